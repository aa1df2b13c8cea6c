from dataclasses import replace
from datetime import date, datetime

import pytest

from indexer.coordination.report import as_of, silent_unit, task_line, unit_lines, was_running
from indexer.model.effort import Silence
from indexer.model.report import Verdict
from indexer.model.task import Coverage, Involvement, Role, Row, Share, Task, TaskState

SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)
TASK = Task("A", "Việc", lead="NS", coordinating=(Share("TT"),), assigned_on=SINCE, due_on=date(2026, 4, 10))


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
    ("used", "state", "expected"),
    [
        (0.5, Involvement.SILENT, Verdict.NOTHING_SEEN),
        (1.2, Involvement.OPENED, Verdict.NOTHING_SEEN),
        (0.2, Involvement.SILENT, Verdict.TOO_EARLY),
        (None, Involvement.SILENT, Verdict.TOO_EARLY),
        (1.2, Involvement.UNKNOWN, Verdict.TOO_LITTLE_KNOWN),
    ],
)
def test_nobody_is_accused_where_it_cannot_be_told(used: float | None, state: Involvement, expected: Verdict) -> None:
    why = "authors" if state is Involvement.UNKNOWN else ""
    words = f"silence.doubt_{why}" if why else "silence.silent_over"
    told = Silence("A", "TT", Role.COORDINATING, state, TASK.due_on, used, Coverage(0, 0, 0.0), words, used == 0.5)
    found = silent_unit(TASK, told)
    assert (found.verdict, found.why, found.task.code) == (expected, why, "A")


def test_remarks_alone_are_a_contribution_and_opening_is_none() -> None:
    rows = [
        Row("A", "NS", Role.LEAD, "an", Involvement.OPENED, last_at=datetime(2026, 3, 2)),
        Row("A", "TT", Role.COORDINATING, "giang", Involvement.CONTRIBUTED, remarks=2, last_at=datetime(2026, 3, 1)),
    ]
    line = task_line(TASK, TaskState.OPEN, rows)
    assert (line.contributors, line.edits, line.last_at) == (("TT",), 0, datetime(2026, 3, 1))
    units = unit_lines(["TT", "NS"], [line], rows, [])
    assert [(one.unit, one.contributed) for one in units] == [("TT", 1), ("NS", 0)]
