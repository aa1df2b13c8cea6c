"""Who knows about something: whom to ask, with the documents that show it. No ranking of anybody's performance."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from webui import address, components, frame, reading_rows
from webui.beat import beats
from webui.visit import Visit, arrive, keep_language

_LONGEST = 300


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    query = " ".join(next(iter(address.here().get("q", ())), "").split())[:_LONGEST]
    frame.top(visit, status)
    components.EXPERTS.show(data(visit, query), _ask)
    frame.pulse(visit, beat, pace=frame.SEARCH_PACE)
    with st.sidebar:
        frame.foot(visit, status)


def data(visit: Visit, query: str) -> dict[str, Any]:
    found = visit.library.experts(visit.viewer, query)
    return {
        "query": query,
        "rows": [reading_rows.expert(one, visit.formats) for one in found],
        "search": page_of_search(query),
        "words": visit.words.below("experts"),
    }


def page_of(query: str) -> str:
    """The page's address for a question."""
    return "experts?" + urlencode({"q": query})


def page_of_search(query: str) -> str:
    return "./?" + urlencode({"q": query})


def _ask(asked: Any) -> None:
    query = " ".join(str(asked["text"]).split())
    address.go({"q": [query]} if query else {})
