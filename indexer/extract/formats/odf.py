"""OpenDocument text and presentations (odt, ott, odp, fodt). Source: OASIS OpenDocument 1.3, part 3."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.formats.odf_marks import take_annotations, take_changes
from indexer.extract.formats.odf_meta import properties_of
from indexer.extract.formats.odf_names import DRAW, OFFICE, PRESENTATION, STYLE, TABLE, TEXT
from indexer.extract.package import Package
from indexer.extract.source import Source
from indexer.extract.xmltree import Element, all_text, detach, parsed
from indexer.model.reading import Place, Reason

_OLD_NAMES = re.compile(rb"http://openoffice\.org/2000/(\w+)")
_LINES = (TEXT + "p", TEXT + "h")
_SIDES = (
    ("header", Place.HEADER),
    ("header-left", Place.HEADER),
    ("footer", Place.FOOTER),
    ("footer-left", Place.FOOTER),
)


@dataclass(frozen=True, slots=True)
class _Where:
    place: Place
    label: str = ""


def read(source: Source, draft: Draft) -> None:
    """Raises RefusedError: ENCRYPTED, DAMAGED and whatever the package raises."""
    if not source.data.startswith(b"PK"):
        root = parsed(source.data)
        draft.properties = properties_of(root)
        _content(root, draft)
        _sides(root, draft)
        return
    package = opened(source, draft)
    _content(tree(package, "content.xml"), draft)
    if "styles.xml" in package:
        _sides(tree(package, "styles.xml"), draft)


def tree(package: Package, name: str) -> Element:
    """A part's root; the names of OpenOffice.org 1 (sxw, sxc, sxi) come out as those of OpenDocument."""
    data = package.read(name)
    if b"http://openoffice.org/2000/" in data[:4096]:
        data = _OLD_NAMES.sub(rb"urn:oasis:names:tc:opendocument:xmlns:\1:1.0", data)
    return parsed(data)


def opened(source: Source, draft: Draft) -> Package:
    """The package of an unencrypted document; its properties are in the draft."""
    package = Package(source.data)
    package.check_all()
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
    if b"encryption-data" in manifest:
        raise RefusedError(Reason.ENCRYPTED, "OpenDocument")
    if "meta.xml" in package:
        draft.properties = properties_of(tree(package, "meta.xml"))
    if any(name.startswith("Basic/") and name.endswith(".xba") for name in package.names):
        draft.note("macros")
    return package


def _content(root: Element, draft: Draft) -> None:
    body = root.find(OFFICE + "body")
    if body is None:
        raise RefusedError(Reason.DAMAGED, "no body")
    take_changes(body, draft)
    comments = take_annotations(body, draft)
    _write_out_blanks(body)
    pages = list(body.iter(DRAW + "page"))
    for number, page in enumerate(pages, 1):
        notes = list(page.iter(PRESENTATION + "notes"))
        for note in notes:
            detach(note)
        _flow(page, draft, _Where(Place.SLIDE, str(number)))
        for note in notes:
            _flow(note, draft, _Where(Place.SLIDE_NOTE, str(number)))
    if not pages:
        _text(body, draft)
    for comment in comments:
        draft.put(Place.COMMENT, comment)


def _text(body: Element, draft: Draft) -> None:
    """A text document: shapes and notes stand inside paragraphs, so they are taken out before these are read."""
    boxes = [shape for shape in body.iter(DRAW + "*") if not _is_inside_shape(shape)]
    notes = list(body.iter(TEXT + "note"))
    for inside in (*boxes, *notes):
        detach(inside)
    _flow(body, draft, _Where(Place.BODY))
    for box in boxes:
        _flow(box, draft, _Where(Place.TEXT_BOX))
    for note in notes:
        found = note.find(TEXT + "note-body")
        if found is not None:
            _flow(found, draft, _Where(Place.NOTE))


def _is_inside_shape(shape: Element) -> bool:
    return any(str(holder.tag).startswith(DRAW) for holder in shape.iterancestors())


def _flow(root: Element, draft: Draft, where: _Where) -> None:
    for block in _blocks(root):
        if block.tag == TABLE + "table":
            _table(block, draft, where)
        else:
            draft.put(where.place, all_text(block), label=where.label)


def _blocks(root: Element) -> Iterator[Element]:
    for child in root:
        if child.tag in _LINES or child.tag == TABLE + "table":
            yield child
        elif len(child):
            yield from _blocks(child)


def _table(table: Element, draft: Draft, where: _Where) -> None:
    place = Place.TABLE if where.place is Place.BODY else where.place
    for row in table.iter(TABLE + "table-row"):
        if _above(row, TABLE + "table") is not table:
            continue
        cells = []
        for cell in row:
            lines = (all_text(line) for line in cell.iter(*_LINES))
            cells.append("\n".join(line for line in lines if line))
        draft.put(place, "\t".join(cell for cell in cells if cell), label=where.label)


def _sides(root: Element, draft: Draft) -> None:
    _write_out_blanks(root)
    seen = set()
    for name, place in _SIDES:
        for side in root.iter(STYLE + name):
            text = "\n".join(all_text(line) for line in side.iter(*_LINES)).strip()
            if text not in seen:
                seen.add(text)
                draft.put(place, text)


def _write_out_blanks(root: Element) -> None:
    """Tabs, line breaks and runs of blanks are elements; as text they can be read with the rest."""
    for element in root.iter(TEXT + "s", TEXT + "tab", TEXT + "line-break"):
        if element.tag == TEXT + "s":
            count = element.get(TEXT + "c") or "1"
            element.text = " " * min(int(count), 100) if count.isdigit() else " "
        else:
            element.text = "\t" if element.tag == TEXT + "tab" else "\n"


def _above(element: Element, tag: str) -> Element | None:
    holder = element.getparent()
    while holder is not None and holder.tag != tag:
        holder = holder.getparent()
    return holder
