"""Which tasks need attention on a day, and whose part of them."""

from datetime import date

from indexer.coordination.attention import attention
from indexer.coordination.working_days import PUBLIC
from indexer.model.overview import Attention
from indexer.model.task import Involvement, Share, Task

TODAY = date(2026, 3, 20)  # a Friday


def task(code: str, due: date | None, own: date | None = None, closed: date | None = None) -> Task:
    shares = (Share("DT", own), Share("TT"))
    return Task(code, code, lead="NS", coordinating=shares, assigned_on=date(2026, 3, 2), due_on=due, closed_on=closed)


def found(
    *tasks: Task, done: dict[tuple[str, str], Involvement] | None = None, silent: tuple[tuple[str, str], ...] = ()
) -> tuple[Attention, ...]:
    return attention(tasks, done or {}, silent, TODAY, PUBLIC)


def parts(one: Attention) -> list[tuple[str, str]]:
    return [(concern.unit, concern.reason.value) for concern in one.concerns]


def test_what_is_late_the_longest_comes_first_then_silence_then_what_is_due_soon() -> None:
    soon, later, silent = task("S", date(2026, 3, 23)), task("L", date(2026, 4, 30)), task("Q", date(2026, 4, 30))
    late, latest = task("A", date(2026, 3, 18)), task("B", date(2026, 3, 10))
    shown = found(soon, later, silent, late, latest, silent=(("Q", "DT"),))
    assert [one.task.code for one in shown] == ["B", "A", "Q", "S"]
    assert parts(shown[2]) == [("DT", "silent")]


def test_a_coordinating_unit_that_contributed_is_left_alone_and_the_lead_is_not() -> None:
    contributed = {("A", unit): Involvement.CONTRIBUTED for unit in ("NS", "DT")}
    (one,) = found(task("A", date(2026, 3, 18)), done=contributed)
    assert parts(one) == [("NS", "overdue"), ("TT", "overdue")]
    assert one.concerns[1].done is Involvement.UNKNOWN


def test_a_units_own_limit_counts_for_it_alone() -> None:
    (one,) = found(task("A", date(2026, 4, 30), own=date(2026, 3, 19)))
    assert parts(one) == [("DT", "overdue")] and one.concerns[0].left == -1


def test_what_is_closed_presses_nobody() -> None:
    assert found(task("A", date(2026, 3, 10), closed=date(2026, 3, 12))) == ()


def test_without_a_deadline_only_silence_presses() -> None:
    assert found(task("A", None)) == ()
    assert [parts(one) for one in found(task("A", None), silent=(("A", "TT"),))] == [[("TT", "silent")]]
