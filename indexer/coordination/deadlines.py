"""Time limits of tasks: from words to a day, and how a task and each unit's part stand on a day. Pure.

The first day of a period is the next one, and a period that ends on a day off ends on the next working day (Civil Code
2015, articles 147 and 148). A day that is named stays as it is; `trước ngày X` is read strictly: X itself is late.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from indexer.coordination.working_days import PUBLIC, Calendar
from indexer.model.task import Task, TaskState
from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.deadlines import find_deadlines
from indexer.vietnamese.due_cells import due_of
from indexer.vietnamese.text import fold

SOON = 3  # working days before its end when a task is due soon
_STRICT = re.compile(
    r"(?<![a-z])truoc\s+(?:ngay\s+)?(\d{1,2})\s?(?:[/.\-]|\s+thang\s+)\s?(\d{1,2})(?!\d)(?!\s?[/.\-]\s?\d{1,2}(?!\d))"
)
_DAYS = {"day": 1, "week": 7}


def end_of_span(span: tuple[int, str], since: date, calendar: Calendar = PUBLIC) -> date:
    """The last day of (count, working_day | day | week | month | hour) that starts with what happened on `since`."""
    count, unit = span
    if unit == "working_day":
        return calendar.after(since, count) if count else calendar.working_day_from(since)
    if unit == "month":
        end = _months_later(since, count)
    elif unit == "hour":
        end = since + timedelta(days=-(-count // 24))
    else:
        end = since + timedelta(days=count * _DAYS[unit])
    return calendar.working_day_from(end)


def due_day(words: str, since: date | None, calendar: Calendar = PUBLIC) -> date | None:
    """The day that a cell or a sentence means. `since`: what a span counts from, usually the day of assignment.

    None where no day follows from the words: `thường xuyên`, a span without a start, no deadline at all.
    """
    year = since.year if since else None
    cell = due_of(words, year)
    if cell is not None and (cell.day or cell.span is None):
        return cell.day
    found = find_deadlines(words, year)
    if named := [one.day for one in found if one.day]:
        return named[-1]
    span = cell.span if cell else next(((one.span[0], str(one.span[1])) for one in found if one.span), None)
    return end_of_span(span, since, calendar) if span and since else None


def last_day(due_on: date | None, words: str = "") -> date | None:
    """The last day that is in time: the day before where the words beside it say `trước ngày` of this very day."""
    if due_on is None:
        return None
    if not words:
        return due_on
    named = [(int(day), int(month)) for day, month in _STRICT.findall(fold(clean(words)))]
    is_strict = due_on > date.min and (due_on.day, due_on.month) in named
    return due_on - timedelta(days=1) if is_strict else due_on


def limits(task: Task) -> tuple[tuple[str, date | None], ...]:
    """(unit, its last day in time), the leading unit first; a unit without a limit of its own has the task's."""
    whole = last_day(task.due_on, task.words)
    return (
        *(((task.lead, whole),) if task.lead else ()),
        *((share.unit, last_day(share.due_on, share.words) if share.due_on else whole) for share in task.coordinating),
    )


def state_of(task: Task, today: date) -> TaskState:
    """The official state of the task as a whole."""
    return _state(last_day(task.due_on, task.words), task.closed_on, today)


def unit_states(
    task: Task, today: date, contributed: Mapping[str, date] | None = None
) -> tuple[tuple[str, date | None, TaskState], ...]:
    """(unit, its last day in time, the official state of its part), the leading unit first.

    The leading unit's part is the task. A coordinating unit's is done on the day in `contributed`, that of its first
    contribution of substance, or when the task is closed.
    """
    done = contributed or {}
    states = []
    for unit, limit in limits(task):
        day = task.closed_on if unit == task.lead else min(filter(None, (done.get(unit), task.closed_on)), default=None)
        states.append((unit, limit, _state(limit, day, today)))
    return tuple(states)


def days_left(limit: date, today: date, calendar: Calendar = PUBLIC) -> int:
    """Working days after today up to the limit: 0 on the last day, negative when it is over."""
    left = calendar.between(today, limit)
    return left if today <= limit else min(left, -1)


def is_due_soon(limit: date | None, today: date, calendar: Calendar = PUBLIC) -> bool:
    """Whether three working days or fewer are left, and it is not over yet. Of what is not done."""
    return limit is not None and 0 <= days_left(limit, today, calendar) <= SOON


def used_share(task: Task, unit: str, today: date, calendar: Calendar = PUBLIC) -> float | None:
    """How much of a unit's time for the task is gone, counted in working days: 0 on the day of assignment, 1 at the
    end of its last day, more when it is over. None without a deadline or a day of assignment, or for a stranger."""
    limit = dict(limits(task)).get(unit)
    if limit is None or task.assigned_on is None:
        return None
    whole = calendar.between(task.assigned_on, limit)
    gone = calendar.between(task.assigned_on, max(today, task.assigned_on))
    if whole <= 0:
        return 1.0 if today >= limit else 0.0
    return gone / whole if today <= limit else max(gone / whole, 1.0)


def _state(limit: date | None, done_on: date | None, today: date) -> TaskState:
    if done_on:
        return TaskState.DONE_LATE if limit and done_on > limit else TaskState.DONE
    return TaskState.OVERDUE if limit and today > limit else TaskState.OPEN


def _months_later(day: date, count: int) -> date:
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
