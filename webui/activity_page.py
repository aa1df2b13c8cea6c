"""The activity page: numbers, a calendar, and the ledger as it grows. What it shows is what its address says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from indexer.model.event import SAYINGS
from indexer.model.feed import Choices, FeedSummary
from webui import address, components, exporting, frame, open_now, preview, why
from webui.activity_address import MOST, NATURES, STRENGTHS, ActivityView, read, write
from webui.beat import beats
from webui.formats import Formats
from webui.remembered import sums
from webui.rows import days as rows_by_day
from webui.visit import Visit, arrive, keep_language

_BASE = "last_visit"  # in the session: the last event of the visit before, as the browser remembers it
_YEAR = "heat_year"  # in the session: leafing through years is not worth an address
_ACTIONS = {
    "added": ("added",),
    "modified": ("modified",),
    "moved": ("moved",),
    "removed": ("removed",),
    "restored": ("restored",),
    "said": tuple(sorted(SAYINGS)),
}
_SHARES = (0.35, 0.65, 0.88)  # of the year's active days: where the calendar's colours change


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    view = read(address.here())
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    year = shown_year(view, st.session_state.get(_YEAR), visit.formats.today)
    found = _sums(visit, view, beat, year)
    frame.top(visit, status)
    components.TILES.show({"tiles": tiles(found.summary, visit.formats)})
    components.HEAT.show(heat_data(visit, view, year, found.days), _pick)
    open_now.show(visit)
    _live(visit, beat, is_new=found.is_new)
    base = int(st.session_state.get(_BASE, 0))
    asked = components.FEED.show(feed_data(visit, view, base), _act)
    with st.sidebar:
        components.FILTERS.show(filter_data(visit, view, found.choices, base), _choose)
        frame.foot(visit, status)
    if asked and "open" in asked:
        preview.show(visit, int(asked["open"]))
    elif asked and "why" in asked:
        why.show(visit, [int(id) for id in asked["why"]])


@dataclass(frozen=True, slots=True)
class _Sums:
    """`is_new`: nothing happened since they were worked out."""

    summary: FeedSummary
    days: dict[date, int]
    choices: Choices
    is_new: bool


def _sums(visit: Visit, view: ActivityView, beat: str, year: int) -> _Sums:
    library, viewer, ask = visit.library, visit.viewer, view.sums()
    key = (id(library), viewer.drives)
    summary, is_first_new = sums.answer(
        ("summary", key, ask, visit.formats.today), beat, lambda: library.summary(viewer, ask)
    )
    days, is_second_new = sums.answer(("days", key, ask, year), beat, lambda: library.calendar(viewer, ask, year))
    choices, _ = sums.answer(("choices", key), beat, lambda: library.choices(viewer))
    return _Sums(summary, days, choices, is_first_new and is_second_new)


def _live(visit: Visit, beat: str, *, is_new: bool) -> None:
    """The feed's title and its pulse. While the numbers above are older than the feed, the page soon looks again."""
    words = visit.words.below("feed")
    if is_new:
        frame.pulse(visit, beat, pace=frame.FEED_PACE, words=words)
    else:
        frame.pulse(visit, "", pace=frame.SUMS_PACE, words=words)


def tiles(summary: FeedSummary, formats: Formats) -> list[dict[str, str]]:
    words, number = formats.words, formats.number
    week = words("tile.over_week")
    return [
        _tile(words("tile.today"), number(summary.today), words("tile.today_note", n=number(summary.yesterday))),
        _tile(words("tile.week"), number(summary.week), words("tile.week_note", n=number(summary.previous_week))),
        _tile(words("tile.people"), number(summary.people), week),
        _tile(words("tile.documents"), number(summary.documents), week),
    ]


def heat_data(visit: Visit, view: ActivityView, year: int, counts: Mapping[date, int]) -> dict[str, Any]:
    formats, today = visit.formats, visit.formats.today
    return {
        "title": visit.words("heat.title", year=str(year)),
        "year": year,
        "this_year": today.year,
        "today": today.isoformat(),
        "chosen": view.day.isoformat() if view.day else "",
        "days": {day.isoformat(): (n, formats.counted("heat.changes", n)) for day, n in counts.items()},
        "zero": formats.counted("heat.changes", 0),
        "steps": steps(counts),
        "words": visit.words.below("heat"),
    }


def shown_year(view: ActivityView, leafed: Any, today: date) -> int:
    """The year leafed to, else that of the chosen days, else this one."""
    chosen = view.until or view.since
    year = leafed if isinstance(leafed, int) else chosen.year if chosen else today.year
    return min(max(year, 1990), today.year)


def steps(counts: Mapping[date, int]) -> list[int]:
    """Numbers of events above which a day gets the next darker colour."""
    active = sorted(counts.values()) or [0]
    return [active[int(len(active) * share)] for share in _SHARES]


def feed_data(visit: Visit, view: ActivityView, base: int = 0) -> dict[str, Any]:
    """`base`: the last event of the browser's visit before, 0 where it was none or is not known yet."""
    formats, words = visit.formats, visit.words
    acts, has_more = visit.library.acts(visit.viewer, view.ask(formats.today, formats.zone))
    titles = visit.library.task_titles({code for act in acts for event in act.events for code in event.tasks})
    none = "none_filtered" if view.is_narrowed else "none"
    return {
        "days": rows_by_day(acts, titles, formats),
        "has_more": has_more and view.rows < MOST,
        "question": repr(replace(view, rows=0)),
        "base": base,
        "news": "" if view.after else _news(visit, view, base),
        "counts_visits": True,
        "newest": int(visit.library.pulse().partition(".")[0]),
        "exports": exporting.links(view, words),
        "none": words(f"feed.{none}"),
        "none_hint": words(f"feed.{none}_hint"),
        "words": words.below("feed") | words.below("event"),
    }


def _news(visit: Visit, view: ActivityView, base: int) -> str:
    """How much was recorded since then, of what the filters let through."""
    if not base:
        return ""
    count = visit.library.count(visit.viewer, replace(view.sums(), after_id=base))
    return visit.formats.counted("feed.news", count) if count else ""


def filter_data(visit: Visit, view: ActivityView, choices: Choices, base: int = 0) -> dict[str, Any]:
    params, words = write(view), visit.words
    chosen: dict[str, Any] = {name: values[0] for name, values in params.items() if name not in ("action", "rows")}
    return {
        "chosen": chosen | {"action": list(view.actions)},
        "is_narrowed": view.is_narrowed,
        "news": view.after or base,
        "options": {
            "unit": [(unit, unit) for unit in _with(choices.units, view.unit)],
            "person": [(person, person) for person in _with(choices.people, view.person)],
            "task": _tasks(visit, choices, view.task),
            "folder": [(folder, folder) for folder in _with(choices.folders, view.folder)],
            "nature": [(nature, words(f"filter.nature_{nature}")) for nature in NATURES],
            "strength": [(strength, words(f"filter.{strength}")) for strength in STRENGTHS],
        },
        "actions": [(words(f"filter.{name}"), list(values)) for name, values in _ACTIONS.items()],
        "words": words.below("filter"),
    }


def _tasks(visit: Visit, choices: Choices, chosen: str) -> list[tuple[str, str]]:
    known = dict(choices.tasks)
    if chosen and chosen not in known:
        known = {chosen: visit.library.task_titles([chosen]).get(chosen, "")} | known
    return [(code, " · ".join(filter(None, (code, title)))) for code, title in known.items()]


def _with(values: tuple[str, ...], chosen: str) -> tuple[str, ...]:
    """What was chosen stays on offer, even where nobody has it any more."""
    return values if not chosen or chosen in values else (chosen, *values)


def _tile(label: str, value: str, note: str) -> dict[str, str]:
    return {"label": label, "value": value, "note": note}


def _choose(chosen: Any) -> None:
    st.session_state.pop(_YEAR, None)
    params = {name: value if isinstance(value, list) else [str(value)] for name, value in chosen.items()}
    address.go(write(read(params)))


def _pick(asked: Any) -> None:
    if "year" in asked:
        st.session_state[_YEAR] = int(asked["year"])
        return
    picked = read({"from": [str(asked["day"])]}).since
    address.go(write(read(address.here()).on_day(picked)))


def _act(asked: Any) -> None:
    view = read(address.here())
    if "more" in asked:
        address.go(write(view.with_more()))
    elif "after" in asked:
        address.go(write(view.since_event(int(asked["after"]))))
    elif "base" in asked:
        st.session_state[_BASE] = max(int(asked["base"]), 0)
