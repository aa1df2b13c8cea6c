"""The address of the overview."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from webui.overview_address import MOST, OWN, STEP, OverviewView, read, write

TODAY = date(2026, 5, 14)  # a Thursday


@pytest.mark.parametrize(
    "view",
    [
        OverviewView(),
        OverviewView("people", "NS", "week", rows=80),
        OverviewView("together", period=OWN, since=date(2026, 1, 1), until=date(2026, 2, 1)),
        OverviewView(reason="silent"),
    ],
)
def test_what_is_written_is_read_again(view: OverviewView) -> None:
    assert read(write(view)) == view


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("week", date(2026, 5, 11)),
        ("month", date(2026, 5, 1)),
        ("quarter", date(2026, 4, 1)),
        ("year", date(2026, 1, 1)),
    ],
)
def test_a_present_period_ends_today(period: str, first: date) -> None:
    assert OverviewView(period=period).days(TODAY) == (first, TODAY)


def test_days_of_ones_own_are_put_in_order_and_both_count() -> None:
    view = read({"from": ["2026-02-10"], "to": ["2026-02-01"]})
    assert view.days(TODAY) == (date(2026, 2, 1), date(2026, 2, 10))
    first, after = view.moments(TODAY, ZoneInfo("Asia/Ho_Chi_Minh"))
    assert (first.astimezone(UTC), after.astimezone(UTC)) == (
        datetime(2026, 1, 31, 17, tzinfo=UTC),
        datetime(2026, 2, 10, 17, tzinfo=UTC),
    )


def test_choosing_days_starts_with_those_shown() -> None:
    view = OverviewView(period="month").over(OWN, "", "2026-05-31", today=TODAY)
    assert (view.since, view.until) == (date(2026, 5, 1), date(2026, 5, 31))


def test_what_makes_no_sense_is_passed_over() -> None:
    asked = {"tab": ["cube"], "period": ["age"], "from": ["9999-12-31"], "show": ["late"], "rows": ["²"]}
    assert read(asked) == OverviewView()
    assert read({"rows": ["99999"]}).rows == MOST and read({"rows": ["1"]}).rows == STEP
