"""Sums up tasks and contributions of a period for the coordination report. Pure: reads no clock and no database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.coordination.deadlines import state_of
from indexer.model.report import Reach, SilentUnit, TaskLine, UnitLine, Verdict
from indexer.model.task import Involvement, Role, Row, Task, TaskCard, TaskState

ENOUGH = 0.9  # of the changes with a known author, and of the time watched, before silence may be told
EARLY = 0.5  # of a unit's time


def was_running(task: Task, since: date, until: date) -> bool:
    """Whether a task was to be worked on at any day of the period."""
    is_over = task.closed_on is not None and task.closed_on < since
    return not is_over and (task.assigned_on is None or task.assigned_on <= until)


def as_of(task: Task, day: date) -> tuple[Task, TaskState]:
    """The task as it stood at the end of a day; what was closed later was open then."""
    is_closed = task.closed_on is not None and task.closed_on <= day
    stood = task if is_closed else replace(task, closed_on=None, lessons="")
    return stood, state_of(stood, day)


def task_line(task: Task, rows: Sequence[Row], day: date) -> TaskLine:
    """`rows` are those of the task in the period."""
    stood, state = as_of(task, day)
    last = max((row.last_at for row in rows if row.last_at and row.edits), default=None)
    worked = {row.unit for row in rows if row.state is Involvement.CONTRIBUTED}
    return TaskLine(stood, state, sum(row.edits for row in rows), last, tuple(u for u in task.units if u in worked))


def silent_units(cards: Sequence[TaskCard], rows: Sequence[Row], reach: Reach, day: date) -> tuple[SilentUnit, ...]:
    """Units of tasks that are still open at the end, of which no work was seen: neither in the period nor ever."""
    spoke = {(row.task, row.unit) for row in rows if row.state is Involvement.CONTRIBUTED}
    opened = {(row.task, row.unit) for row in rows if row.state is Involvement.OPENED}
    found = []
    for card in cards:
        if as_of(card.task, day)[1] not in (TaskState.OPEN, TaskState.OVERDUE):
            continue
        for unit, due_on, ever in card.unit_states:
            if (card.task.code, unit) in spoke or ever is Involvement.CONTRIBUTED:
                continue
            is_opened = ever is Involvement.OPENED or (card.task.code, unit) in opened
            state = Involvement.OPENED if is_opened else Involvement.SILENT
            role = Role.LEAD if unit == card.task.lead else Role.COORDINATING
            used = time_used(card.task.assigned_on, due_on, day)
            found.append(SilentUnit(card.task, unit, role, state, due_on, used, verdict(used, reach)))
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.task.code, one.unit)))


def time_used(assigned_on: date | None, due_on: date | None, day: date) -> float | None:
    if due_on is None:
        return None
    if due_on <= day:
        return 1.0
    return max(0.0, (day - assigned_on) / (due_on - assigned_on)) if assigned_on and assigned_on < due_on else None


def verdict(used: float | None, reach: Reach) -> Verdict:
    is_known = reach.changes == 0 or reach.known / reach.changes >= ENOUGH
    if reach.is_partial or not is_known or reach.watched is None or reach.watched < ENOUGH:
        return Verdict.TOO_LITTLE_KNOWN
    return Verdict.NOTHING_SEEN if used is not None and used >= EARLY else Verdict.TOO_EARLY


def unit_lines(
    codes: Sequence[str], tasks: Sequence[TaskLine], rows: Sequence[Row], silent: Sequence[SilentUnit]
) -> tuple[UnitLine, ...]:
    """A line for each unit that has a part in a task or contributed; `codes` gives the order, others come after."""
    parts = {unit for line in tasks for unit in line.task.units} | {row.unit for row in rows if row.edits}
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
