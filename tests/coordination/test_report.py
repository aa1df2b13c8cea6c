from dataclasses import replace
from datetime import date

import pytest

from indexer.coordination.report import as_of, silent_units, time_used, verdict, was_running
from indexer.model.report import Reach, Verdict
from indexer.model.task import Involvement, Role, Row, Share, Task, TaskCard, TaskState

SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)
TASK = Task("A", "Việc", lead="NS", coordinating=(Share("TT"),), assigned_on=SINCE, due_on=date(2026, 4, 10))
SURE = Reach(100, 95, 0.95, is_partial=False)


@pytest.mark.parametrize(
    ("assigned", "closed", "expected"),
    [
        (date(2025, 6, 1), None, True),
        (date(2026, 3, 31), None, True),
        (date(2026, 4, 1), None, False),
        (date(2025, 6, 1), date(2026, 1, 1), True),
        (date(2025, 6, 1), date(2025, 12, 31), False),
        (None, None, True),
    ],
)
def test_a_task_belongs_to_the_periods_it_ran_in(assigned: date | None, closed: date | None, expected: bool) -> None:
    assert was_running(replace(TASK, assigned_on=assigned, closed_on=closed), SINCE, UNTIL) is expected


@pytest.mark.parametrize(
    ("due", "closed", "state"),
    [
        (date(2026, 3, 30), None, TaskState.OVERDUE),
        (date(2026, 3, 31), None, TaskState.OPEN),
        (None, None, TaskState.OPEN),
        (date(2026, 3, 30), date(2026, 3, 30), TaskState.DONE),
        (date(2026, 3, 30), date(2026, 3, 31), TaskState.DONE_LATE),
        (date(2026, 3, 30), date(2026, 4, 2), TaskState.OVERDUE),  # closed after the period: it was late then
    ],
)
def test_the_state_is_that_of_the_last_day(due: date | None, closed: date | None, state: TaskState) -> None:
    task, found = as_of(replace(TASK, due_on=due, closed_on=closed), UNTIL)
    assert found is state
    assert (task.closed_on is None) is (state in (TaskState.OPEN, TaskState.OVERDUE))


@pytest.mark.parametrize(
    ("used", "reach", "expected"),
    [
        (0.9, SURE, Verdict.NOTHING_SEEN),
        (0.2, SURE, Verdict.TOO_EARLY),
        (None, SURE, Verdict.TOO_EARLY),
        (0.9, replace(SURE, known=80), Verdict.TOO_LITTLE_KNOWN),
        (0.9, replace(SURE, watched=0.5), Verdict.TOO_LITTLE_KNOWN),
        (0.9, replace(SURE, watched=None), Verdict.TOO_LITTLE_KNOWN),
        (0.9, replace(SURE, is_partial=True), Verdict.TOO_LITTLE_KNOWN),
    ],
)
def test_nobody_is_accused_where_too_little_is_known(used: float | None, reach: Reach, expected: Verdict) -> None:
    assert verdict(used, reach) is expected


def test_time_used() -> None:
    assert time_used(SINCE, date(2026, 1, 11), date(2026, 1, 6)) == 0.5
    assert time_used(SINCE, UNTIL, date(2026, 4, 5)) == 1.0
    assert (time_used(None, UNTIL, SINCE), time_used(SINCE, None, UNTIL)) == (None, None)


def test_silent_is_who_has_done_nothing_ever_of_what_is_still_open() -> None:
    states = (("NS", TASK.due_on, Involvement.SILENT), ("TT", TASK.due_on, Involvement.SILENT))
    card = TaskCard(TASK, TaskState.OPEN, unit_states=states)
    rows = [Row("A", "NS", Role.LEAD, "an", Involvement.CONTRIBUTED, edits=1)]
    (one,) = silent_units([card], rows, SURE, UNTIL)
    assert (one.unit, one.role, one.state) == ("TT", Role.COORDINATING, Involvement.SILENT)
    worked_before = replace(card, unit_states=(states[0], ("TT", TASK.due_on, Involvement.CONTRIBUTED)))
    assert silent_units([worked_before], rows, SURE, UNTIL) == ()
    closed = replace(card, task=replace(TASK, closed_on=date(2026, 3, 1)))
    assert silent_units([closed], [], SURE, UNTIL) == ()
