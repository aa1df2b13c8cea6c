"""Matrices, maps and what needs attention, as the parts of the overview want them. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from indexer.model.overview import Attention, Concern, Matrix, Reason
from indexer.model.task import Coverage, Involvement, Role, Row, Task, TaskState
from webui.formats import Formats
from webui.rows import person_page, unit_page
from webui.task_address import reminder_page, task_page
from webui.task_dossier import Names

MOST_PEOPLE = 30  # columns of a matrix
_LEVELS = (0.35, 0.65, 0.88)  # of the cells with work: where their colour changes

Data = dict[str, Any]


def attention(found: Sequence[Attention], names: Names, formats: Formats) -> list[Data]:
    return [
        {
            "code": one.task.code,
            "title": one.task.title,
            "page": task_page(one.task.code),
            "reason": one.reason.value,
            "lead": names.unit(one.task.lead),
            "due": due(one.task, formats),
            "concerns": [_concern(one.task, concern, names, formats) for concern in one.concerns],
        }
        for one in found
    ]


def due(task: Task, formats: Formats) -> str:
    """`Hạn 20/11/2026`, or the words where no day follows from them."""
    words = formats.words
    if task.due_on:
        return words("overview.due", day=formats.date(task.due_on))
    return task.words or words("overview.no_due")


def _concern(task: Task, one: Concern, names: Names, formats: Formats) -> Data:
    return {
        "unit": names.unit(one.unit),
        "page": unit_page(names.unit(one.unit)),
        "role": formats.words(f"overview.role_{one.role}"),
        "reason": one.reason.value,
        "text": concern(one, formats),
        "own": formats.words("overview.due", day=formats.date(one.limit))
        if one.limit and one.limit != task.due_on
        else "",
        "remind": reminder_page(task.code, one.unit),
    }


def concern(one: Concern, formats: Formats) -> str:
    """What is to be said of a unit's part; of work that cannot be known nobody is accused."""
    words = formats.words
    if one.reason is Reason.SILENT:
        return words("overview.silent", share=str(min(round(100 * (one.used or 0)), 100)))
    left = one.left or 0
    time = (
        formats.counted("overview.late", -left)
        if one.reason is Reason.OVERDUE
        else formats.counted("overview.left", left)
        if left
        else words("overview.today")
    )
    if one.role is Role.LEAD:
        return time
    return words(f"overview.and_{one.done}", time=time)


def matrix(found: Matrix, rows: int, names: Names, formats: Formats, *, of_people: bool) -> Data:
    """Tasks by units or people; the first `rows` tasks."""
    cells = {(row.task, row.person if of_people else row.unit): row for row in found.rows}
    shown = found.tasks[:rows]
    codes = {task.code for task, _ in shown}
    here = [row for row in found.rows if row.task in codes]
    columns = _people(here, names) if of_people else _units(shown, here, names)
    bounds = steps([row.edits for row in here])
    left = len(found.tasks) - len(shown)
    hidden = len(_all_people(here)) - len(columns) if of_people else 0
    return {
        "columns": [_column(key, names, of_people=of_people) for key in columns],
        "rows": [
            {
                "code": task.code,
                "title": task.title,
                "page": task_page(task.code),
                "label": task.title,
                "state": state.value,
                "state_text": formats.words(f"overview.state_{state}"),
                "due": due(task, formats),
                "cells": [
                    _person_cell(cells.get((task.code, key)), names, bounds, formats)
                    if of_people
                    else _unit_cell(task, key, cells.get((task.code, key)), found.ever, names, bounds, formats)
                    for key in columns
                ],
            }
            for task, state in shown
        ],
        "more": formats.counted("overview.more", left) if left else "",
        "hidden": formats.counted("overview.hidden_people", hidden) if hidden > 0 else "",
    }


def coverage(found: Coverage, formats: Formats) -> str:
    """What the figures of the period rest on; never rounded to everything or to nothing."""
    watched = round(100 * found.watched)
    share = str(min(max(watched, int(found.watched > 0)), 100 if found.watched >= 1 else 99))
    if not found.changes:
        return formats.words("overview.coverage_none", watched=share)
    counts = {"known": formats.number(found.known), "changes": formats.number(found.changes)}
    return formats.words("overview.coverage", watched=share, **counts)


def heat(value: int, steps: Sequence[int]) -> int:
    """0 for nothing, 1 to 4 for little to much."""
    return 1 + sum(value > step for step in steps) if value else 0


def steps(values: Sequence[int]) -> list[int]:
    some = sorted(value for value in values if value) or [0]
    return [some[int(len(some) * share)] for share in _LEVELS]


def _units(shown: Sequence[tuple[Task, TaskState]], rows: Sequence[Row], names: Names) -> list[str]:
    """Every unit that has a part or did something, in the office's order."""
    codes = {unit for task, _ in shown for unit in task.units} | {row.unit for row in rows if row.evidence}
    return sorted(codes - {""}, key=lambda code: (names.order.get(code, len(names.order)), code))


def _all_people(rows: Sequence[Row]) -> set[str]:
    return {row.person for row in rows if row.person and row.evidence}


def _people(rows: Sequence[Row], names: Names) -> list[str]:
    """Those who did most, by unit."""
    done: dict[str, int] = dict.fromkeys(_all_people(rows), 0)
    units: dict[str, str] = {}
    for row in rows:
        if row.person in done:
            done[row.person] += row.edits + row.remarks
            units[row.person] = names.unit_of(row.person) or row.unit
    most = sorted(done, key=lambda person: (-done[person], person))[:MOST_PEOPLE]
    last = len(names.order)
    return sorted(most, key=lambda person: (names.order.get(units[person], last), -done[person], person))


def _column(key: str, names: Names, *, of_people: bool) -> Data:
    if not of_people:
        full = names.unit(key)
        return {"label": names.short(key), "full": full, "page": unit_page(full), "sub": ""}
    name = names.person(key)
    return {"label": name, "full": name, "page": person_page(name), "sub": names.short(names.unit_of(key))}


def _unit_cell(
    task: Task,
    unit: str,
    row: Row | None,
    ever: Mapping[tuple[str, str], Involvement],
    names: Names,
    steps: Sequence[int],
    formats: Formats,
) -> Data | None:
    """None where a unit has no part and did nothing."""
    is_part = unit in task.units
    if not is_part and (row is None or not row.evidence):
        return None
    role = Role.LEAD if unit == task.lead else Role.COORDINATING if is_part else Role.NONE
    state = before(row, ever.get((task.code, unit), Involvement.UNKNOWN))
    return _cell(task.code, names.unit(unit), unit, "", row, role, state, steps, formats)


def _person_cell(row: Row | None, names: Names, steps: Sequence[int], formats: Formats) -> Data | None:
    if row is None or not row.evidence:
        return None
    name = names.person(row.person)
    return _cell(row.task, name, row.unit, row.person, row, row.role, row.state.value, steps, formats)


def before(row: Row | None, ever: Involvement) -> str:
    """What to show of a unit: what it did in the period, else `before` where it worked at another time, else whether
    that may be called silence."""
    if row is not None and row.evidence:
        return row.state.value
    return "before" if ever in (Involvement.CONTRIBUTED, Involvement.OPENED) else ever.value


def _cell(
    code: str,
    name: str,
    unit: str,
    person: str,
    row: Row | None,
    role: Role,
    state: str,
    steps: Sequence[int],
    formats: Formats,
) -> Data:
    words, number = formats.words, formats.number
    has_work = row is not None and state == Involvement.CONTRIBUTED
    last = formats.date(formats.day_of(row.last_at)) if row and row.last_at else ""
    work = [
        *([formats.counted("overview.edits", row.edits)] if row and row.edits else []),
        *([formats.counted("overview.remarks", row.remarks)] if row and row.remarks else []),
        *([formats.counted("overview.files", row.files)] if row and row.files else []),
    ]
    said = ", ".join(work) if has_work else words(f"overview.cell_{state}")
    return {
        "role": role.value,
        "badge": "" if role is Role.COORDINATING else words(f"overview.badge_{role}"),
        "state": state,
        "heat": heat(row.edits or row.remarks, steps) if row and has_work else 0,
        "main": number(row.edits or row.remarks) if row and has_work else words(f"overview.short_{state}"),
        "sub": formats.words("overview.cell_files", n=number(row.files)) if row and has_work else "",
        "last": _short(formats.day_of(row.last_at), formats) if row and has_work and row.last_at else "",
        "title": " · ".join(filter(None, (f"{code}: {name}", words(f"overview.role_{role}"), said, last))),
        "ask": [code, unit, person] if row and row.evidence else None,
    }


def _short(day: date, formats: Formats) -> str:
    """Without the year where it is this one."""
    return formats.day_and_month(day) if day.year == formats.today.year else formats.date(day)
