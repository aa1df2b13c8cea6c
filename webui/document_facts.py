"""What stands at the top of a document's page: what kind of paper it is, and what its reader has to be warned of."""

from typing import Any

from indexer.model.document import Document, Header
from indexer.model.family import Family, Member
from indexer.model.relation import Link, Relation
from webui.cards import names, paper, sure
from webui.formats import Formats
from webui.visit import Visit

_CAPACITIES = {"KT.": "kt", "TM.": "tm", "TL.": "tl", "TUQ.": "tuq", "Q.": "q"}
_MOST_WARNINGS = 3


def facts(visit: Visit, document: Document) -> list[tuple[str, str, str]]:
    """(name, value, explanation or "") of all that is known."""
    formats, header = visit.formats, document.header
    titles = visit.library.task_titles(document.tasks)
    place = f"{header.place}, " if header.place else ""
    values = {
        "kind": header.kind,
        "number": header.number,
        "issued_on": f"{place}{formats.date(header.issued_on)}" if header.issued_on else "",
        "issuer": header.issuer,
        "subject": header.subject or document.properties.title,
        "signer": _signer(header, formats),
        "recipients": "; ".join(header.recipients),
        "urgency": header.urgency.capitalize(),
        "unit": document.unit,
        "tasks": "; ".join(" · ".join(filter(None, (code, titles.get(code)))) for code in document.tasks),
        "people": ", ".join(" ".join(filter(None, (sure(one.strength, formats), one.name))) for one in document.people),
        "created_at": formats.exactly(document.properties.created_at) if document.properties.created_at else "",
        "pages": formats.number(document.properties.pages) if document.properties.pages else "",
        "words": formats.number(document.properties.words) if document.properties.words else "",
        "application": document.properties.application,
    }
    capacity = _CAPACITIES.get(header.capacity) if header.signer else None
    notes = {"signer": visit.words(f"document.capacity_{capacity}")} if capacity else {}
    return [(visit.words(f"preview.{name}"), value, notes.get(name, "")) for name, value in values.items() if value]


def byline(document: Document, formats: Formats) -> str:
    """`DOCX · 12 KB · sửa lúc 14:30 30/07/2025 · nhiều khả năng Người Một`"""
    saved = formats.words("document.saved", moment=formats.exactly(document.modified_at))
    people = names(document.people, formats)
    return " · ".join(filter(None, (document.type.upper(), formats.size(document.size), saved, people)))


def paper_line(document: Document, formats: Formats) -> tuple[str, str]:
    """(`Quyết định 12/QĐ-UBND ngày 30/07/2025`, its subject), as far as the file's name does not say it already."""
    header = document.header
    issued = formats.date(header.issued_on) if header.issued_on else ""
    subject = header.subject or document.properties.title
    is_told = subject.casefold() in document.name.casefold()
    return paper(header.kind, header.number, issued, formats), "" if is_told else subject


def chips(document: Document, formats: Formats) -> list[tuple[str, str]]:
    """(words, class): marks that change how one reads it."""
    words, header = formats.words, document.header
    found = [(header.urgency.capitalize(), "urgent")] if header.urgency else []
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
            found.append(_warning(f"document.warn_{_overtaken(link, link.document)}", link.document, formats))
    first = kin.members[0] if kin else None
    if kin and first and not _is_as_good(document, kin):
        key = "warn_draft" if first.is_final and _is_draft(document, kin) else "warn_older"
        found.append(_warning(f"document.{key}", first.document, formats))
    return found[:_MOST_WARNINGS]


def _is_as_good(document: Document, kin: Family) -> bool:
    """It is the one to use, or says the same as that one."""
    own = _own(document, kin)
    return own is None or own is kin.members[0] or (own.likeness >= 1 and not _is_draft(document, kin))


def _is_draft(document: Document, kin: Family) -> bool:
    own = _own(document, kin)
    return document.header.is_draft or (own is not None and own.draft is not None)


def _own(document: Document, kin: Family) -> Member | None:
    return next((one for one in kin.members if one.document.id == document.id), None)


def _overtaken(link: Link, other: Document) -> str:
    """What is not in force yet, or may mean another document of that number, is not said as a fact."""
    key = "replaced" if link.citation.relation is Relation.REPLACES else "amended"
    if other.header.is_draft:
        return f"{key}_draft"
    return key if link.is_sure else f"{key}_unsure"


def _warning(key: str, other: Document, formats: Formats) -> dict[str, Any]:
    return {"text": formats.words(key), "name": called(other, formats), "document": other.id}


def _signer(header: Header, formats: Formats) -> str:
    """`Người Một – PHÓ GIÁM ĐỐC (ký thay)`"""
    if not header.signer:
        return ""
    capacity = _CAPACITIES.get(header.capacity)
    manner = formats.words(f"document.manner_{capacity}") if capacity else ""
    office = " ".join(filter(None, (header.position, f"({manner})" if manner else "")))
    return " – ".join(filter(None, (header.signer, office)))


def called(document: Document, formats: Formats) -> str:
    """`Quyết định 12/QĐ-UBND ngày 30/07/2025`, else the file's name."""
    return (paper_line(document, formats)[0] if document.header.number else "") or document.name
