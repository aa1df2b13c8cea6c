"""What heads see of all tasks at once: what needs attention, and matrices of a period. As far as the viewer may see."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from indexer import clock
from indexer.coordination import attention as attending
from indexer.coordination.report import as_of, was_running
from indexer.coordination.working_days import calendar_of
from indexer.library import contributions
from indexer.library.silence import Judge
from indexer.library.tasks import Asked
from indexer.model.effort import Silence
from indexer.model.overview import Attention, Matrix
from indexer.model.task import Involvement, Task, TaskState

Days = tuple[date, date]  # both included
Done = Mapping[tuple[str, str], Involvement]
_ORDER = (TaskState.OVERDUE, TaskState.OPEN, TaskState.DONE_LATE, TaskState.DONE)


def attention(asked: Asked, silences: tuple[Silence, ...], today: date, unit: str) -> tuple[Attention, ...]:
    """Of the tasks that a unit (its code) has a part in; of all for "". `silences`: of all running tasks."""
    catalogue, config, _ = asked
    running = catalogue.tasks.all(unit=unit, running=True)
    done = {(task.code, part): Involvement.CONTRIBUTED for task in running for part in task.units}
    done |= {(one.task, one.unit): one.state for one in silences}
    silent = frozenset((one.task, one.unit) for one in silences if one.is_worth_telling)
    calendar = calendar_of(config.calendar)
    return attending.attention(running, done, silent, today, calendar)


def matrix(asked: Asked, days: Days, unit: str, now: datetime, *, by_unit: bool, limit: int | None) -> Matrix:
    """Of tasks that ran in the period, or were worked on in it. The work of the first `limit` of them."""
    catalogue, config, viewer = asked
    zone = ZoneInfo(config.time_zone)
    since, until = moments(days, zone)
    last = min(days[1], now.astimezone(zone).date())
    tasks = catalogue.tasks.all(unit=unit)
    running = {task.code for task in tasks if was_running(task, *days)}
    others = catalogue.task_sums.around(viewer.drives, since, until) - running
    efforts = catalogue.efforts.of_tasks(viewer.drives, (since, until), tasks=sorted(others), by_unit=True)
    there = running | {one.task for one in efforts}
    found = [as_of(task, last) for task in tasks if task.code in there]
    found.sort(key=lambda pair: (_ORDER.index(pair[1]), pair[0].due_on or date.max, pair[0].code))
    shown = [task for task, _ in found[:limit]]
    rows = contributions.of_some(asked, (since, until), shown, by_unit=by_unit)
    return Matrix(tuple(found), rows, ever(asked, shown, now))


def ever(asked: Asked, tasks: Sequence[Task], now: datetime) -> Done:
    """By task and unit what each did so far, in whatever time; of one that did nothing, what may be said of it."""
    catalogue, _, viewer = asked
    codes = [task.code for task in tasks]
    busy, judge = catalogue.task_sums.involvement(viewer.drives, codes), Judge(asked, (None, None), now, codes)
    return {
        (task.code, unit): busy.get((task.code, judge.name_of(unit))) or judge.said(task.code, unit)
        for task in tasks
        for unit in task.units
    }


def moments(days: Days, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the first moment of a period until before the first one after it."""
    return clock.midnight(days[0], zone), clock.after(days[1], zone)
