from collections.abc import Callable

from webui.remembered import Remembered


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def asked(cost: float) -> tuple[Remembered, Clock, list[int], Callable[[], int]]:
    clock, worked = Clock(), [0]

    def work_out() -> int:
        worked[0] += 1
        clock.seconds += cost
        return worked[0]

    return Remembered(clock), clock, worked, work_out


def test_an_answer_is_worked_out_once_while_nothing_is_new() -> None:
    remembered, clock, _, work_out = asked(cost=0.0001)
    assert remembered.answer("a", "pulse", work_out) == (1, True)
    clock.seconds += 9999
    assert remembered.answer("a", "pulse", work_out) == (1, True)
    assert remembered.answer("b", "pulse", work_out) == (2, True)


def test_a_cheap_answer_follows_the_news_at_once() -> None:
    remembered, _, _, work_out = asked(cost=0.001)
    remembered.answer("a", "one", work_out)
    assert remembered.answer("a", "two", work_out) == (2, True)


def test_a_dear_answer_is_kept_a_while_and_says_that_it_is_old() -> None:
    remembered, clock, worked, work_out = asked(cost=0.1)
    remembered.answer("a", "one", work_out)
    assert remembered.answer("a", "two", work_out) == (1, False)
    clock.seconds += 5.1  # fifty times what it cost: 2 % of the time
    assert remembered.answer("a", "three", work_out) == (2, True)
    assert worked == [2]
