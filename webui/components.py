"""The parts of the pages: name, what they show, what they ask for. Their markup, style and script lie in `parts/`.

A part shows `data` and keeps nothing: what a person does in it comes back as a trigger, the address changes, and the
page runs again. Python never makes HTML from data, and the scripts put data into text nodes only.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

_PARTS = Path(__file__).with_name("parts")
_EMPTY = '<div class="root {name}"></div>'
_READING = ("reading.css", "reading.js")
_BY_HAND = ("by_hand.css", "by_hand.js")

Data = Mapping[str, Any]
Asked = Callable[[Any], None]


class Part:
    """One kind of part. `trigger` names what it may ask for, "" if it only shows."""

    def __init__(self, name: str, trigger: str = "", *, is_form: bool = False, shared: Sequence[str] = ()) -> None:
        """`shared` are styles and scripts of several parts; they go before its own.

        A form's fields show what was entered before the page answers. Every answer has to reach it then, even one
        that says the same as the last (Back, pressed in between); Streamlit hands on only what differs.
        """
        self._name = name
        self._is_form = is_form
        self._trigger = trigger
        markup = _PARTS / f"{name}.html"
        self._mount = st.components.v2.component(
            f"ochung_{name}",
            html=markup.read_text(encoding="utf-8") if markup.exists() else _EMPTY.format(name=name),
            css="".join(map(_read, ("base.css", *_ending("css", shared), f"{name}.css"))),
            js="".join(map(_read, ("elements.js", *_ending("js", shared), f"{name}.js"))),
        )

    def show(self, data: Data, asked: Asked | None = None) -> Any:
        """Draws the part. What it asks for is handed to `asked` before the page runs, and returned while it runs."""
        if not self._trigger:
            return self._mount(key=self._name, data=dict(data))

        def heard() -> None:
            value = st.session_state[self._name][self._trigger]
            if asked is not None and value is not None:
                asked(value)

        handlers: dict[str, Any] = {f"on_{self._trigger}_change": heard}
        turn = {"turn": time.monotonic_ns()} if self._is_form else {}
        found = self._mount(key=self._name, data={**data, **turn}, **handlers)
        return found[self._trigger]


def _ending(suffix: str, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name.endswith(suffix))


def _read(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


ATTENTION = Part("attention", "act", is_form=True)
BANNERS = Part("banners", "act")
BOX = Part("box", "ask", is_form=True, shared=("recent.js",))
DOCUMENT = Part("document", "act", is_form=True, shared=(*_READING, *_BY_HAND, "person.js"))
EVIDENCE = Part("evidence")
EXPERTS = Part("experts", "ask", is_form=True, shared=("finder.js",))
FACETS = Part("facets", "choose", is_form=True)
FAILURES = Part("failures")
FEED = Part("feed", "act")
FILTERS = Part("filters", "choose", is_form=True)
FOOT = Part("foot", "act")
HEAT = Part("heat", "pick")
LESSONS = Part("lessons", "act", is_form=True, shared=("finder.js",))
MATRIX = Part("matrix", "act", is_form=True)
NAMES = Part("names", "act", is_form=True, shared=("person.js",))
OPEN = Part("open")
OVERVIEW = Part("overview", "act", is_form=True)
PLEASE_READ = Part("please_read", "act", is_form=True, shared=("person.js",))
PREVIEW = Part("preview", shared=_READING)
PROFILE = Part("profile", "choose", is_form=True)
PULSE = Part("pulse", "beat")
READING_LIST = Part("reading_list", "act", is_form=True, shared=("person.js",))
REMINDERS = Part("reminders", "act", is_form=True, shared=("person.js",))
RESULTS = Part("results", "act")
RULES = Part("rules")
SAVED = Part("saved", "act", is_form=True)
TAG_RULES = Part("tag_rules", "act", is_form=True, shared=("person.js", "finder.js"))
TASK = Part("task", "act", is_form=True)
TASKS = Part("tasks", "act", is_form=True, shared=("person.js",))
TASK_FILTERS = Part("task_filters", "choose", is_form=True, shared=("finder.js",))
TASK_PAPERS = Part("task_papers", "act", is_form=True, shared=_BY_HAND)
TASK_TALK = Part("task_talk", "act", is_form=True, shared=("person.js",))
TASK_UNITS = Part("task_units", "act")
TILES = Part("tiles")
UNASSIGNED = Part("unassigned")
WHY = Part("why", "act", is_form=True, shared=("person.js",))
WORKS = Part("works")
