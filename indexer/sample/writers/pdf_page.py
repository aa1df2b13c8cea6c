"""Sets a paper on A4 pages: columns, centred lines, wrapped and justified text, a ruled table. Pure.

Coordinates are points from the lower left corner.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.sample.paper import Paper
from indexer.sample.writers import layout
from indexer.sample.writers.pdf_font import BOLD, ROMAN, Face, encode

WIDTH, HEIGHT = 595, 842
_LEFT, _RIGHT, _TOP, _BOTTOM = 85, 538, 785, 57
_SIZE = 13.0
_INDENT = 28.0


@dataclass(frozen=True, slots=True)
class Pages:
    """The content stream of each page, and the letters they show in each face."""

    streams: tuple[bytes, ...]
    letters: dict[Face, set[str]]


def pages(paper: Paper) -> Pages:
    sheet = _Sheet()
    if paper.issuer:
        _opening(sheet, paper)
    else:
        sheet.centred(paper.subject, BOLD)
    for addressee in paper.addressees:
        sheet.centred(f"Kính gửi: {addressee}")
    for text in paper.paragraphs:
        sheet.paragraph(text)
    if paper.table:
        sheet.table(paper.table)
    if paper.footnote:
        sheet.paragraph(paper.footnote, size=10)
    _closing(sheet, paper)
    return sheet.finished()


def _opening(sheet: "_Sheet", paper: Paper) -> None:
    letter, heading = layout.subject_lines(paper)
    left = [(paper.parent, ROMAN), (paper.issuer, BOLD), (layout.number_line(paper), ROMAN), (letter, ROMAN)]
    left.append((paper.secrecy, BOLD))
    right = [(layout.NATION, BOLD), (layout.MOTTO, BOLD), ("", ROMAN), (paper.place_date, ROMAN)]
    sheet.columns(left, right)
    if heading:
        sheet.centred(heading, BOLD)
        sheet.centred(paper.subject, BOLD)


def _closing(sheet: "_Sheet", paper: Paper) -> None:
    left = [("Nơi nhận:", BOLD), *((f"- {one}", ROMAN) for one in paper.recipients)] if paper.recipients else []
    right = [(paper.capacity, BOLD), (paper.position, BOLD), ("", ROMAN), ("", ROMAN), (paper.signer, BOLD)]
    sheet.columns(left, [line for line in right if line[0] or paper.signer], sides=False)


class _Sheet:
    """A pen that goes down the page and takes a new one at the foot."""

    def __init__(self) -> None:
        self._pages: list[bytes] = []
        self._drawn: list[bytes] = []
        self._letters: dict[Face, set[str]] = {ROMAN: set(), BOLD: set()}
        self._y = float(_TOP)

    def finished(self) -> Pages:
        self._turn()
        return Pages(tuple(self._pages), self._letters)

    def centred(self, text: str, face: Face = ROMAN, size: float = _SIZE) -> None:
        for line in _wrapped(text, face, size, _RIGHT - _LEFT):
            self._down(size * 1.4)
            self._put((_LEFT + _RIGHT - face.width(line, size)) / 2, line, face, size)

    def paragraph(self, text: str, size: float = _SIZE) -> None:
        lines = list(_wrapped(text, ROMAN, size, _RIGHT - _LEFT, _INDENT))
        for place, line in enumerate(lines):
            self._down(size * 1.35)
            x = _LEFT + (0 if place else _INDENT)
            gaps = line.count(" ")
            spare = _RIGHT - x - ROMAN.width(line, size)
            self._put(x, line, ROMAN, size, spare / gaps if gaps and place + 1 < len(lines) else 0)

    def columns(self, left: list[tuple[str, Face]], right: list[tuple[str, Face]], *, sides: bool = True) -> None:
        """Two columns from the same height; the left one centred too when `sides`, else flush."""
        self._room((max(len(left), len(right)) + 2) * 18)
        top, lowest = self._y, self._y
        for lines, start, width, is_flush in ((left, _LEFT, 185.0, not sides), (right, 275.0, 263.0, False)):
            self._y = top
            for text, face in lines:
                for line in _wrapped(text, face, 11, width) if text else ("",):
                    self._y -= 16
                    self._put(start if is_flush else start + (width - face.width(line, 11)) / 2, line, face, 11)
            lowest = min(lowest, self._y)
        self._y = lowest - 10

    def table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        widths = layout.widths(rows, _RIGHT - _LEFT)
        self._y -= 8
        for place, row in enumerate(rows):
            self._room(20)
            self._y -= 18
            x = _LEFT
            for step, cell in zip(widths, row, strict=True):
                self._drawn.append(b"%.1f %.1f %.1f 18 re S" % (x, self._y, step))
                face = ROMAN if place else BOLD
                self._put(x + 3, next(_wrapped(layout.shown(cell), face, 10, step - 6), ""), face, 10, rise=5)
                x += step
        self._y -= 8

    def _put(self, x: float, text: str, face: Face, size: float, spacing: float = 0, rise: float = 0) -> None:
        if text:
            self._letters[face].update(text)
            self._drawn.append(
                b"BT /%s %g Tf %.3f Tw %.1f %.1f Td (%s) Tj ET"
                % (face.name.encode(), size, spacing, x, self._y + rise, encode(text))
            )

    def _down(self, step: float) -> None:
        self._room(step)
        self._y -= step

    def _room(self, needed: float) -> None:
        if self._y - needed < _BOTTOM:
            self._turn()

    def _turn(self) -> None:
        self._pages.append(b"0.5 w\n" + b"\n".join(self._drawn))
        self._drawn, self._y = [], float(_TOP)


def _wrapped(text: str, face: Face, size: float, room: float, indent: float = 0) -> Iterator[str]:
    """Lines no wider than `room` points (the first one less the indent); a longer word stands alone."""
    if indent + face.width(text, size) <= room:
        yield text
        return
    line, used, space = "", indent, face.width(" ", size)
    for word in text.split():
        width = face.width(word, size)
        if line and used + space + width > room:
            yield line
            line, used = word, width
        else:
            line, used = f"{line} {word}" if line else word, used + (space if line else 0) + width
    if line:
        yield line
