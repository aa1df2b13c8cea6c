"""The reading page: what waits to be read, who has read what one asked for, rules by unit, lessons and ideas."""

from typing import Any, Literal

import streamlit as st

from indexer.model.knowledge import Regulation
from webui import address, components, frame, myself, reading_rows, saying
from webui.beat import beats
from webui.remembered import sums
from webui.visit import Visit, arrive, keep_language

Tab = Literal["read", "rules", "lessons"]
TABS: tuple[Tab, ...] = ("read", "rules", "lessons")
_TOLD = "reading_told"  # in the session, until it was shown
_NAV = "reading_done"  # in the session: the number in the navigation is another one now
_MOST = 100
_LONGEST = 200


@st.fragment
def show() -> None:
    keep_language()
    if st.session_state.pop(_NAV, False):
        st.rerun()
    visit = arrive()
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    tab, query = here()
    frame.top(visit, status)
    told = str(st.session_state.pop(_TOLD, ""))
    components.READING_LIST.show(head(visit, tab, told), _act)
    if tab == "rules":
        components.RULES.show(rules_data(visit, beat))
    elif tab == "lessons":
        components.LESSONS.show(lessons_data(visit, query), _act)
    frame.pulse(visit, beat, pace=frame.SUMS_PACE)
    with st.sidebar:
        frame.foot(visit, status)


def here() -> tuple[Tab, str]:
    """(tab, words looked for) of the address; what makes no sense in it is passed over."""
    asked = address.here()
    tab, query = (next(iter(asked.get(name, ())), "") for name in ("tab", "q"))
    return next((one for one in TABS if one == tab), TABS[0]), " ".join(query.split())[:_LONGEST]


def head(visit: Visit, tab: Tab, told: str = "") -> dict[str, Any]:
    """The tabs, and on the first one the lists."""
    words, library = visit.words, visit.library
    found = library.to_read(visit.viewer)
    rows = [(one, reading_rows.to_read(one, visit)) for one in found[:_MOST]] if tab == "read" else []
    waiting = len({one.document.id for one in found if one.is_waiting})
    title = words("reading.tab_read")
    return {
        "tab": tab,
        "tabs": [
            ("read", f"{title} · {visit.formats.number(waiting)}" if waiting else title),
            ("rules", words("reading.tab_rules")),
            ("lessons", words("reading.tab_lessons")),
        ],
        "told": told,
        "me": myself.data(library, visit.viewer),
        "people": myself.choices(library),
        "waiting": [row for one, row in rows if one.is_waiting],
        "done": [row for one, row in rows if one.mine and not one.is_waiting],
        "others": [row for one, row in rows if one.is_mine or any(reader != one.mine for reader in one.readers)],
        "may_ask": library.may_ask_to_read(visit.viewer),
        "words": words.below("names") | words.below("reading"),
    }


def rules_data(visit: Visit, beat: str, unit: str = "") -> dict[str, Any]:
    """Of all units, or of one by its name, as on that unit's page."""

    def ask() -> tuple[Regulation, ...]:
        return visit.library.regulations(visit.viewer, unit)

    found, _ = sums.answer(("rules", id(visit.library), visit.viewer.drives, unit), beat, ask)
    return {
        "groups": reading_rows.rules(found, visit.formats),
        "of_unit": bool(unit),
        "words": visit.words.below("rules"),
    }


def lessons_data(visit: Visit, query: str) -> dict[str, Any]:
    library, words = visit.library, visit.words
    found = library.lessons(visit.viewer, query)
    tasks = [(task.code, f"{task.code} · {task.title}") for task, _ in library.task_states(visit.viewer)]
    return {
        "query": query,
        "rows": [reading_rows.lesson(one, visit) for one in found[:_MOST]],
        "count": visit.formats.counted("lessons.count", len(found)) if found else "",
        "none": words("lessons.none_found" if query else "lessons.none"),
        "targets": [
            *((f"u:{unit.code}", unit.name) for unit in library.config.units),
            *((f"t:{code}", title) for code, title in tasks),
        ],
        "words": words.below("lessons"),
    }


def _act(asked: Any) -> None:
    if "me" in asked:
        myself.choose(str(asked["me"]))
        st.session_state[_NAV] = True
        return
    if "tab" in asked:
        address.go({} if asked["tab"] == TABS[0] else {"tab": [str(asked["tab"])]})
        return
    if "find" in asked:
        query = str(asked["find"])
        address.go({"tab": ["lessons"], **({"q": [query]} if query else {})})
        return
    visit = arrive()
    library, viewer = visit.library, visit.viewer
    if "undo" in asked:
        id = int(asked["undo"])
        told = saying.done(visit, "reading_undone", lambda: library.take_back_reading(viewer, id))
        st.session_state[_TOLD], st.session_state[_NAV] = told, True
    elif "withdraw" in asked:
        id = int(asked["withdraw"])
        st.session_state[_TOLD] = saying.done(visit, "task_undone", lambda: library.undo(viewer, id))
    elif "propose" in asked:
        kind, _, code = str(asked["propose"]["target"]).partition(":")
        task, unit, text = code if kind == "t" else "", code if kind == "u" else "", str(asked["propose"]["text"])
        st.session_state[_TOLD] = saying.done(
            visit, "proposed", lambda: library.propose(viewer, text, task=task, unit=unit)
        )
