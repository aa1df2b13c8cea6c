"""On a document's page: that one is asked to read it, the word that one has, and asking others to."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from indexer.model.document import Document
from indexer.model.knowledge import ReadState
from indexer.model.reading import Reason
from webui import address, components, myself, reading_rows, saying
from webui.document_address import read
from webui.visit import Visit, arrive

_TOLD = "please_read_told"  # in the session, until it was shown
_NAV = "please_read_done"
_USUAL_DAYS = 7


def show(visit: Visit, document: Document) -> None:
    """Also remembers that a viewer who is asked to read it has it before them."""
    if st.session_state.pop(_NAV, False):
        st.rerun()
    visit.library.opened(visit.viewer, document.id)
    found = data(visit, document, str(st.session_state.pop(_TOLD, "")))
    if found:
        components.PLEASE_READ.show(found, _act)


def data(visit: Visit, document: Document, told: str = "") -> dict[str, Any]:
    """{} where nobody is asked and the visitor may ask nobody."""
    words, formats, library = visit.words, visit.formats, visit.library
    asked = library.to_read(visit.viewer, document.id)
    mine = next((one for one in asked if one.mine), None)
    may_ask = library.may_ask_to_read(visit.viewer) and document.failure != Reason.SECRET
    if not (mine or may_ask or told):
        return {}
    row = reading_rows.to_read(mine, visit) if mine else None
    return {
        "mine": row,
        "again": bool(mine and mine.mine and mine.mine.state is ReadState.AGAIN),
        "seconds": mine.seconds if mine and mine.is_waiting else None,
        "may_ask": may_ask,
        "people": myself.choices(library) if may_ask else [],
        "units": [(unit.code, unit.name) for unit in library.config.units] if may_ask else [],
        "first": formats.today.isoformat(),
        "usual": (formats.today + timedelta(days=_USUAL_DAYS)).isoformat(),
        "told": told,
        "words": words.below("names") | words.below("reading"),
    }


def _act(asked: Any) -> None:
    visit = arrive()
    library, viewer, id = visit.library, visit.viewer, read(address.here()).id
    if "read" in asked:
        told = saying.done(visit, "read", lambda: library.acknowledge(viewer, id))
    else:
        wish = asked["ask"]
        people, units = ([str(one) for one in wish[name]] for name in ("people", "units"))
        until, note = _day(str(wish["until"])), str(wish.get("note", ""))
        told = saying.done(visit, "asked_to_read", lambda: library.ask_to_read(viewer, id, people, units, until, note))
    st.session_state[_TOLD], st.session_state[_NAV] = told, True


def _day(text: str) -> date:
    """What is no day is taken as long past, which is refused with a reason."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
