"""Sums up tasks and contributions of a period for the coordination report. Pure: reads no clock and no database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.coordination.deadlines import state_of
from indexer.coordination.silence import is_worth_telling
from indexer.model.effort import Silence
from indexer.model.report import SilentUnit, TaskLine, UnitLine, Verdict
from indexer.model.task import Involvement, Row, Task, TaskState

_WHY = "doubt_"


def was_running(task: Task, since: date, until: date) -> bool:
    """Whether a task was to be worked on at any day of the period."""
    is_over = task.closed_on is not None and task.closed_on < since
    return not is_over and (task.assigned_on is None or task.assigned_on <= until)


def as_of(task: Task, day: date) -> tuple[Task, TaskState]:
    """The task as it stood at the end of a day; what was closed later was open then."""
    is_closed = task.closed_on is not None and task.closed_on <= day
    stood = task if is_closed else replace(task, closed_on=None, lessons="")
    return stood, state_of(stood, day)


def is_running(state: TaskState) -> bool:
    return state in (TaskState.OPEN, TaskState.OVERDUE)


def task_line(task: Task, state: TaskState, rows: Sequence[Row]) -> TaskLine:
    """`rows` are those of the task in the period."""
    worked = [row for row in rows if row.state is Involvement.CONTRIBUTED]
    units = {row.unit for row in worked}
    last = max((row.last_at for row in worked if row.last_at), default=None)
    return TaskLine(task, state, sum(row.edits for row in rows), last, tuple(u for u in task.units if u in units))


def silent_unit(task: Task, one: Silence) -> SilentUnit:
    key = one.words.rpartition(".")[2]
    why = key.removeprefix(_WHY) if key.startswith(_WHY) else ""
    return SilentUnit(task, one.unit, one.role, one.state, one.due_on, one.used, verdict(one), why)


def verdict(one: Silence) -> Verdict:
    if one.state is Involvement.UNKNOWN:
        return Verdict.TOO_LITTLE_KNOWN
    return Verdict.NOTHING_SEEN if is_worth_telling(one.used) else Verdict.TOO_EARLY


def unit_lines(
    codes: Sequence[str], tasks: Sequence[TaskLine], rows: Sequence[Row], silent: Sequence[SilentUnit]
) -> tuple[UnitLine, ...]:
    """A line for each unit that has a part in a task or contributed; `codes` gives the order, others come after.

    `rows`: of units as a whole, so that a file of several people counts once.
    """
    worked = {row.unit for row in rows if row.unit and row.state is Involvement.CONTRIBUTED}
    parts = {unit for line in tasks for unit in line.task.units} | worked
    order = [code for code in codes if code in parts] + sorted(parts.difference(codes))
    return tuple(_unit_line(unit, tasks, rows, silent) for unit in order)


def _unit_line(unit: str, tasks: Sequence[TaskLine], rows: Sequence[Row], silent: Sequence[SilentUnit]) -> UnitLine:
    own = [row for row in rows if row.unit == unit]
    led = [line.state for line in tasks if line.task.lead == unit]
    return UnitLine(
        unit,
        {state: led.count(state) for state in TaskState},
        coordinating=sum(unit in line.task.units and unit != line.task.lead for line in tasks),
        contributed=sum(unit in line.contributors for line in tasks),
        silent=sum(one.unit == unit for one in silent),
        files=sum(row.files for row in own),
        edits=sum(row.edits for row in own),
        words=sum(row.words for row in own),
    )
