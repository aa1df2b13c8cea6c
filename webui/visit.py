"""Who looks at a page, in which language, and when: made anew for every run of a page."""

from dataclasses import dataclass
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import streamlit as st

from indexer.clock import now
from indexer.library import Library
from indexer.library.viewers import ANYBODY
from indexer.model.viewer import Viewer
from webui import door, myself
from webui.formats import Formats
from webui.words import Language, Words, as_language, words

LANGUAGE = "lang"  # in the address and in the session


@dataclass(frozen=True, slots=True)
class Visit:
    library: Library
    viewer: Viewer
    words: Words
    formats: Formats


def arrive() -> Visit:
    """The visit of the session whose page runs now."""
    library = door.library()
    spoken = words(language())
    zone = ZoneInfo(library.config.time_zone)
    # The gate names the visitor. Without a gate, as in a test of a single page, it is anybody: who may see least.
    viewer = myself.acting(library, library.viewer(unquote(str(st.user.get("login") or ANYBODY))))
    return Visit(library, viewer, spoken, Formats(spoken, zone, now()))


def language() -> Language:
    """The address decides, then what was chosen before in this session, then the configuration."""
    asked = as_language(st.query_params.get(LANGUAGE))
    if asked:
        st.session_state[LANGUAGE] = asked
        return asked
    return as_language(st.session_state.get(LANGUAGE)) or door.library().config.language


def keep_language() -> None:
    """Writes a chosen language back into an address that lost it, as happens when the page changes."""
    chosen = st.session_state.get(LANGUAGE)
    if chosen and LANGUAGE not in st.query_params:
        st.query_params[LANGUAGE] = chosen
