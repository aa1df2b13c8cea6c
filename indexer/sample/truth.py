"""The written truth of the sample: what a test may hold the product against. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from random import Random

from indexer.sample.disk import Written
from indexer.sample.naming import bare
from indexer.sample.office import DEPARTMENT
from indexer.sample.story import Act, Life
from indexer.sample.tasks import Task
from indexer.sample.themes import THEMES

_STRONGEST = ("audit", "properties", "lock", "none")


def truth(
    lives: Sequence[Life],
    written: Sequence[Written],
    tasks: Sequence[Task],
    acts: Iterable[Act],
    *,
    seed: int,
    today: date,
) -> dict[str, object]:
    return {
        "documents": {one.path: _document(one) for one in written},
        "tasks": {task.code: _task(task, lives, today) for task in tasks},
        "events": [_event(act) for act in acts],
        "queries": _queries(written, Random(seed)),
    }


def _document(one: Written) -> dict[str, object]:
    topic, life = one.life.topic, one.life
    return {
        "kind": topic.kind or "Công văn" if one.is_official else "",
        "number": topic.written_number if one.is_official else "",
        "issued_on": topic.issued_on.isoformat() if one.is_official else None,
        "issuer": DEPARTMENT if one.is_official else "",
        "subject": one.subject,
        "unit": _unit_of(one.path, life),
        "task": life.task.code if life.task else None,
        "secrecy": topic.secrecy or None,
        "encoding": one.encoding,
        "duplicate_of": one.duplicate_of,
    }


def _unit_of(path: str, life: Life) -> str:
    """The unit whose folder holds the file."""
    lead = life.task.lead if life.task else life.unit
    return lead.name if path.startswith(lead.folder + "/") else life.unit.name


def _task(task: Task, lives: Sequence[Life], today: date) -> dict[str, object]:
    return {
        "title": task.title,
        "lead": task.lead.code,
        "coordinating": [unit.code for unit in task.coordinating],
        "due_on": task.due_on.isoformat(),
        "state": task.state(today),
        "contributions": _contributions([life for life in lives if life.task == task]),
        "silent": [unit.code for unit in task.silent],
    }


def _contributions(lives: Sequence[Life]) -> list[dict[str, object]]:
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
        "at": _text(act.at),
        "action": act.action,
        "path": act.path,
        "from": act.source,
        "person": act.member.login,
        "unit": act.member.unit.code,
        "substantive": act.substantive,
    }


def _text(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _queries(written: Sequence[Written], random: Random) -> list[dict[str, object]]:
    """What somebody types who remembers the matter, the kind or the number, and the documents that answer it."""
    readable = [one for one in written if one.is_readable]
    by_matter: dict[tuple[str, str], list[Written]] = defaultdict(list)
    for one in readable:
        by_matter[one.life.topic.theme, one.life.topic.project].append(one)
    found: dict[str, list[str]] = {}
    for (theme, project), group in sorted(by_matter.items(), key=lambda item: -len(item[1])):
        found[f"{THEMES[theme].words} {project}"] = [one.path for one in group]
    queries = dict(list(found.items())[:25])
    numbered = [one for one in readable if one.is_official and one.life.topic.number]
    for one in random.sample(numbered, min(15, len(numbered))):
        number = one.life.topic.written_number
        queries[number] = [other.path for other in numbered if other.life.topic.written_number == number]
    for one in random.sample(readable, min(15, len(readable))):
        same = [other.path for other in readable if other.subject == one.subject]
        queries[one.subject] = same
    return [{"q": q, "q_plain": bare(q), "relevant": sorted(paths)} for q, paths in queries.items()]
