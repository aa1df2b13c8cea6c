"""XML of documents as lxml trees, with everything dangerous turned off. Pure."""

import re
from datetime import UTC, datetime

from lxml import etree

from indexer.errors import RefusedError
from indexer.model.reading import Reason

Element = etree._Element

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_STRICT_PROPERTIES = b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties"
_PROPERTIES = b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_OFFSET = re.compile(r"[+-]\d\d:?\d\d$")
_BEYOND_REASON = re.compile(r"excessive depth|huge|amplification|too (?:big|long|large)", re.I)


def parsed(data: bytes) -> Element:
    """The root. Entities a document declares are left out; strict OOXML names come out as the usual ones.

    Raises MemoryError, and RefusedError: BOMB (depth over 256, a text over 10 MB), DAMAGED (not well-formed).
    """
    if b"http://purl.oclc.org/ooxml/" in data[:4096]:
        data = _transitional(data)
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        reason = Reason.BOMB if _BEYOND_REASON.search(error.msg or "") else Reason.DAMAGED
        raise RefusedError(reason, "XML") from error
    except ValueError as error:  # an encoding nobody knows
        raise RefusedError(Reason.DAMAGED, "XML encoding") from error
    if b"<!ENTITY" in data[:65536]:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def detach(element: Element) -> None:
    """Takes an element out of its tree; the text behind it stays where it was."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
        element.tail = None
    parent.remove(element)


def all_text(element: Element) -> str:
    """The text of an element and everything in it."""
    return "".join(str(text) for text in element.itertext())


def moment(text: str | None) -> datetime | None:
    """An XML date-time (`2026-03-05T10:11:00Z`) as aware UTC; without a zone it counts as UTC. None when it is none."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text.strip()[:32])
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def is_wall_clock(text: str | None, *, z_means_utc: bool = False) -> bool:
    """Whether an XML date-time says no zone, or a `Z` that the program writing it did not mean."""
    found = (text or "").strip()
    return not _OFFSET.search(found) and not (z_means_utc and found.endswith("Z"))


def number(text: str | None) -> int | None:
    """A whole number of at most nine digits, or None."""
    found = (text or "").strip()
    return int(found) if found.isascii() and found.isdigit() and len(found) < 10 else None


def local_name(element: Element) -> str:
    """The tag without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _transitional(data: bytes) -> bytes:
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data.replace(_STRICT_PROPERTIES, _PROPERTIES))
