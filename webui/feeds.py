"""A search as an Atom feed (RFC 4287), so that a reader outside of the pages can tell of new documents. Pure."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from indexer.model.hit import Hit
from webui.cards import marked, paper
from webui.formats import Formats

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # an empty feed has to say when it changed


def atom(title: str, here: str, base: str, hits: Sequence[Hit], formats: Formats) -> bytes:
    """`here` is the feed's own address, `base` that of the pages, with a slash at its end."""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": formats.words.language})
    name = formats.words("site.name")
    _add(root, "id", here)
    _add(root, "title", f"{title} · {name}")
    _add(root, "updated", _moment(max((hit.modified_at for hit in hits), default=_NEVER)))
    _add(ElementTree.SubElement(root, "author"), "name", name)
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": here})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": base})
    for hit in hits:
        _entry(ElementTree.SubElement(root, "entry"), hit, base, formats)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(entry: ElementTree.Element, hit: Hit, base: str, formats: Formats) -> None:
    moment = _moment(hit.modified_at)
    _add(entry, "id", f"{base}files/{hit.id}#{moment}")  # a reader shows a changed document as a new entry
    _add(entry, "title", hit.name or hit.path)
    _add(entry, "updated", moment)
    if hit.people:
        _add(ElementTree.SubElement(entry, "author"), "name", hit.people[0].name)
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": f"{base}document?id={hit.id}"})
    issued = formats.date(hit.issued_on) if hit.issued_on else ""
    said = (
        paper(hit.kind, hit.number, issued, formats),
        hit.subject,
        "".join(text for text, _ in marked(hit.snippet)),
        f"{hit.drive}/{hit.path}",
    )
    _add(entry, "summary", " · ".join(filter(None, said)))


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = _NOT_XML.sub("\ufffd", text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
