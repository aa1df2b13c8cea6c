"""What heads see of all tasks at once: what needs attention, and matrices of a period. As far as the viewer may see."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from indexer.coordination import attention as attending
from indexer.coordination.report import as_of, was_running
from indexer.coordination.working_days import calendar_of
from indexer.library.tasks import Asked
from indexer.model.effort import Silence
from indexer.model.overview import Attention, Matrix
from indexer.model.task import Involvement, Row, TaskState

Days = tuple[date, date]  # both included
_ORDER = (TaskState.OVERDUE, TaskState.OPEN, TaskState.DONE_LATE, TaskState.DONE)


def attention(
    asked: Asked, rows: tuple[Row, ...], silences: tuple[Silence, ...], today: date, unit: str
) -> tuple[Attention, ...]:
    """Of the tasks that a unit (its code) has a part in; of all for "". `rows`: of units as a whole, of all time."""
    catalogue, config, _ = asked
    silent = frozenset((one.task, one.unit) for one in silences if one.is_worth_telling)
    calendar = calendar_of(config.calendar)
    return attending.attention(catalogue.tasks.all(unit=unit), ever(rows), silent, today, calendar)


def matrix(asked: Asked, days: Days, unit: str, rows: tuple[Row, ...], whole: tuple[Row, ...], today: date) -> Matrix:
    """Of tasks that ran or were worked on in the period. `rows` of the period, `whole` of units in all time."""
    worked = {row.task for row in rows if row.evidence}
    last = min(days[1], today)
    found = [
        as_of(task, last) for task in asked[0].tasks.all(unit=unit) if was_running(task, *days) or task.code in worked
    ]
    found.sort(key=lambda pair: (_ORDER.index(pair[1]), pair[0].due_on or date.max, pair[0].code))
    shown = {task.code for task, _ in found}
    return Matrix(tuple(found), tuple(row for row in rows if row.task in shown), ever(whole))


def ever(rows: tuple[Row, ...]) -> Mapping[tuple[str, str], Involvement]:
    """By task and unit."""
    return {(row.task, row.unit): row.state for row in rows}


def moments(days: Days, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the first moment of a period until before the first one after it."""
    return datetime.combine(days[0], time(), zone), datetime.combine(days[1] + timedelta(1), time(), zone)
