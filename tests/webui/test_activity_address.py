from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from indexer.model.event import Action
from webui.activity_address import MOST, NATURES, PERIODS, STEP, STRENGTHS, ActivityView, read, write

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2025, 7, 30)
DATES = some.none() | some.dates(date(1990, 1, 1), date(2100, 1, 1))
FILTERS = {
    "unit": some.text(max_size=8),
    "person": some.text(max_size=8),
    "task": some.text(max_size=8),
    "folder": some.text(max_size=8).map(lambda text: text.strip("/")),
    "actions": some.lists(some.sampled_from([action.value for action in Action]), unique=True).map(tuple),
    "rows": some.integers(STEP, MOST),
    "nature": some.sampled_from(["", *NATURES]),
    "strength": some.sampled_from(["", *STRENGTHS]),
    "after": some.integers(0, 10**9),
}
VIEWS = some.builds(ActivityView, **FILTERS, since=DATES, until=DATES) | some.builds(
    ActivityView, **FILTERS, period=some.sampled_from(PERIODS)
)


@given(VIEWS)
def test_an_address_leads_back_to_its_view(view: ActivityView) -> None:
    assert read(write(view)) == view


@pytest.mark.parametrize(
    ("view", "since", "until"),
    [
        (ActivityView(), None, None),
        (ActivityView(period="day"), date(2025, 7, 30), None),
        (ActivityView(period="week"), date(2025, 7, 24), None),
        (ActivityView(period="month"), date(2025, 7, 1), None),
        (ActivityView(period="year"), date(2025, 1, 1), None),
        (ActivityView(since=date(2025, 2, 3)), date(2025, 2, 3), None),
        (ActivityView(until=date(2025, 2, 3)), None, date(2025, 2, 4)),
        (ActivityView().on_day(date(2025, 2, 28)), date(2025, 2, 28), date(2025, 3, 1)),
    ],
)
def test_a_period_is_whole_days_of_the_office(view: ActivityView, since: date | None, until: date | None) -> None:
    def midnight(day: date | None) -> datetime | None:
        return datetime(day.year, day.month, day.day, tzinfo=HANOI).astimezone(UTC) if day else None

    ask = view.ask(TODAY, HANOI)
    assert (ask.since, ask.until) == (midnight(since), midnight(until))


def test_substance_is_every_nature_but_the_quiet_ones() -> None:
    assert ActivityView(nature="substance").sums().natures == ("edited", "remarked", "unknown")
    assert ActivityView(nature="resaved", strength="weak").sums().natures == ("resaved",)


def test_more_rows() -> None:
    assert ActivityView().ask(TODAY, HANOI).limit == STEP
    assert ActivityView().with_more().rows == 2 * STEP
    assert ActivityView(rows=MOST).with_more().rows == MOST


def test_a_folder_means_itself_and_all_below() -> None:
    assert ActivityView(folder="P. [Giá]/*").sums().path_glob == "P. [[]Giá]/[*]/*"


def test_nonsense_in_an_address_is_passed_over() -> None:
    params = {
        "action": ["added", "eaten"],
        "from": ["2025-13-40"],
        "to": ["9999-12-31"],
        "rows": ["many"],
        "period": ["aeon"],
        "nature": ["good"],
        "strength": ["very"],
        "after": ["-3"],
    }
    assert read(params) == ActivityView(actions=("added",))


def test_calendar_and_numbers_have_their_own_days() -> None:
    assert ActivityView(unit="A", period="day").sums().since is None
