"""The preview of one document, in a dialog: what it says, what is known of it, what happened to it."""

import re
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.reading import Reason
from webui import components
from webui.cards import sure
from webui.handing import INLINE_IMAGES, INLINE_TYPES
from webui.headings import headed
from webui.rows import history_row
from webui.visit import Visit

LONGEST_TEXT = 60_000  # letters shown in passing
_TERM = re.compile(r"[^\W_]+")
_TURNS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_WORDS = re.compile(r'(?<!\S)(?:-(?:"[^"]*"|\S+)|[^\W\d_]+:)')  # what is excluded, and the names of fields


def show(visit: Visit, id: int, query: str = "") -> None:
    """Opens it over the page; the words of `query` are marked in its text."""
    try:
        document = visit.library.document(visit.viewer, id)
    except NotVisibleError:
        st.toast(visit.words("preview.gone"))
        return

    @st.dialog(_title(document.name), width="large")
    def opened() -> None:
        components.PREVIEW.show(data(visit, document, query))

    opened()


def data(visit: Visit, document: Document, query: str = "") -> dict[str, Any]:
    return {
        **handing(visit, document),
        **reading(visit, document, query),
        "id": document.id,
        "name": document.name,
        "page": page_of(document.id, query),
        "language": visit.words.language,
        "words": visit.words.below("preview") | {"unknown_person": visit.words("event.unknown_person")},
        "properties": properties(visit, document),
        "history": story(visit, document),
    }


def page_of(id: int, query: str = "") -> str:
    """The address of the document's own page."""
    return "document?" + urlencode({"id": id} | ({"q": query} if query else {}))


def handing(visit: Visit, document: Document) -> dict[str, str]:
    """Where the file itself is to be had; nothing of a document that bears a state-secret mark."""
    href = "" if document.failure == Reason.SECRET else f"files/{document.id}"
    return {
        "href": href,
        "inline": f"{href}?inline=1" if href and document.type in INLINE_TYPES else "",
        "unc": visit.library.unc(document),
    }


def reading(visit: Visit, document: Document, query: str, most: int = LONGEST_TEXT) -> dict[str, Any]:
    """What it says in its first letters, with the words to be marked in it."""
    text = visit.library.text(visit.viewer, document.id)
    is_image = document.type in INLINE_IMAGES and document.failure != Reason.SECRET
    return {
        "image": f"files/{document.id}?inline=1" if is_image else "",
        "pieces": headed(text, visit.library.stretches(visit.viewer, document.id), visit.words, most),
        "cut": _cut(visit, most, len(text)),
        "no_text": _no_text(visit, document),
        "terms": terms(query),
    }


def story(visit: Visit, document: Document) -> list[dict[str, Any]]:
    """What happened to it, newest first."""
    return [history_row(event, visit.formats) for event in visit.library.history(visit.viewer, document.id)]


def terms(query: str) -> list[str]:
    """The words of a query that are worth marking: without those it excludes."""
    return list(dict.fromkeys(word.lower() for word in _TERM.findall(_NOT_WORDS.sub(" ", query))))


def properties(visit: Visit, document: Document) -> list[tuple[str, str]]:
    """(name, value) of all that is known."""
    formats, header, own = visit.formats, document.header, document.properties
    titles = visit.library.task_titles(document.tasks)
    folder = document.path.rpartition("/")[0]
    values = {
        "folder": " › ".join(filter(None, (document.drive, *folder.split("/")))),
        "network_path": visit.library.unc(document),
        "kind": header.kind,
        "number": header.number,
        "issued_on": formats.date(header.issued_on) if header.issued_on else "",
        "issuer": header.issuer,
        "subject": header.subject or own.title,
        "unit": document.unit,
        "tasks": "; ".join(" · ".join(filter(None, (code, titles.get(code)))) for code in document.tasks),
        "people": ", ".join(" ".join(filter(None, (sure(one.strength, formats), one.name))) for one in document.people),
        "modified_at": formats.exactly(document.modified_at),
        "created_at": formats.exactly(own.created_at) if own.created_at else "",
        "type": document.type.upper(),
        "size": formats.size(document.size),
        "pages": formats.number(own.pages) if own.pages else "",
        "words": formats.number(own.words) if own.words else "",
        "application": own.application,
    }
    return [(visit.words(f"preview.{name}"), value) for name, value in values.items() if value]


def _cut(visit: Visit, most: int, length: int) -> str:
    if length <= most:
        return ""
    number = visit.formats.number
    return visit.words("preview.cut", shown=number(most), all=number(length))


def _no_text(visit: Visit, document: Document) -> str:
    if document.failure in set(Reason):
        return visit.words("preview.not_read", reason=visit.words(f"reason.{document.failure}"))
    return visit.words("preview.no_text")


def _title(name: str) -> str:
    """A name as Markdown that means itself; signs that turn the direction of writing are shown, not obeyed."""
    unturned = _TURNS.sub("\ufffd", name)
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$:<>])", r"\\\1", unturned)
