"""A paper as the paragraphs of a Word 97 document, each with the properties of its letters and of itself. Pure.

Source: [MS-DOC] 2.4.2 (paragraph ends, tables), 2.6 (single property modifiers, "sprm").
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.sample.paper import Paper
from indexer.sample.writers import layout

_END, _CELL_END = "\r", "\x07"
_LEFT, _CENTRE, _BOTH = 0, 1, 3
_ALIGN, _FIRST_LINE, _IN_TABLE, _ROW_END, _TABLE = 0x2403, 0x8411, 0x2416, 0x2417, 0xD608
_BOLD, _ITALIC, _SIZE = 0x0835, 0x0836, 0x4A43
_HALF = (4000, 5071)  # widths of the two columns, in twentieths of a point
_LINE = struct.pack("<BBBB", 4, 1, 0, 0)  # half a point, single, black
_NO_LINE = bytes(4)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a cell with its end mark. `letters`, `paragraph`: sprms."""

    text: str
    letters: bytes
    paragraph: bytes


def stretches(paper: Paper, remarks: tuple[str, ...] = ()) -> list[Stretch]:
    found: list[Stretch] = []
    if paper.issuer:
        found += _opening(paper)
    else:
        found.append(_line(paper.subject, bold=True, align=_CENTRE))
    found += [_line(f"Kính gửi: {one}", align=_CENTRE) for one in paper.addressees]
    found += [_line(text, align=_BOTH, indent=567) for text in (*paper.paragraphs, *remarks)]
    for place, row in enumerate(paper.table):
        widths = layout.widths(paper.table, sum(_HALF))
        found += _row([[_line(layout.shown(cell), bold=not place, size=24)] for cell in row], widths, _LINE)
    if paper.footnote:
        found.append(_line(paper.footnote, size=20))
    found += _closing(paper)
    return [*found, _line("")]  # the last paragraph may not stand in a table


def _opening(paper: Paper) -> Iterator[Stretch]:
    letter, heading = layout.subject_lines(paper)
    left = [_line(paper.parent, align=_CENTRE, size=24), _line(paper.issuer, bold=True, align=_CENTRE, size=24)]
    left += [_line(line, align=_CENTRE, size=24) for line in (layout.number_line(paper), letter) if line]
    left += [_line(paper.secrecy, bold=True, align=_CENTRE)] if paper.secrecy else []
    right = [_line(layout.NATION, bold=True, align=_CENTRE, size=24), _line(layout.MOTTO, bold=True, align=_CENTRE)]
    right.append(_line(paper.place_date, italic=True, align=_CENTRE))
    yield from _row([left, right], _HALF, _NO_LINE)
    yield _line("")
    if heading:
        yield _line(heading, bold=True, align=_CENTRE)
        yield _line(paper.subject, bold=True, align=_CENTRE)


def _closing(paper: Paper) -> Iterator[Stretch]:
    left = [_line("Nơi nhận:", bold=True, italic=True, size=24)] if paper.recipients else [_line("")]
    left += [_line(f"- {one}", size=22) for one in paper.recipients]
    titles = [line for line in (paper.capacity, paper.position) if line]
    right = [_line(line, bold=True, align=_CENTRE) for line in titles] + [_line("")] * 3
    yield from _row([left, [*right, _line(paper.signer, bold=True, align=_CENTRE)]], _HALF, _NO_LINE)


def _line(
    text: str, *, bold: bool = False, italic: bool = False, align: int = _LEFT, size: int = 28, indent: int = 0
) -> Stretch:
    letters = struct.pack("<HH", _SIZE, size)
    letters += struct.pack("<HB", _BOLD, 1) if bold else b""
    letters += struct.pack("<HB", _ITALIC, 1) if italic else b""
    paragraph = struct.pack("<HB", _ALIGN, align)
    paragraph += struct.pack("<Hh", _FIRST_LINE, indent) if indent else b""
    return Stretch(text + _END, letters, paragraph)


def _row(cells: list[list[Stretch]], widths: tuple[int, ...], line: bytes) -> Iterator[Stretch]:
    """The paragraphs of each cell, the last one ended by a cell mark; then the row's own end with its measures."""
    inside = struct.pack("<HB", _IN_TABLE, 1)
    for cell in cells:
        for place, one in enumerate(cell, start=1):
            text = one.text[:-1] + _CELL_END if place == len(cell) else one.text
            yield Stretch(text, one.letters, one.paragraph + inside)
    yield Stretch(_CELL_END, b"", inside + struct.pack("<HB", _ROW_END, 1) + _measures(widths, line))


def _measures(widths: tuple[int, ...], line: bytes) -> bytes:
    """sprmTDefTable: where the cells' edges are, and the lines around each."""
    edges = [sum(widths[:place]) for place in range(len(widths) + 1)]
    cell = struct.pack("<HH", 0, 0) + line * 4
    content = struct.pack(f"<B{len(edges)}h", len(widths), *edges) + cell * len(widths)
    return struct.pack("<HH", _TABLE, len(content) + 1) + content
