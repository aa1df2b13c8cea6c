"""The list of documents with a state-secret mark, in a dialog, for those who answer for what lies on the drives."""

from typing import Any

import streamlit as st

from indexer.model.status import Failure
from webui import components, preview
from webui.visit import Visit

_MOST = 200


def show(visit: Visit) -> None:
    @st.dialog(visit.words("secret.title"), width="large")
    def opened() -> None:
        components.FAILURES.show(data(visit))

    opened()


def data(visit: Visit) -> dict[str, Any]:
    """Empty for everybody whom the library does not tell."""
    found = visit.library.secrets(visit.viewer)
    rest = len(found) - _MOST
    return {
        "intro": visit.words("secret.intro" if found else "secret.none"),
        "steps": [visit.words(f"secret.step_{step}") for step in ("move", "register", "report")] if found else [],
        "rows": [_row(failure, visit) for failure in found[:_MOST]],
        "more": visit.words("failure.more", n=visit.formats.number(rest)) if rest > 0 else "",
        "words": visit.words.below("secret") | visit.words.below("preview"),
    }


def _row(failure: Failure, visit: Visit) -> dict[str, str]:
    folder, _, name = failure.path.rpartition("/")
    since = visit.words("secret.since", moment=visit.formats.exactly(failure.at))
    return {
        "name": name,
        "page": preview.page_of(failure.document),
        "mark": failure.detail,
        "reason": " › ".join(filter(None, (failure.drive, *folder.split("/")))),
        "detail": " · ".join((visit.formats.size(failure.size), since)),
        "unc": visit.library.unc(visit.library.document(visit.viewer, failure.document)),
    }
