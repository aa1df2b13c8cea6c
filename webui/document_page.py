"""A document's own page: what it is, whether it still holds, what it says, what it belongs to, what happened to it."""

from typing import Any

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.family import Family
from indexer.model.relation import Link
from webui import (
    address,
    by_hand,
    components,
    document_facts,
    document_sections,
    frame,
    myself,
    open_now,
    please_read,
    preview,
)
from webui.beat import beats
from webui.cards import family
from webui.document_address import DocumentView, read, write
from webui.visit import Visit, arrive, keep_language

_TOLD = "document_told"  # in the session, until it was shown
_LONGEST_TEXT = 200_000  # letters sent to the browser


@st.fragment
def show() -> None:
    keep_language()
    visit = arrive()
    view = read(address.here())
    beat, status = beats.now(visit.library, visit.viewer), visit.library.status(visit.viewer)
    frame.top(visit, status)
    try:
        please_read.show(visit, visit.library.document(visit.viewer, view.id))
        data = page_data(visit, view)
    except NotVisibleError:
        data = {"missing": visit.words("document.missing"), "hint": visit.words("document.missing_hint")}
    st.set_page_config(page_title=f"{data.get('name') or data['missing']} · {visit.words('site.name')}")
    told = str(st.session_state.pop(_TOLD, ""))
    components.DOCUMENT.show(data | {"told": told, "words": _words(visit)}, _act)
    frame.pulse(visit, beat, pace=frame.SEARCH_PACE)
    with st.sidebar:
        frame.foot(visit, status)


def page_data(visit: Visit, view: DocumentView) -> dict[str, Any]:
    """Raises NotVisibleError where there is no such document, or not for this visitor."""
    document = visit.library.document(visit.viewer, view.id)
    links = visit.library.relations(visit.viewer, document.id)
    kin = visit.library.family(visit.viewer, document.id)
    tabs = document_sections.tabs(visit, document, links, kin)
    tab = view.tab if view.tab in {id for id, _ in tabs} else tabs[0][0]
    shown = preview.reading(visit, document, view.text, _LONGEST_TEXT) if tab == "text" else {}
    return {
        **preview.handing(visit, document),
        **shown,
        "id": document.id,
        "name": document.name,
        "language": visit.words.language,
        "type": document.type[:4] or "?",
        "family": family(document.type),
        "paper": document_facts.paper_line(document, visit.formats),
        "byline": document_facts.byline(document, visit.formats),
        "crumbs": [part for part in (document.drive, *document.path.split("/")[:-1]) if part],
        "chips": document_facts.chips(document, visit.formats),
        "open": open_now.lines(visit, document),
        "warnings": document_facts.warnings(document, links, kin, visit.formats),
        "facts": document_facts.facts(visit, document),
        "tabs": tabs,
        "tab": tab,
        "section": _section(visit, view, tab, document, links, kin),
    }


def _section(
    visit: Visit, view: DocumentView, tab: str, document: Document, links: tuple[Link, ...], kin: Family | None
) -> dict[str, Any]:
    if tab == "relations":
        return {"groups": document_sections.groups(links, visit.formats)}
    if tab == "versions":
        return document_sections.versions(visit, document, kin, view.compare)
    if tab == "similar":
        found = visit.library.similar(visit.viewer, document.id)
        return {"rows": [document_sections.line(each, visit.formats) for each in found]}
    if tab == "tasks":
        by_words = visit.words.below("names") | visit.words.below("by_hand")
        return by_hand.tasks_of(visit, document) | {"by_hand": by_words}
    if tab == "history":
        return {"rows": preview.story(visit, document)}
    return {}


def _words(visit: Visit) -> dict[str, str]:
    return (
        visit.words.below("preview")
        | visit.words.below("document")
        | {"unknown_person": visit.words("event.unknown_person")}
    )


def _act(asked: Any) -> None:
    view = read(address.here())
    if "tab" in asked:
        address.go(write(view.on(str(asked["tab"]))))
    elif "compare" in asked:
        address.go(write(view.comparing(str(asked["compare"]))))
    elif "document" in asked:
        address.go(write(DocumentView(int(asked["document"]))))
    elif "me" in asked:
        myself.choose(str(asked["me"]))
    elif "find" in asked:
        by_hand.look_for(f"document {view.id}", asked["find"])
    elif code := next((str(asked[name]) for name in ("put", "off", "yes", "no") if name in asked), ""):
        st.session_state[_TOLD] = by_hand.heard(asked, arrive(), view.id, code)
