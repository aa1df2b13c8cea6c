"""Comments and tracked changes of OpenDocument: marks in the draft, and their markup out of the text."""

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from indexer.extract.draft import Draft
from indexer.extract.formats.odf_names import DC, OFFICE, TEXT
from indexer.extract.xmltree import Element, all_text, detach, moment


@dataclass(frozen=True, slots=True)
class _Change:
    author: str
    at: datetime | None


def take_annotations(body: Element, draft: Draft) -> list[str]:
    """The comments' texts, and a mark for each; they stand inside paragraphs, so they leave the text."""
    texts = []
    for note in list(body.iter(OFFICE + "annotation")):
        lines = (all_text(line) for line in note.iter(TEXT + "p"))
        text = "\n".join(line for line in lines if line)
        texts.append(text)
        draft.mark(
            "commented", note.findtext(DC + "creator") or "", moment(note.findtext(DC + "date")), len(text.split())
        )
        detach(note)
    return texts


def take_changes(body: Element, draft: Draft) -> None:
    """Deleted text lies in `text:tracked-changes`, inserted text between a start and an end with the change's name."""
    inserted: dict[str, _Change] = {}
    for region in list(body.iter(TEXT + "changed-region")):
        for kind in region:
            change = _Change(_said(kind, "creator"), moment(_said(kind, "date")))
            if kind.tag == TEXT + "insertion":
                inserted[_name(region)] = change
            elif kind.tag == TEXT + "deletion":
                words = sum(len(all_text(line).split()) for line in kind.iter(TEXT + "p", TEXT + "h"))
                draft.mark("deleted", change.author, change.at, words)
    for changes in list(body.iter(TEXT + "tracked-changes")):
        detach(changes)
    if inserted:
        _count_inserted(body, inserted, draft)


def _count_inserted(body: Element, inserted: dict[str, _Change], draft: Draft) -> None:
    open_changes: dict[str, _Change] = {}
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            name = element.get(TEXT + "change-id") or ""
            if element.tag == TEXT + "change-start" and name in inserted:
                open_changes[name] = inserted[name]
            elif element.tag == TEXT + "change-end":
                open_changes.pop(name, None)
        text = element.text if event == "start" else element.tail
        for change in open_changes.values() if text else ():
            draft.mark("inserted", change.author, change.at, len((text or "").split()))


def _name(region: Element) -> str:
    return region.get(TEXT + "id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""


def _said(change: Element, name: str) -> str:
    found = next(change.iter(DC + name), None)
    return "" if found is None else found.text or ""
