"""Waiting longer after every death, and not for ever."""

from indexer.service.backoff import HEALTHY, LONGEST, deaths_in_a_row, pause


def test_pauses_double_up_to_half_a_minute() -> None:
    assert [pause(deaths) for deaths in range(1, 8)] == [1, 2, 4, 8, 16, 30, 30]
    assert pause(10_000) == LONGEST


def test_a_healthy_minute_is_forgiving() -> None:
    assert deaths_in_a_row(5, lived=HEALTHY) == 1
    assert deaths_in_a_row(5, lived=HEALTHY - 1) == 6
