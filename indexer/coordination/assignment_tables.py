"""Tables of tasks in the text of a plan or its annex: one row, one task of one of our units. Pure.

A document's text has a line for each row of a table, its cells between tabs; a cell of several paragraphs goes on in
the next line. Read by the rules of the register, and stricter: a row with a doubt is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indexer.config.tree import Config
from indexer.coordination.register_heads import Head, find_head
from indexer.coordination.register_rows import Row, read_row, rows_of
from indexer.coordination.roster import Roster
from indexer.model.sheet import Cell, Sheet
from indexer.model.task import Task
from indexer.vietnamese.text import fold

_NUMBERED = re.compile(r"(?:stt|tt|so tt|\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])[.)]?\t")
_HAS_NUMBERS = re.compile(r"(?:stt|tt|so tt)[.)]?(?:\t|$)")
_LEAST_WORDS = 3


def tasks_in_tables(text: str, issued_on: date, config: Config, roster: Roster) -> Iterator[Task]:
    """With lead and day, and as `content` the row as it stands; without code, origin and directive of the document."""
    ours = {unit.code for unit in config.units}
    for sheet in _tables(text):
        head = find_head(sheet)
        if head is None or head.column("lead") is None:
            continue
        for row in rows_of(sheet, head):
            task, _ = read_row(_given(row, issued_on), config, roster, today=issued_on, known=None)
            if task and task.lead in ours and _is_whole(task, issued_on):
                yield replace(task, content=_quoted(sheet, row, head))


def _is_whole(task: Task, issued_on: date) -> bool:
    is_due = task.due_on is not None and task.due_on >= issued_on
    return is_due and task.closed_on is None and len(task.title.split()) >= _LEAST_WORDS


def _given(row: Row, issued_on: date) -> Row:
    """Assigned by the document, on its day, where the row does not say otherwise."""
    cells = {"assigned_on": issued_on, **row.cells}
    return replace(row, cells=cells, year=row.year or issued_on.year)


def _quoted(sheet: Sheet, row: Row, head: Head) -> str:
    named = {column: written for _, column, written in head.columns}
    cells = enumerate(sheet.rows[row.number - 1])
    return "; ".join(f"{named[at]}: {' '.join(str(cell).split())}" for at, cell in cells if cell and at in named)


def _tables(text: str) -> Iterator[Sheet]:
    for block in re.split(r"\n\s*\n", text):
        lines = block.split("\n")
        first = next((at for at, line in enumerate(lines) if "\t" in line), None)
        if first is not None and sum("\t" in line for line in lines) > 1:
            yield Sheet("", tuple(_cells(row) for row in _rows(lines[first:])))


def _rows(lines: list[str]) -> Iterator[str]:
    """Where rows are numbered, a line without a number goes on with the last cell of the row above."""
    if not _HAS_NUMBERS.match(fold(lines[0])):
        yield from (line for line in lines if "\t" in line)
        return
    row = ""
    for line in lines:
        if row and _NUMBERED.match(fold(line)):
            yield row
            row = line
        else:
            row = f"{row}\n{line}" if row else line
    yield row


def _cells(row: str) -> tuple[Cell, ...]:
    return tuple(cell.strip() or None for cell in row.split("\t"))
