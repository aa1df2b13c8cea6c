"""Who a visitor of an open page says to be: kept in the session, and by the browser in a cookie.

It is written down with what they say and shows them nothing more: whoever reads the cookie learns a name of the list.
"""

from typing import Any
from urllib.parse import unquote

import streamlit as st
from starlette.requests import Request

from indexer.library import Library
from indexer.library.viewers import ANYBODY
from indexer.model.viewer import Viewer

COOKIE = "ochung_me"
_CHOSEN = "myself"  # in the session


def acting(library: Library, viewer: Viewer) -> Viewer:
    """The visitor as who they say to be; whoever is signed in stays who they are."""
    chosen = st.session_state.get(_CHOSEN)
    if not isinstance(chosen, str):
        chosen = unquote(str(st.context.cookies.get(COOKIE, "")))
    return library.acting(viewer, chosen)


def of_request(library: Library, request: Request) -> Viewer:
    """The same for a route beside the pages, which has only the cookie."""
    return library.acting(library.viewer(request.state.login), unquote(request.cookies.get(COOKIE, "")))


def choose(login: str) -> None:
    st.session_state[_CHOSEN] = login


def data(library: Library, viewer: Viewer) -> dict[str, Any] | None:
    """For the choice; None where somebody is signed in, or nobody could be chosen."""
    people = library.config.people
    if viewer.login != ANYBODY or not people:
        return None
    return {"login": viewer.acts_as, "cookie": COOKIE, "people": choices(library)}


def choices(library: Library) -> list[tuple[str, str]]:
    """(login, what to show) of everybody in the configuration, by given name as lists in an office are."""
    people = sorted(library.config.people, key=lambda one: (one.name.split()[-1:], one.name))
    return [(one.login, one.name if one.login in one.name else f"{one.name} ({one.login})") for one in people]
