"""Tasks that a decision, plan or directive assigns to our own units: proposals for a head to confirm. Pure.

Every doubt is a no: the lead has to be one of our units, the deadline a day, the document numbered and issued.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice

from indexer.config.tree import Config
from indexer.coordination.assignment_tables import tasks_in_tables
from indexer.coordination.deadlines import end_of_span
from indexer.coordination.register_codes import is_alike
from indexer.coordination.register_units import units_in
from indexer.coordination.roster import Roster
from indexer.coordination.working_days import Calendar, calendar_of
from indexer.model.document import Document
from indexer.model.task import Origin, Share, Task
from indexer.vietnamese.assignments import Assignment, find_assignments
from indexer.vietnamese.deadlines import Deadline
from indexer.vietnamese.due_cells import due_of
from indexer.vietnamese.numbers import number_key

KINDS = ("Quyết định", "Kế hoạch", "Chỉ thị", "Thông báo", "Công văn", "Chương trình", "Kết luận")
MOST = 30  # sentences of one document that are offered
MOST_ROWS = 200  # rows of its tables: more is rather a list for the register
_LONGEST = 250
_DEADLINE_BEHIND = re.compile(r"[\s,;(–-]*(?:hoàn thành\s*)?(?:và\s*)?$", re.IGNORECASE)


def offers(document: Document, text: str, config: Config, roster: Roster, known: Iterable[Task]) -> tuple[Task, ...]:
    """Drafts, coded by the document's id. What a known task of the same directive says already is left out."""
    number, issued_on = document.header.number, document.header.issued_on
    if not number or issued_on is None or not config.units:
        return ()
    same = [task for task in known if number_key(number) and number_key(number) in _numbers(task.directive)]
    said = (_task(one, document, issued_on, config, roster) for one in find_assignments(text))
    listed = (_of_document(task, document) for task in tasks_in_tables(text, issued_on, config, roster))
    found: list[Task] = []
    for task in (*islice(filter(None, said), MOST), *islice(listed, MOST_ROWS)):
        if not any(_is_same(task, other) for other in (*same, *found)):
            found.append(task)
    return tuple(replace(task, code=f"DT-{document.id}-{n}") for n, task in enumerate(found, start=1))


def _task(one: Assignment, document: Document, issued_on: date, config: Config, roster: Roster) -> Task | None:
    calendar = calendar_of(config.calendar)
    lead, day = roster.unit_code(one.lead), _day(one.due, issued_on, calendar) if one.due else None
    title = _title(one)
    if not lead or not one.due or day is None or day < issued_on or len(title.split()) < 3:
        return None
    named = [named for name in one.coordinating for named in units_in(name, config, roster)]
    others = dict.fromkeys(unit.code or unit.written for unit in named if not unit.is_vague)
    task = Task(
        code="",
        title=title,
        content=one.sentence,
        lead=lead,
        coordinating=tuple(Share(unit) for unit in others if unit != lead),
        assigned_on=issued_on,
        due_on=day,
        words=one.due.words,
    )
    return _of_document(task, document)


def _of_document(task: Task, document: Document) -> Task:
    header = document.header
    return replace(
        task,
        code="",
        directive=f"{header.number} ngày {header.issued_on:%d/%m/%Y}",
        assigned_by=task.assigned_by or header.signer,
        origin=Origin.DOCUMENT,
        reference=str(document.id),
        is_draft=True,
    )


def _day(due: Deadline, issued_on: date, calendar: Calendar) -> date | None:
    if due.day:
        return due.day
    if due.span and due.span[1] != "hour":
        return end_of_span((due.span[0], str(due.span[1])), issued_on, calendar)
    period = due_of(due.period) if due.period else None
    return period.day if period else None


def _title(one: Assignment) -> str:
    """What is to be done, without the deadline behind it."""
    action = " ".join(one.action.split())
    at = action.find(one.due.words) if one.due else -1
    if at > 0:
        action = _DEADLINE_BEHIND.sub("", action[:at])
    action = action.strip(" ,.;:-")
    if len(action) > _LONGEST:
        action = action[:_LONGEST].rpartition(" ")[0] + " …"
    return action[:1].upper() + action[1:]


def _is_same(task: Task, other: Task) -> bool:
    return task.lead == other.lead and is_alike(task.title, other.title)


def _numbers(directive: str) -> frozenset[str]:
    return frozenset(number_key(part) for part in re.split(r"[\s;,]+", directive) if "/" in part)
