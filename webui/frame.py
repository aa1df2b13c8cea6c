"""What every page has around its own content: warnings on top, freshness and language at the foot, the pulse."""

from typing import Any

import streamlit as st

from indexer.model.status import Status
from webui import components, failures, secrecy
from webui.freshness import banners, lines
from webui.visit import LANGUAGE, Visit
from webui.words import as_language

SEARCH_PACE = 5000  # milliseconds between two reruns by themselves: nobody's list is to jump while being read
FEED_PACE = 0
SUMS_PACE = 3000


def top(visit: Visit, status: Status) -> None:
    found = banners(status, visit.formats)
    asked = components.BANNERS.show({"banners": found}) if found else None
    if asked and "secrets" in asked:
        secrecy.show(visit)


def foot(visit: Visit, status: Status) -> None:
    """Belongs into the sidebar."""
    data = {
        "lines": lines(status, visit.formats),
        "failures": visit.formats.counted("status.failures", status.failures) if status.failures else "",
        "language": visit.words.language,
        "words": visit.words.below("site"),
    }
    asked = components.FOOT.show(data, _change_language)
    if asked and "language" in asked:
        st.rerun()  # the names of the pages are outside of what runs again by itself
    if asked and "failures" in asked:
        failures.show(visit)


def pulse(visit: Visit, beat: str, *, pace: int, words: dict[str, str] | None = None) -> None:
    """Has the page run again when there is something newer than `beat`, in `pace` milliseconds at the earliest.

    With `words` (title, filters, live, paused) it is seen doing so.
    """
    data = {"pulse": beat, "pace": pace, "language": visit.words.language, "words": words}
    components.PULSE.show(data)


def _change_language(asked: Any) -> None:
    language = as_language(asked.get("language"))
    if language:
        st.session_state[LANGUAGE] = language
        st.query_params[LANGUAGE] = language
