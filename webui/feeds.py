"""Atom feeds (RFC 4287), so that a reader outside of the pages can tell of new documents and of what happened. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from indexer.model.act import Act
from indexer.model.hit import Hit
from webui.cards import marked, paper
from webui.formats import Formats
from webui.rows import row

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # an empty feed has to say when it changed


@dataclass(frozen=True, slots=True)
class Entry:
    """`id`, `link`: addresses below those of the pages."""

    id: str
    title: str
    at: datetime
    author: str
    link: str
    summary: str


def atom(title: str, here: str, base: str, hits: Sequence[Hit], formats: Formats) -> bytes:
    """What a search finds. `here` is the feed's own address, `base` that of the pages, with a slash at its end."""
    return written(title, here, base, [_of_hit(hit, formats) for hit in hits], formats)


def atom_of_acts(title: str, here: str, base: str, acts: Sequence[Act], formats: Formats) -> bytes:
    """What happened, a sentence each; what goes on is the same entry, changed later."""
    return written(title, here, base, [_of_act(act, formats) for act in acts], formats)


def _of_hit(hit: Hit, formats: Formats) -> Entry:
    issued = formats.date(hit.issued_on) if hit.issued_on else ""
    said = (
        paper(hit.kind, hit.number, issued, formats),
        hit.subject,
        "".join(text for text, _ in marked(hit.snippet)),
        f"{hit.drive}/{hit.path}",
    )
    return Entry(
        f"files/{hit.id}#{_moment(hit.modified_at)}",  # a reader shows a changed document as a new entry
        hit.name or hit.path,
        hit.modified_at,
        hit.people[0].name if hit.people else "",
        f"document?id={hit.id}",
        " · ".join(filter(None, said)),
    )


def _of_act(act: Act, formats: Formats) -> Entry:
    shown = row(act, {}, formats)
    people = [one["name"] for one in shown["people"]]
    who = ", ".join(people) or formats.words("event.unknown_person")
    told = "".join(text for text, _ in shown["told"])
    names = ", ".join(one["file"] for one in shown["names"])
    return Entry(
        f"activity#event-{act.first.id}",
        " ".join(filter(None, (shown["sure"], who, shown["label"], shown["file"]))) + told,
        act.ended_at,
        people[0] if people else "",
        f"document?id={act.last.document}",
        " · ".join(
            filter(
                None, (names, shown["where"], act.last.unit, *(one["name"] for one in shown["tasks"]), *shown["tags"])
            )
        ),
    )


def written(title: str, here: str, base: str, entries: Sequence[Entry], formats: Formats) -> bytes:
    """Any entries, the newest first."""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": formats.words.language})
    name = formats.words("site.name")
    _add(root, "id", here)
    _add(root, "title", f"{title} · {name}")
    _add(root, "updated", _moment(max((entry.at for entry in entries), default=_NEVER)))
    _add(ElementTree.SubElement(root, "author"), "name", name)
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": here})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": base})
    for entry in entries:
        _fill(ElementTree.SubElement(root, "entry"), entry, base)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _fill(made: ElementTree.Element, entry: Entry, base: str) -> None:
    _add(made, "id", base + entry.id)
    _add(made, "title", entry.title)
    _add(made, "updated", _moment(entry.at))
    if entry.author:
        _add(ElementTree.SubElement(made, "author"), "name", entry.author)
    ElementTree.SubElement(made, "link", {"rel": "alternate", "href": base + entry.link})
    _add(made, "summary", entry.summary)


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = _NOT_XML.sub("\ufffd", text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
