"""The page of names nobody is known for: whom they stand for, what was said of them, and words that wait."""

from typing import Any

import streamlit as st

from indexer.model.people import Alias, WrittenName
from webui import components, frame, myself, saying
from webui.beat import beats
from webui.visit import Visit, arrive, keep_language

_MOST = 200  # names shown at once
_MOST_MERGED, _MOST_SAYINGS = 50, 50
_TOLD = "names_told"  # in the session, until it was shown


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    frame.top(visit, status)
    components.NAMES.show(data(visit, told=str(st.session_state.pop(_TOLD, ""))), _act)
    frame.pulse(visit, beat, pace=frame.SUMS_PACE)
    with st.sidebar:
        frame.foot(visit, status)


def data(visit: Visit, told: str = "") -> dict[str, Any]:
    """Nothing but words for whom the library does not tell of names."""
    words, library = visit.words.below("names"), visit.library
    if not library.may_name(visit.viewer):
        return {"closed": words["closed"], "told": "", "words": words}
    found = library.written_names(visit.viewer)
    labels = dict(myself.choices(library))
    unresolved = [one for one in found if not (one.login or one.is_nobody or one.unit)]
    rest = len(unresolved) - _MOST
    return {
        "closed": "",
        "told": told,
        "me": myself.data(library, visit.viewer),
        "people": list(labels.items()),
        "rows": [_row(one, labels, visit) for one in unresolved[:_MOST]],
        "more": visit.words("names.more", n=visit.formats.number(rest)) if rest > 0 else "",
        "known": [_known(one, labels, visit) for one in found if one not in unresolved][:_MOST],
        "merged": [_merged(one, labels, visit) for one in library.merged_names(visit.viewer)[:_MOST_MERGED]],
        "sayings": saying.rows(visit)[:_MOST_SAYINGS],
        "words": words | visit.words.below("saying"),
    }


def _row(one: WrittenName, labels: dict[str, str], visit: Visit) -> dict[str, Any]:
    return {
        "value": one.value,
        "changes": visit.formats.counted("names.changes", one.changes),
        "last": visit.words("names.last", moment=visit.formats.ago(one.last_at)) if one.last_at else "",
        "suggestions": [(login, labels.get(login, login)) for login in one.suggestions],
    }


def _known(one: WrittenName, labels: dict[str, str], visit: Visit) -> dict[str, str]:
    meant = labels.get(one.login, one.login) or one.unit or visit.words("names.nobody")
    return {"value": one.value, "changes": visit.formats.counted("names.changes", one.changes), "meant": meant}


def _merged(one: Alias, labels: dict[str, str], visit: Visit) -> dict[str, Any]:
    by = one.said_by or visit.words("saying.console")
    key = "saying.by_open" if one.is_open else "saying.by"
    return {
        "id": one.id,
        "value": one.value,
        "meant": labels.get(one.login, one.login) or visit.words("names.nobody"),
        "said": visit.words(key, who=by, moment=visit.formats.exactly(one.at)),
    }


def _act(asked: Any) -> None:
    if "me" in asked:
        myself.choose(str(asked["me"]))
        return
    visit = arrive()
    library, viewer = visit.library, visit.viewer
    if "merge" in asked:
        value, login = str(asked["merge"]["value"]), str(asked["merge"]["login"])
        st.session_state[_TOLD] = saying.done(visit, "merged", lambda: library.merge_name(viewer, value, login))
    elif "undo" in asked:
        id = int(asked["undo"])
        st.session_state[_TOLD] = saying.done(visit, "undone", lambda: library.undo_merge(viewer, id))
    else:
        st.session_state[_TOLD] = saying.heard(asked, visit)
