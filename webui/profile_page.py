"""The page of one person, and of one unit: what is known of their work in a time, and how much is known at all."""

from datetime import date
from typing import Any

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.model.profile import Profile
from webui import address, components, frame, preview, why
from webui.activity_page import feed_data, heat_data, shown_year
from webui.beat import beats
from webui.profile_address import ProfileView, Whose, read, write
from webui.profile_sections import head, tiles, works
from webui.reading_page import rules_data
from webui.remembered import sums
from webui.visit import Visit, arrive, keep_language

_YEAR = "profile_year"  # in the session, as on the activity page


def show_person() -> None:
    _show("person")


def show_unit() -> None:
    _show("unit")


@st.fragment
def _show(whose: Whose) -> None:
    keep_language()
    visit = arrive()
    view = read(whose, address.here())
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    frame.top(visit, status)
    st.set_page_config(page_title=f"{view.name or visit.words(f'profile.{whose}')} · {visit.words('site.name')}")
    asked = None
    try:
        profile = _profile(visit, view, beat)
    except NotVisibleError:
        components.PROFILE.show(_missing(visit, view))
    else:
        asked = _known(visit, view, profile, beat)
    with st.sidebar:
        frame.foot(visit, status)
    if asked and "open" in asked:
        preview.show(visit, int(asked["open"]))
    elif asked and "why" in asked:
        why.show(visit, [int(id) for id in asked["why"]])


def _known(visit: Visit, view: ProfileView, profile: Profile, beat: str) -> Any:
    """Draws the page of somebody known; what its feed asks for."""
    year = shown_year(view.feed, st.session_state.get(_YEAR), visit.formats.today)
    components.PROFILE.show(head(profile, view, visit.formats), _choose_of(view))
    components.TILES.show({"tiles": tiles(profile, visit.formats)})
    components.HEAT.show(heat_data(visit, view.feed, year, _days(visit, view, beat, year)), _pick_of(view))
    titles = visit.library.task_titles(code for code, _ in profile.tasks)
    components.WORKS.show(works(profile, view, titles, visit.formats))
    if view.whose == "unit":
        components.RULES.show(rules_data(visit, beat, view.name))
    frame.pulse(visit, beat, pace=frame.SEARCH_PACE)
    data = feed_data(visit, view.feed) | {"counts_visits": False, "title": visit.words("profile.feed")}
    return components.FEED.show(data, _act_of(view))


def _profile(visit: Visit, view: ProfileView, beat: str) -> Profile:
    since, until = view.feed.moments(visit.formats.today, visit.formats.zone)
    ask = visit.library.person if view.whose == "person" else visit.library.unit
    key = ("profile", id(visit.library), visit.viewer.drives, view.whose, view.name, since, until)
    found, _ = sums.answer(key, beat, lambda: ask(visit.viewer, view.name, since, until))
    return found


def _days(visit: Visit, view: ProfileView, beat: str, year: int) -> dict[date, int]:
    ask = view.feed.sums()
    key = ("days", (id(visit.library), visit.viewer.drives), ask, year)
    found, _ = sums.answer(key, beat, lambda: visit.library.calendar(visit.viewer, ask, year))
    return found


def _missing(visit: Visit, view: ProfileView) -> dict[str, Any]:
    return {
        "missing": visit.words(f"profile.missing_{view.whose}"),
        "hint": visit.words("profile.missing_hint"),
        "words": visit.words.below("profile"),
    }


def _choose_of(view: ProfileView) -> components.Asked:
    def choose(asked: Any) -> None:
        st.session_state.pop(_YEAR, None)
        address.go(write(view.over(str(asked["period"]))))

    return choose


def _pick_of(view: ProfileView) -> components.Asked:
    def pick(asked: Any) -> None:
        if "year" in asked:
            st.session_state[_YEAR] = int(asked["year"])
            return
        day = str(asked["day"])
        chosen = read(view.whose, {"from": [day], "to": [day]}).feed.since if day else None
        address.go(write(view.with_feed(view.feed.on_day(chosen)) if chosen else view.over("quarter")))

    return pick


def _act_of(view: ProfileView) -> components.Asked:
    def act(asked: Any) -> None:
        if "more" in asked:
            address.go(write(view.with_feed(view.feed.with_more())))

    return act
