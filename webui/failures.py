"""The list of files that could not be read, in a dialog."""

from typing import Any

import streamlit as st

from indexer.model.status import Failure
from webui import components, preview
from webui.visit import Visit

_MOST = 200


def show(visit: Visit) -> None:
    @st.dialog(visit.words("failure.title"), width="large")
    def opened() -> None:
        components.FAILURES.show(data(visit))

    opened()


def data(visit: Visit) -> dict[str, Any]:
    found = visit.library.failures(visit.viewer)
    rest = len(found) - _MOST
    return {
        "intro": visit.words("failure.intro" if found else "failure.none"),
        "steps": [],
        "rows": [_row(failure, visit) for failure in found[:_MOST]],
        "more": visit.words("failure.more", n=visit.formats.number(rest)) if rest > 0 else "",
    }


def _row(failure: Failure, visit: Visit) -> dict[str, str]:
    folder, _, name = failure.path.rpartition("/")
    place = " › ".join(filter(None, (failure.drive, *folder.split("/"))))
    formats = visit.formats
    return {
        "name": name,
        "page": preview.page_of(failure.document),
        "reason": visit.words(f"reason.{failure.reason.value}"),
        "detail": f"{place} · {formats.size(failure.size)} · {formats.exactly(failure.at)}",
    }
