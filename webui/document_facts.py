"""What stands at the top of a document's page: what kind of paper it is, and what its reader has to be warned of."""

from typing import Any

from indexer.model.document import Document
from indexer.model.family import Family
from indexer.model.relation import Link, Relation
from webui.cards import paper, sure
from webui.formats import Formats
from webui.visit import Visit

_CAPACITIES = {"KT.": "kt", "TM.": "tm", "TL.": "tl", "TUQ.": "tuq", "Q.": "q"}
_MOST_WARNINGS = 3


def facts(visit: Visit, document: Document) -> list[tuple[str, str, str]]:
    """(name, value, explanation or "") of all that is known."""
    formats, header = visit.formats, document.header
    titles = {task.code: f"{task.code} · {task.title}" for task in visit.library.config.tasks}
    place = f"{header.place}, " if header.place else ""
    values = {
        "kind": header.kind,
        "number": header.number,
        "issued_on": f"{place}{formats.date(header.issued_on)}" if header.issued_on else "",
        "issuer": header.issuer,
        "subject": header.subject or document.properties.title,
        "signer": " ".join(filter(None, (header.capacity, header.position, "–" * bool(header.position), header.signer)))
        if header.signer
        else "",
        "recipients": "; ".join(header.recipients),
        "unit": document.unit,
        "tasks": "; ".join(titles.get(code, code) for code in document.tasks),
        "people": ", ".join(" ".join(filter(None, (sure(one.strength, formats), one.name))) for one in document.people),
        "modified_at": formats.exactly(document.modified_at),
        "created_at": formats.exactly(document.properties.created_at) if document.properties.created_at else "",
        "type": f"{document.type.upper()} · {formats.size(document.size)}",
        "pages": formats.number(document.properties.pages) if document.properties.pages else "",
        "application": document.properties.application,
    }
    capacity = _CAPACITIES.get(header.capacity)
    notes = {"signer": visit.words(f"document.capacity_{capacity}")} if capacity else {}
    return [(visit.words(f"preview.{name}"), value, notes.get(name, "")) for name, value in values.items() if value]


def chips(document: Document, formats: Formats) -> list[tuple[str, str]]:
    """(words, class): marks that change how one reads it."""
    words, header = formats.words, document.header
    found = [(header.urgency, "urgent")] if header.urgency else []
    found += [(words("document.draft"), "draft")] if header.is_draft else []
    for note in document.notes:
        name, _, rest = note.partition(":")
        if name == "legacy":
            found.append((words("document.legacy", encoding=rest.upper()), ""))
        elif name == "ocr":
            found.append((words("document.ocr", pages=rest) if rest else words("document.ocr_all"), ""))
    return found


def warnings(document: Document, links: tuple[Link, ...], kin: Family | None, formats: Formats) -> list[dict[str, Any]]:
    """What a reader must know before using it: it was replaced or amended, or there is a newer state of it."""
    found = []
    for link in links:
        if link.is_backward and link.document and link.citation.relation in (Relation.REPLACES, Relation.AMENDS):
            key = "replaced" if link.citation.relation is Relation.REPLACES else "amended"
            found.append(_warning(f"document.warn_{key}", link.document, formats))
    first = kin.members[0] if kin else None
    if first and first.document.id != document.id:
        key = "document.warn_draft" if first.is_final else "document.warn_older"
        found.append(_warning(key, first.document, formats))
    return found[:_MOST_WARNINGS]


def _warning(key: str, other: Document, formats: Formats) -> dict[str, Any]:
    return {"text": formats.words(key), "name": called(other, formats), "document": other.id}


def called(document: Document, formats: Formats) -> str:
    """`Quyết định 12/QĐ-UBND ngày 30/07/2025`, else the file's name."""
    header = document.header
    issued = formats.date(header.issued_on) if header.issued_on else ""
    return (paper(header.kind, header.number, issued, formats) if header.number else "") or document.name
