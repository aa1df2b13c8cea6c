from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from webui.activity_address import PERIODS
from webui.profile_address import ALL, Whose, read, write

NAMES = some.text("an bìnhđ", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@given(some.sampled_from(["person", "unit"]), NAMES, some.sampled_from([*PERIODS, ALL]))
def test_an_address_leads_back_to_its_view(whose: Whose, name: str, period: str) -> None:
    view = read(whose, {"p" if whose == "person" else "u": [name], "period": [period]})
    assert (view.name, view.period) == (name, period)
    assert read(whose, write(view)) == view


def test_the_last_quarter_is_shown_unless_something_else_is_asked_for() -> None:
    assert read("person", {"p": ["An"]}).period == "quarter"
    assert write(read("person", {"p": ["An"]})) == {"p": ["An"]}
    day = read("unit", {"u": ["NS"], "from": ["2026-03-02"], "to": ["2026-03-02"]})
    assert (day.period, day.feed.day, day.feed.unit) == ("", date(2026, 3, 2), "NS")


@pytest.mark.parametrize("period", ["aeon", ""])
def test_nonsense_is_passed_over(period: str) -> None:
    view = read("person", {"p": ["An"], "period": [period], "unit": ["other"], "action": ["added"]})
    assert (view.period, view.feed.unit, view.feed.actions) == ("quarter", "", ())
