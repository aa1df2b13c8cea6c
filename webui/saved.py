"""Kept searches on the search page: the list with what is new, keeping the one shown, forgetting one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from indexer.errors import UsageError
from indexer.model.hit import Sort
from indexer.model.saved import SavedSearch
from webui import address
from webui.search_address import SearchView, read, saved_address, saved_view, write
from webui.visit import Visit, arrive

_REFUSED = "saving_refused"  # in the session, until it was said
_LONGEST_LIST = 100


def kept(visit: Visit, view: SearchView) -> tuple[SavedSearch, ...]:
    """The viewer's kept searches; the one that is shown counts as seen."""
    found = visit.library.saved(visit.viewer)
    here = _here(found, view)
    if here is None or not here.news:
        return found
    visit.library.see_search(visit.viewer, here.id)
    return tuple(replace(one, news=0) if one is here else one for one in found)


def list_data(visit: Visit, found: Sequence[SavedSearch], view: SearchView) -> dict[str, Any]:
    """Those with news first, else by name."""
    here = _here(found, view)
    shown = sorted(found, key=lambda one: not one.news)[:_LONGEST_LIST]
    return {
        "rows": [
            {
                "id": one.id,
                "name": one.name,
                "address": one.address,
                "news": visit.formats.number(one.news) if one.news else "",
                "news_said": visit.formats.counted("saved.news", one.news) if one.news else "",
                "is_here": one is here,
            }
            for one in shown
        ],
        "words": visit.words.below("saved"),
    }


def form_data(visit: Visit, found: Sequence[SavedSearch], view: SearchView) -> dict[str, Any] | None:
    """For the results' own button; None where there is nothing to keep."""
    address_here = saved_address(view)
    if not address_here:
        return None
    here = _here(found, view)
    values = [value for chosen in view.chosen.values() for value in chosen]
    refused = st.session_state.pop(_REFUSED, False)
    return {
        "id": here.id if here else 0,
        "name": here.name if here else " · ".join(filter(None, (view.text, *values)))[:80],
        "notifies": here.notifies if here else True,
        "feed": f"feeds/search.atom?{address_here}",
        "refused": visit.words("saved.refused") if refused else "",
        "words": visit.words.below("saved"),
    }


def open_kept(asked: Any) -> bool:
    """Whether it was asked for a kept search; those with news are shown newest first."""
    if "address" not in asked:
        return False
    view = saved_view(str(asked["address"]))
    address.go(write(replace(view, sort=Sort.NEWEST) if asked.get("news") and view.text else view))
    return True


def keep(asked: Any) -> bool:
    """Whether it was asked to keep the search shown, or to forget one."""
    if "save" not in asked and "forget" not in asked:
        return False
    visit = arrive()
    if "forget" in asked:
        visit.library.forget_search(visit.viewer, int(asked["forget"]))
        return True
    here, wish = saved_address(read(address.here())), asked["save"]
    try:
        visit.library.save_search(visit.viewer, str(wish["name"]), here, bool(wish["notifies"]))
    except UsageError:
        st.session_state[_REFUSED] = True
    return True


def _here(found: Sequence[SavedSearch], view: SearchView) -> SavedSearch | None:
    shown = saved_address(view)
    return next((one for one in found if one.address == shown), None)
