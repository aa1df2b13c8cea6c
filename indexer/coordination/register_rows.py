"""One row of the register becomes a task, or says why it cannot. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from indexer.config.tree import Config
from indexer.coordination.deadlines import end_of_span
from indexer.coordination.register_heads import Head
from indexer.coordination.register_units import Named, people_in, units_in
from indexer.coordination.roster import Roster
from indexer.coordination.working_days import Calendar, calendar_of
from indexer.model.register import RowFault, Why
from indexer.model.sheet import Cell, Sheet
from indexer.model.task import Origin, Share, Task
from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.due_cells import Due, due_of
from indexer.vietnamese.text import fold

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_GROUP = re.compile(r"^(?:[ivxlc]{1,6}|[a-zđ])[.)]?$|^(?:[ivxlc]{1,6}|[a-zđ])[.)]\s")
_NOT_A_TASK = re.compile(
    r"^(?:tong cong|tong so|tong|cong|nguoi lap|ghi chu|noi nhan|lanh dao|thu truong|truong phong)\b"
)
_NUMBERING = re.compile(r"^[(\[]?\d{1,2}[)\]]?$")
_DONE = re.compile(
    r"^(?:da |)(?:hoan thanh|xong|ket thuc)|^(?:done|closed|100 ?%?)$|da hoan thanh|hoan thanh (?:dung|qua|tre)"
)
_NOT_DONE = re.compile(r"chua|dang|khong hoan thanh")
_LATE = re.compile(r"qua han|tre han|cham|muon")
_CANCELLED = re.compile(r"^(?:da )?(?:huy|thu hoi|bai bo|dung thuc hien)\b")
_SPLIT = re.compile(r"[;\n•]|(?:^|\s)[-–]\s")


@dataclass(frozen=True, slots=True)
class Row:
    """A row meant as a task. `number` as the spreadsheet counts; `cells` by field; `year` for days without one."""

    number: int
    cells: Mapping[str, Cell]
    code: str
    title: str
    directive: str
    year: int | None

    def text(self, field: str) -> str:
        return _text(self.cells.get(field))

    def fault(self, field: str, value: str, why: Why, hint: str = "", *, is_taken: bool = False) -> RowFault:
        return RowFault(self.number, self.code, self.title, field, value[:200], why, hint, is_taken)


def rows_of(sheet: Sheet, head: Head) -> Iterator[Row]:
    """Those below the head that are meant as tasks, merged cells filled; cancelled ones are none."""
    carried = _carried_down(sheet, head.row)
    year = _year_of(sheet, head.row)
    for at in range(head.row + 1, len(sheet.rows)):
        line = sheet.rows[at]
        cells = {
            field: value
            for field, column, _ in head.columns
            if (value := carried.get((at, column), line[column] if column < len(line) else None)) is not None
        }
        if _is_task(sheet, at, cells):
            code, title, directive = (_text(cells.get(field)) for field in ("code", "title", "directive"))
            yield Row(at + 1, cells, code, title, directive, year)


def read_row(
    row: Row, config: Config, roster: Roster, *, today: date, known: Task | None
) -> tuple[Task | None, tuple[RowFault, ...]]:
    """(the task, or None where the row cannot be taken; what is wrong with it, or worth a look)"""
    faults: list[RowFault] = []
    if not row.title:
        return None, (row.fault("title", "", Why.NO_TITLE),)
    assigned = _day(row, "assigned_on", faults)
    calendar = calendar_of(config.calendar)
    due = _due(row, assigned.day, calendar, faults)
    leads = _units(row, "lead", config, roster, faults)
    others = _units(row, "coordinating", config, roster, faults)
    if len(leads) > 1:
        faults.append(row.fault("lead", row.text("lead"), Why.SEVERAL_LEADS, is_taken=True))
    if not leads and not row.text("lead"):
        faults.append(row.fault("lead", "", Why.NO_LEAD, is_taken=True))
    lead = leads[0] if leads else None
    lead_person, people = _people(row, roster, lead, config, faults)
    closed_on = _closed_on(row, due.day, today, known, faults)
    if any(not fault.is_taken for fault in faults):
        return None, tuple(faults)
    if assigned.day and due.day and due.day < assigned.day:
        faults.append(row.fault("due_on", due.words or f"{due.day:%d/%m/%Y}", Why.DATES_CROSS, is_taken=True))
    task = Task(
        code=row.code,
        title=row.title,
        objective=row.text("objective"),
        content=row.text("content"),
        products=tuple(
            part.strip(" .,") for part in _SPLIT.split(_lines(row.cells.get("products"))) if part.strip(" .,")
        ),
        directive=row.directive,
        lead=_written(lead) if lead else "",
        lead_person=lead_person,
        coordinating=_shares((*leads[1:], *others), lead, assigned.day, calendar),
        people=people,
        assigned_by=row.text("assigned_by"),
        assigned_on=assigned.day,
        due_on=due.day,
        words=due.words,
        closed_on=closed_on,
        origin=Origin.SHEET,
    )
    return task, tuple(faults)


def _carried_down(sheet: Sheet, head: int) -> dict[tuple[int, int], Cell]:
    """Values of merged cells for the rows below their first, by (row, column)."""
    found: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, _ in sheet.spans:
        if top > head and top < len(sheet.rows) and left < len(sheet.rows[top]):
            for at in range(top + 1, min(bottom + 1, len(sheet.rows))):
                found[(at, left)] = sheet.rows[top][left]
    return found


def _is_task(sheet: Sheet, at: int, cells: Mapping[str, Cell]) -> bool:
    """Not a blank row, the numbers below a head, the heading of a group, a sum or a signature."""
    filled = [cell for cell in sheet.rows[at] if cell is not None]
    title, code = fold(_text(cells.get("title"))), fold(_text(cells.get("code")))
    if not filled or not (title or code) or all(_NUMBERING.match(_text(cell)) for cell in filled):
        return False
    if _CANCELLED.match(fold(_text(cells.get("status")))):
        return False
    if cells.keys() & {"lead", "coordinating", "due_on", "lead_person", "assigned_on", "directive"}:
        return not (_NOT_A_TASK.match(title) and "due_on" not in cells)
    if not title:
        return " " not in code and not _GROUP.match(code)
    if _NOT_A_TASK.match(title):
        return False
    is_wide = any(top == at and right > left for top, left, _, right in sheet.spans)
    first = fold(_text(filled[0]))
    is_heading = is_wide or len(filled) == 1 or bool(_GROUP.match(first)) or _text(filled[-1]).isupper()
    return (bool(code) and not _GROUP.match(code)) or not is_heading


def _units(row: Row, field: str, config: Config, roster: Roster, faults: list[RowFault]) -> tuple[Named, ...]:
    found = []
    for one in units_in(_lines(row.cells.get(field)), config, roster, row.year):
        if one.code or one.is_outside:
            found.append(one)
        elif one.is_vague:
            faults.append(row.fault(field, one.written, Why.VAGUE_UNIT, is_taken=True))
        else:
            faults.append(row.fault(field, one.written, Why.UNKNOWN_UNIT, one.hint))
    return tuple(found)


def _people(
    row: Row, roster: Roster, lead: Named | None, config: Config, faults: list[RowFault]
) -> tuple[str, tuple[str, ...]]:
    leading = people_in(_lines(row.cells.get("lead_person")), roster)
    others = people_in(_lines(row.cells.get("people")), roster)
    for name, is_known in (*leading, *others):
        if not is_known and config.people:
            faults.append(row.fault("people", name, Why.UNKNOWN_PERSON, is_taken=True))
    names = [name for name, _ in (*leading, *others)]
    first = lead.person if lead and lead.person else leading[0][0] if leading else ""
    return first, tuple(dict.fromkeys(name for name in names if name != first))


def _shares(
    named: tuple[Named, ...], lead: Named | None, assigned_on: date | None, calendar: Calendar
) -> tuple[Share, ...]:
    shares: dict[str, Share] = {}
    for one in named:
        unit = _written(one)
        if not lead or unit != _written(lead):
            shares.setdefault(unit, Share(unit, _day_from(one.due, assigned_on, calendar), one.due.words))
    return tuple(shares.values())


def _written(named: Named) -> str:
    return named.code or named.written


def _day(row: Row, field: str, faults: list[RowFault]) -> Due:
    found = due_of(row.cells.get(field), row.year)
    if found is None:
        faults.append(row.fault(field, row.text(field), Why.WRONG_DATE))
    return found or Due()


def _due(row: Row, assigned_on: date | None, calendar: Calendar, faults: list[RowFault]) -> Due:
    """A span counts from the day of assignment; where there is none, only its words are kept."""
    found = _day(row, "due_on", faults)
    if found.span is None:
        return found
    day = _day_from(found, assigned_on, calendar)
    if day is None:
        faults.append(row.fault("due_on", found.words, Why.NO_START, is_taken=True))
    return Due(found.words, day)


def _day_from(due: Due, start: date | None, calendar: Calendar) -> date | None:
    """The day itself, or the end of its span from a start; the day of the start does not count."""
    return end_of_span(due.span, start, calendar) if due.span and start else due.day


def _closed_on(row: Row, due_on: date | None, today: date, known: Task | None, faults: list[RowFault]) -> date | None:
    """The day it was done. Where the row says only that it is, the day we learn of it; of what was done before we
    came, the benefit of the doubt: its deadline."""
    said = _day(row, "closed_on", faults).day
    status = fold(row.text("status"))
    if said or not _DONE.search(status) or _NOT_DONE.search(status):
        return said
    faults.append(row.fault("status", row.text("status"), Why.NO_CLOSING_DAY, is_taken=True))
    if known is not None:
        return known.closed_on or today
    if due_on and _LATE.search(status):
        return due_on + timedelta(days=1)
    return min(due_on, today) if due_on else today


def _year_of(sheet: Sheet, head: int) -> int | None:
    """The year that the sheet's name or what stands above its head says."""
    above = (_text(cell) for row in sheet.rows[: head + 1] for cell in row if isinstance(cell, str))
    years = [int(year) for text in (sheet.name, *above) for year in _YEAR.findall(text)]
    return years[-1] if years else None


def _text(cell: Cell) -> str:
    return " ".join(_lines(cell).split())


def _lines(cell: Cell) -> str:
    """A cell as text; numbers without a needless fraction, days as people write them."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell)
        case float() | int():
            return f"{cell:.15g}"
        case datetime() | date():
            return f"{cell:%d/%m/%Y}"
    return clean(str(cell)).strip()
