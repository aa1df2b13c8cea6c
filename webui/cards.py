"""A found document as the card that shows it. Pure."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.model.document import Contributor, Document
from indexer.model.event import Strength
from indexer.model.hit import Hit
from webui.explained import badges, notes, place, reasons, signed
from webui.formats import Formats
from webui.task_address import task_page

_MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
_BETWEEN = re.compile(r"</mark>\s<mark>")
_FAMILIES = {
    "word": "doc docx docm dot dotx odt rtf",
    "sheet": "xls xlsx xlsm xlsb ods csv",
    "slides": "ppt pptx pptm pps ppsx odp",
    "pdf": "pdf",
    "image": "png jpg jpeg gif webp tif tiff bmp heic",
    "archive": "zip 7z rar tar gz",
    "mail": "eml msg",
}
_FAMILY = {type: family for family, types in _FAMILIES.items() for type in types.split()}
_MOST_TWINS = 10  # paths named when pointing at "3 identical copies"


@dataclass(frozen=True, slots=True)
class Beside:
    """What a card takes from elsewhere: the network path ("" for none), the documents of its family by id, as far as
    the viewer may see them, what follows the id in the addresses of documents' pages, and where the file itself is to
    be had ("" for nowhere)."""

    unc: str = ""
    asked: str = ""
    family: Mapping[int, Document] = field(default_factory=dict)
    href: str = ""


def card(hit: Hit, beside: Beside, titles: Mapping[str, str], formats: Formats, *, is_asked: bool) -> dict[str, Any]:
    """`titles` are the titles of tasks by code.

    A document nobody asked for with words (`is_asked` false) is shown without a piece of its text.
    """
    folder, _, _ = hit.path.rpartition("/")
    older = [beside.family[id] for id in hit.older if id in beside.family]
    newer = beside.family.get(hit.newer) if hit.newer is not None else None
    return {
        "id": hit.id,
        "name": hit.name,
        "page": f"document?id={hit.id}{beside.asked}",
        "type": hit.type[:4] or "?",
        "family": family(hit.type),
        "folder": [part for part in (hit.drive, *folder.split("/")) if part],
        "paper": paper(hit.kind, hit.number, formats.date(hit.issued_on) if hit.issued_on else "", formats),
        "subject": hit.subject,
        "badges": badges(hit, formats.words),
        "signed": signed(hit, formats.words),
        "place": place(hit.spot, formats.words) if is_asked else "",
        "snippet": marked(hit.snippet) if is_asked else [],
        "why": reasons(hit.why, formats.words) if is_asked else [],
        "notes": notes(hit.notes, formats.words),
        "older": formats.counted("search.older", len(older)) if older else "",
        "older_ones": [relative(one, beside.asked, formats) for one in older],
        "newer": relative(newer, beside.asked, formats) if newer else None,
        "tasks": [{"code": code, "title": titles.get(code, code), "page": task_page(code)} for code in hit.tasks],
        "unit": hit.unit,
        "twins": formats.counted("search.copies", len(hit.duplicates)) if hit.duplicates else "",
        "twin_paths": "\n".join(hit.duplicates[:_MOST_TWINS]),
        "who": " · ".join(
            filter(None, (names(hit.people, formats), formats.ago(hit.modified_at), formats.size(hit.size)))
        ),
        "exactly": formats.exactly(hit.modified_at),
        "href": beside.href,
        "unc": beside.unc,
    }


def relative(document: Document, asked: str, formats: Formats) -> dict[str, Any]:
    """An older draft or the newer document, in one line."""
    return {
        "name": document.name,
        "page": f"document?id={document.id}{asked}",
        "when": formats.date(formats.day_of(document.modified_at)),
    }


def marked(snippet: str) -> list[tuple[str, bool]]:
    """A snippet's HTML (only <mark>, all else escaped) as runs of plain text: (text, is it a match).

    Matches with nothing but a blank between them become one.
    """
    pieces = _MARK.split(_BETWEEN.sub(" ", snippet))
    return [(html.unescape(piece), i % 2 == 1) for i, piece in enumerate(pieces) if piece]


def family(type: str) -> str:
    """What kind of file it is to people, whatever its exact format."""
    return _FAMILY.get(type, "other")


def paper(kind: str, number: str, issued_on: str, formats: Formats) -> str:
    """`Quyết định 123/QĐ-UBND ngày 30/07/2025`, as far as it is known."""
    issued = formats.words("search.issued", date=issued_on) if issued_on else ""
    return " ".join(filter(None, (kind, number, issued if kind or number else "")))


def names(people: tuple[Contributor, ...], formats: Formats) -> str:
    """The first person, with how sure it is, and how many more."""
    if not people:
        return ""
    first = " ".join(filter(None, (sure(people[0].strength, formats), people[0].name)))
    return first if len(people) == 1 else f"{first} +{len(people) - 1}"


def sure(strength: Strength, formats: Formats) -> str:
    """Words before a name that is not certain; "" for a certain one."""
    key = f"event.{strength.value}"
    return formats.words(key) if strength in (Strength.LIKELY, Strength.WEAK) else ""
