"""Word documents since 2007 (docx, docm, dotx, dotm; transitional and strict). Source: ECMA-376 part 1, chapter 17.

Text boxes come after the paragraph or table that holds them; cells of a row are separated by tabs, rows by line ends.
"""

from collections.abc import Iterable, Iterator

from indexer.errors import RefusedError
from indexer.extract.draft import Draft, Run
from indexer.extract.formats.docx_fonts import Fonts
from indexer.extract.formats.docx_marks import take_marks
from indexer.extract.formats.docx_times import true_time, true_times
from indexer.extract.formats.ooxml import drawn, drop_fallbacks, opened, optional, paragraphs, related
from indexer.extract.formats.wordml import BR, CR, HYPHEN, MATH_T, PTAB, TAB, TBL, TC, TR, TXBX, P, T, W
from indexer.extract.package import Package
from indexer.extract.source import Source
from indexer.extract.xmltree import Element, all_text, is_wall_clock, moment
from indexer.model.reading import Place, Reading, Reason

_SIDE_PARTS = (
    ("header", Place.HEADER),
    ("footer", Place.FOOTER),
    ("footnotes", Place.NOTE),
    ("endnotes", Place.NOTE),
)
_PIECES = (T, TAB, BR, CR, HYPHEN, PTAB, MATH_T)
_SIGNS = {TAB: "\t", PTAB: "\t", BR: "\n", CR: "\n", HYPHEN: "-"}


def read(source: Source, draft: Draft) -> None:
    package, main = opened(source, draft)
    main = main or "word/document.xml"
    if main not in package:
        raise RefusedError(Reason.DAMAGED, "no main document")
    fonts = Fonts.of(package, main)
    root = package.tree(main)
    for body in root.findall(W + "body") or [root]:
        story(body, draft, Place.BODY, fonts)
    _side_parts(package, main, draft, fonts)
    _comments(package, main, draft)
    _foreign(package, main, source, draft)
    drawn(package, main, draft, place=Place.TEXT_BOX)


def story(root: Element, draft: Draft, place: Place, fonts: Fonts) -> None:
    """Everything below `root` in reading order; tracked changes become marks, deleted text goes."""
    drop_fallbacks(root)
    take_marks(root, draft)
    boxes = _boxes(root)
    for block in _blocks(root):
        if block.tag == TBL:
            _table(block, draft, place, fonts)
        else:
            draft.put_runs(place, _runs(block, fonts))
        for box in boxes.get(block, ()):
            _box(box, draft, fonts)
    for text in paragraphs(root):
        draft.put(Place.TEXT_BOX, text)


def _blocks(root: Element) -> Iterator[Element]:
    """Paragraphs and tables not inside another table, through content controls and the like."""
    for child in root:
        if child.tag in (P, TBL):
            yield child
        elif len(child):
            yield from _blocks(child)


def _boxes(root: Element) -> dict[Element, list[Element]]:
    """Text boxes taken out of the text, by the block they stand in."""
    found: dict[Element, list[Element]] = {}
    boxes = list(root.iter(TXBX))
    tops = set(_blocks(root)) if boxes else set()
    for box in reversed(boxes):  # inner ones first
        holder: Element | None = box
        while holder is not None and holder not in tops:
            holder = holder.getparent()
        parent = box.getparent()
        if parent is not None:
            parent.remove(box)
        if holder is not None:
            found.setdefault(holder, []).insert(0, box)
    return found


def _box(box: Element, draft: Draft, fonts: Fonts) -> None:
    for block in _blocks(box):
        if block.tag == TBL:
            _table(block, draft, Place.TEXT_BOX, fonts)
        else:
            draft.put_runs(Place.TEXT_BOX, _runs(block, fonts))


def _table(table: Element, draft: Draft, place: Place, fonts: Fonts) -> None:
    where = Place.TABLE if place is Place.BODY else place
    for row in _rows(table):
        runs: list[Run] = []
        for cell in row.iter(TC):
            if _owner(cell) is not row:
                continue  # a cell of a table inside this cell is read with its own row
            runs += [("\t", "")] if runs else []
            lines = [_runs(paragraph, fonts) for paragraph in cell.iter(P)]
            runs += _joined(line for line in lines if line)
        if any(text.strip() for text, _ in runs):
            draft.put_runs(where, runs)


def _rows(table: Element) -> Iterator[Element]:
    """The table's own rows; a nested table's text is part of the cell that holds it."""
    for row in table.iter(TR):
        holder = row.getparent()
        while holder is not None and holder.tag != TBL:
            holder = holder.getparent()
        if holder is table:
            yield row


def _owner(cell: Element) -> Element | None:
    holder = cell.getparent()
    while holder is not None and holder.tag != TR:
        holder = holder.getparent()
    return holder


def _joined(lines: Iterable[list[Run]]) -> list[Run]:
    runs: list[Run] = []
    for line in lines:
        runs += [("\n", "")] if runs else []
        runs += line
    return runs


def _runs(paragraph: Element, fonts: Fonts) -> list[Run]:
    pieces = paragraph.iter(*_PIECES)
    if not fonts.is_needed:
        text = "".join(_text(piece) for piece in pieces)
        return [(text, "")] if text else []
    return [(text, fonts.of_text(piece)) for piece in pieces if (text := _text(piece))]


def _text(piece: Element) -> str:
    if piece.tag in (T, MATH_T):
        return piece.text or ""
    # A tab with attributes is a tab stop's definition, not a tab in the text.
    return "" if piece.tag == TAB and piece.attrib else _SIGNS[piece.tag]


def _side_parts(package: Package, main: str, draft: Draft, fonts: Fonts) -> None:
    seen: set[str] = set()
    for kind, place in _SIDE_PARTS:
        for name in related(package, main, kind):
            root = optional(package, name, draft)
            if root is None:
                continue
            text = all_text(root)
            if text not in seen:  # first, even and default headers often say the same
                seen.add(text)
                story(root, draft, place, fonts)
                drawn(package, name, draft, place=place)


def _foreign(package: Package, main: str, source: Source, draft: Draft) -> None:
    """Whole files of another format that Word shows as part of the text (`w:altChunk`)."""
    for name in related(package, main, "aFChunk"):
        read_inside = source.inner(name, package.read(name)) if source.inner else None
        if isinstance(read_inside, Reading):
            draft.put(Place.BODY, read_inside.text())


def _comments(package: Package, main: str, draft: Draft) -> None:
    times = true_times(package, main, draft)
    for name in related(package, main, "comments"):
        root = optional(package, name, draft)
        for comment in root.iter(W + "comment") if root is not None else ():
            lines = ["".join(_text(piece) for piece in paragraph.iter(*_PIECES)) for paragraph in comment.iter(P)]
            text = "\n".join(line for line in lines if line)
            draft.put(Place.COMMENT, text)
            at = true_time(comment, times)
            author, local = comment.get(W + "author") or "", comment.get(W + "date")
            is_local = at is None and is_wall_clock(local)
            draft.mark("commented", author, at or moment(local), len(text.split()), is_local=is_local)
