"""A sheet of the register becomes tasks, and words about the rows that do not. Pure.

A bad row stops no other. Merged cells count for all their rows; rows that only head a group are none. A row without a
code gets one made of its directive and title, and keeps it when its title is mended.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from indexer.config.tree import Config
from indexer.coordination.register_codes import is_alike, kept_code, made_code
from indexer.coordination.register_heads import Head
from indexer.coordination.register_rows import Row, read_row, rows_of
from indexer.coordination.roster import Roster
from indexer.model.register import RowFault, Why
from indexer.model.sheet import Sheet
from indexer.model.task import Origin, Task
from indexer.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Around:
    """What a row is read with. `known`: the register's tasks as it last said them; `others`: tasks kept elsewhere.

    `reference`: the file's path; `today` stands for the day of closing where none is said.
    """

    config: Config
    roster: Roster
    today: date
    known: Mapping[str, Task]
    others: Mapping[str, Task] = field(default_factory=dict)
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """`rows` that are meant as tasks; `refused`: codes of those that cannot be taken this time."""

    tasks: tuple[Task, ...]
    faults: tuple[RowFault, ...]
    refused: frozenset[str]
    rows: int


def mapped(sheet: Sheet, head: Head, around: Around) -> Mapped:
    """Every row below the head."""
    tasks: dict[str, tuple[int, Task]] = {}
    faults: list[RowFault] = []
    refused: set[str] = set()
    others = {fold(code): task for code, task in around.others.items()}
    rows = _coded(list(rows_of(sheet, head)), around)
    for row in rows:
        known = around.known.get(row.code)
        task, wrong = read_row(row, around.config, around.roster, today=around.today, known=known)
        first = tasks.get(fold(row.code))
        if task and (other := others.get(fold(row.code))) and not _is_same(other, task):
            wrong, task = (*wrong, row.fault("code", row.code, Why.KEPT_ELSEWHERE)), None
        elif first:
            faults.append(_also(first, row))
            wrong, task = (*wrong, row.fault("code", row.code, Why.DUPLICATE, str(first[0]))), None
        faults += wrong
        if task:
            tasks[fold(row.code)] = (row.number, replace(task, reference=f"{around.reference}#{sheet.name}"))
        elif not first and row.code:
            refused.add(row.code)
    found = tuple(task for _, task in tasks.values())
    ordered = tuple(sorted(faults, key=lambda fault: (fault.row, fault.is_taken)))
    return Mapped(found, ordered, frozenset(refused) - {task.code for task in found}, len(rows))


def _coded(rows: list[Row], around: Around) -> list[Row]:
    """Each with a code: its own, in the writing it had before; the one it was given before; or a new one."""
    before = {fold(code): code for code in around.known}
    written = {fold(row.code) for row in rows if row.code}
    done: list[Row] = []
    made = {made_code(row.directive, row.title) for row in rows if not row.code}
    free = {code: task for code, task in around.known.items() if fold(code) not in written and code not in made}
    for row in rows:
        if row.code:
            done.append(replace(row, code=before.get(fold(row.code), row.code)))
            continue
        code = made_code(row.directive, row.title) if row.title else ""
        if code and code not in around.known:
            code = kept_code(row.directive, row.title, free) or code
            free.pop(code, None)
        done.append(replace(row, code=code))
    return done


def _is_same(other: Task, task: Task) -> bool:
    """Whether a task of the page came into the register. Others stay where they are."""
    return other.origin in (Origin.PAGE, Origin.DOCUMENT) and is_alike(other.title, task.title)


def _also(first: tuple[int, Task], row: Row) -> RowFault:
    number, task = first
    return RowFault(number, task.code, task.title, "code", task.code, Why.DUPLICATE, str(row.number), is_taken=True)
