"""The written truth of the sample: what a test may hold the product against. Pure.

Units stand as codes and people as logins, but for a document's `unit`, which is the name shown with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from indexer.clock import to_text
from indexer.sample.disk import Written
from indexer.sample.story import Act, Life
from indexer.sample.tasks import Task

_STRONGEST = ("audit", "properties", "lock", "none")


def truth(
    written: Sequence[Written], tasks: Sequence[Task], acts: Iterable[Act], queries: object, *, today: date
) -> dict[str, object]:
    """The content of truth.json; `acts` are all there were, of files that are gone too."""
    by_task: dict[str, list[Life]] = defaultdict(list)
    for one in written:
        if one.life.task:
            by_task[one.life.task.code].append(one.life)
    return {
        "documents": {one.path: _document(one) for one in written},
        "tasks": {task.code: _task(task, by_task[task.code], today) for task in tasks},
        "events": [_event(act) for act in acts],
        "queries": queries,
    }


def _document(one: Written) -> dict[str, object]:
    topic, life = one.life.topic, one.life
    return {
        "kind": topic.kind if one.is_official else "",
        "number": topic.written_number if one.is_official else "",
        "issued_on": topic.day.isoformat() if one.is_official else None,
        "issuer": topic.issuer.name if one.is_official else "",
        "subject": one.subject,
        "unit": _unit_of(one.path, life),
        "task": life.task.code if life.task else None,
        "secrecy": topic.secrecy or None,
        "encoding": one.encoding,
        "duplicate_of": one.duplicate_of,
        "cites": [{"number": each.number, "relation": each.relation} for each in topic.cites]
        if one.is_official
        else [],
    }


def _unit_of(path: str, life: Life) -> str:
    """The unit whose folder holds the file."""
    lead = life.task.lead if life.task else life.unit
    return lead.name if path.startswith(lead.folder + "/") else life.unit.name


def _task(task: Task, lives: Sequence[Life], today: date) -> dict[str, object]:
    """`opened` units saved papers without changing any, `silent` ones did not even that."""
    saves = [act for life in lives for act in life.saves]
    busy = {act.member.unit.code for act in saves}
    working = {act.member.unit.code for act in saves if act.substantive}
    assigned = [unit.code for unit in (task.lead, *task.coordinating)]
    return {
        "title": task.title,
        "lead": task.lead.code,
        "coordinating": assigned[1:],
        "due_on": task.due_on.isoformat(),
        "state": task.state(today),
        "contributions": _contributions(lives),
        "silent": [code for code in assigned if code not in busy],
        "opened": [code for code in assigned if code in busy and code not in working],
    }


def _contributions(lives: Sequence[Life]) -> list[dict[str, object]]:
    """Substantive saves of the task's files that are still there, by unit and person."""
    files: dict[tuple[str, str], set[int]] = defaultdict(set)
    edits: dict[tuple[str, str], int] = defaultdict(int)
    evidence: dict[tuple[str, str], str] = {}
    for number, life in enumerate(lives):
        for act in life.saves:
            if act.substantive:
                key = (act.member.unit.code, act.member.login)
                files[key].add(number)
                edits[key] += 1
                evidence[key] = min(evidence.get(key, "none"), act.evidence, key=_STRONGEST.index)
    return [
        {
            "unit": unit,
            "person": login,
            "files": len(files[unit, login]),
            "edits": edits[unit, login],
            "evidence": evidence[unit, login],
        }
        for unit, login in sorted(files)
    ]


def _event(act: Act) -> dict[str, object]:
    return {
        "at": to_text(act.at),
        "action": act.action,
        "path": act.path,
        "from": act.source,
        "person": act.member.login,
        "unit": act.member.unit.code,
        "substantive": act.substantive,
    }
