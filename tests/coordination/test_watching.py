"""For how much of a time a drive was watched."""

from datetime import UTC, datetime, timedelta

from indexer.coordination.watching import joined, log_spans, share
from indexer.model.status import Gap

START = datetime(2026, 3, 2, tzinfo=UTC)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def test_a_log_that_is_silent_for_a_weekend_still_watches_and_one_silent_for_weeks_does_not() -> None:
    told = [day(n) for n in (0, 1, 4, 20, 21)]
    assert log_spans(told) == ((day(0), day(4)), (day(20), day(21)))


def test_what_a_log_is_known_not_to_have_told_is_cut_out() -> None:
    told = [day(n) for n in range(5)]
    assert log_spans(told, [Gap(day(1), day(2), "truncated")]) == ((day(0), day(1)), (day(2), day(4)))
    assert log_spans(told, [Gap(day(-1), day(9), "stopped")]) == ()


def test_times_watched_twice_count_once() -> None:
    spans = joined([(day(2), day(6)), (day(0), day(3)), (day(8), day(10))])
    assert spans == ((day(0), day(6)), (day(8), day(10)))
    assert share(spans, day(0), day(10)) == 0.8
    assert share(spans, day(5), day(7)) == 0.5
    assert share(spans, day(3), day(3)) == 0.0
