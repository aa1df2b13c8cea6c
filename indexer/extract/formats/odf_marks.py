"""Comments and tracked changes of OpenDocument: marks in the draft, and their markup out of the text."""

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from indexer.extract.draft import Draft
from indexer.extract.formats.odf_names import DC, OFFICE, TABLE, TEXT
from indexer.extract.xmltree import Element, all_text, detach, is_wall_clock, moment


@dataclass(frozen=True, slots=True)
class _Change:
    author: str
    at: datetime | None
    is_local: bool
    is_gone: bool


def take_annotations(body: Element, draft: Draft) -> list[str]:
    """The comments' texts, and a mark for each; they stand inside paragraphs, so they leave the text."""
    texts = []
    for note in list(body.iter(OFFICE + "annotation")):
        lines = (all_text(line) for line in note.iter(TEXT + "p"))
        text = "\n".join(line for line in lines if line)
        texts.append(text)
        author, date = note.findtext(DC + "creator") or "", note.findtext(DC + "date")
        draft.mark("commented", author, moment(date), len(text.split()), is_local=is_wall_clock(date, z_means_utc=True))
        detach(note)
    return texts


def take_changes(body: Element, draft: Draft) -> None:
    """Deleted text lies in `text:tracked-changes` (flat files may leave it in place); inserted text lies in the text,
    between a start and an end with the change's name.
    """
    inline: dict[str, _Change] = {}
    for region in list(body.iter(TEXT + "changed-region")):
        for kind in region:
            words = sum(len(all_text(line).split()) for line in kind.iter(TEXT + "p", TEXT + "h"))
            is_gone = kind.tag == TEXT + "deletion"
            change = _change(kind, is_gone)
            if words:
                draft.mark("deleted", change.author, change.at, words, is_local=change.is_local)
            elif is_gone or kind.tag == TEXT + "insertion":
                inline[_name(region)] = change
    for changes in list(body.iter(TEXT + "tracked-changes")):
        detach(changes)
    if inline:
        _walk(body, inline, draft)


def _walk(body: Element, changes: dict[str, _Change], draft: Draft) -> None:
    """Marks what stands between start and end of each change, and takes out what is deleted."""
    running: dict[str, _Change] = {}
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            name = element.get(TEXT + "change-id") or ""
            if element.tag == TEXT + "change-start" and name in changes:
                running[name] = changes[name]
            elif element.tag == TEXT + "change-end":
                running.pop(name, None)
        slot = "text" if event == "start" else "tail"
        text = getattr(element, slot)
        for change in running.values() if text else ():
            kind = "deleted" if change.is_gone else "inserted"
            draft.mark(kind, change.author, change.at, len(text.split()), is_local=change.is_local)
        if text and any(change.is_gone for change in running.values()):
            setattr(element, slot, None)


def take_cell_changes(body: Element, draft: Draft) -> None:
    """Tracked changes of sheets. What a cell said before is kept, not how many words are new: these count none."""
    for changes in body.iter(TABLE + "tracked-changes"):
        for kind in changes:
            change = _change(kind, is_gone=kind.tag == TABLE + "deletion")
            if change.author:
                said = "deleted" if change.is_gone else "inserted"
                draft.mark(said, change.author, change.at, is_local=change.is_local)


def _change(kind: Element, is_gone: bool) -> _Change:
    date = _said(kind, "date")
    return _Change(_said(kind, "creator"), moment(date), is_wall_clock(date, z_means_utc=True), is_gone)


def _name(region: Element) -> str:
    return region.get(TEXT + "id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""


def _said(change: Element, name: str) -> str:
    found = next(change.iter(DC + name), None)
    return "" if found is None else found.text or ""
