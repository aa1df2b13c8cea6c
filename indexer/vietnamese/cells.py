"""The top of an official document cut into its cells, whatever the reader made of the two-column layout. Pure.

Columns arrive as lines, tabs, bars or runs of blanks, or glued by one blank. So the things that look the same in every
document (the state's name and motto, the own number, the place and date) are cut out first, the rest at the gaps.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.dates import LONG_DATE, find_dates, long_date
from indexer.vietnamese.own_number import OwnNumber, find_own_number
from indexer.vietnamese.text import fold

_LOOKED_AT = 4000  # characters
_MOST_CELLS = 120
_LONGEST_LINE = 1200  # characters: a longer one is running text

_STATE_WORDS = " cong hoa xa hoi chu nghia viet nam - doc lap - tu do - hanh phuc "
_STATE = re.compile(
    r"cong hoa\s{1,3}xa hoi(?:\s{1,3}chu nghia(?:\s{1,3}viet nam)?)?|dang cong san\s{1,3}viet nam"
    r"|doc lap\s{0,3}[-~._]?\s{0,3}tu do(?:\s{0,3}[-~._]?\s{0,3}hanh phuc)?"
)
_SHORT_DATE = re.compile(r"(?<![a-z])ngay {1,3}\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d{2}(?!\d)")
_BAR_FOR_ONE = re.compile(r"(ng?ày) ?\| ?(tháng)", re.I)  # a scan's 1, not a column's edge
_GAP = re.compile(r" {3,}| / ")
_SPACED_OUT = re.compile(r"\s*(?:\S\s{1,6}){3,}\S\s*")  # G I Ấ Y   M Ờ I
_EDGE = " .:*_-~=•'\""
_LONGEST_PLACE = 45
_SMALL_WORDS_OF_PLACES = frozenset({"phố", "xã", "huyện", "tỉnh", "thành", "thị", "phường", "đảo"})
_ABBREVIATIONS_OF_PLACES = frozenset({"TP", "TX", "TT", "T", "H", "X", "P", "Q", "ĐK"})


class Sort(Enum):
    TEXT = auto()
    BLANK = auto()  # an empty line, or a drawn rule
    STATE = auto()  # the state's or the Party's name, the motto
    NUMBER = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """`folded` has the length of `text`. `number` is set for NUMBER, `day` and `place` may be for DATE."""

    sort: Sort
    text: str = ""
    folded: str = ""
    number: OwnNumber | None = None
    day: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    cell: Cell


def cells(text: str) -> list[Cell]:
    """The cells of the first 4,000 characters in reading order."""
    return list(iterate_cells(text))


def iterate_cells(text: str) -> Iterator[Cell]:
    """The same, one by one: who has seen enough stops."""
    written = clean(text[:_LOOKED_AT]).replace("\t", "    ")
    written = _BAR_FOR_ONE.sub(r"\1 1 \2", written) if "|" in written else written
    folded = fold(written)
    last, count = None, 0
    for start, end in _stretches(written):
        for cell in _of_line(written[start:end], folded[start:end]):
            last = replace(cell, sort=Sort.STATE) if last and _goes_on(last, cell) else cell
            yield last
            count += 1
            if count >= _MOST_CELLS:
                return


def _stretches(written: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines, cut at bars; a line of nothing but bars is one empty stretch."""
    at = 0
    for line in written.split("\n"):
        start, has_text = at, False
        for piece in line.split("|"):
            if piece.strip():
                has_text = True
                yield start, start + min(len(piece), _LONGEST_LINE)
            start += len(piece) + 1
        if not has_text:
            yield at, at
        at += len(line) + 1


def _goes_on(last: Cell, cell: Cell) -> bool:
    """Whether a cell is the wrapped rest of the state's name or motto: `…NGHĨA VIỆT` / `NAM`."""
    return last.sort is Sort.STATE and cell.sort is Sort.TEXT and f" {cell.folded} " in _STATE_WORDS


def _of_line(line: str, folded: str) -> list[Cell]:
    done = 0
    found: list[Cell] = []
    for cut in sorted(_cuts(line, folded), key=lambda cut: cut.start):
        if cut.start < done:
            continue
        found += _texts(line[done : cut.start], folded[done : cut.start])
        found.append(cut.cell)
        done = cut.end
    found += _texts(line[done:], folded[done:])
    return found or [Cell(Sort.BLANK)]


def _texts(piece: str, folded: str) -> list[Cell]:
    found: list[Cell] = []
    at = 0
    has_gap = ("   " in piece or " / " in piece) and not _SPACED_OUT.fullmatch(piece)
    for part in _GAP.split(piece) if has_gap else (piece,):
        shown = part.strip().strip("_*~=•").strip()
        if shown.strip(_EDGE):
            at = piece.find(shown, at)
            found.append(Cell(Sort.TEXT, shown, folded[at : at + len(shown)]))
            at += len(shown)
    return found


def _cuts(line: str, folded: str) -> Iterator[_Cut]:
    starts = [0]  # where a cell may start that is glued to what stands before it
    for match in _STATE.finditer(folded) if "cong " in folded or "doc lap" in folded else ():
        yield _Cut(match.start(), match.end(), Cell(Sort.STATE, line[match.start() : match.end()], match[0]))
        starts.append(match.end())
    found = ((after, find_own_number(line[after:], folded[after:])) for after in starts)
    after, number = next((each for each in found if each[1]), (0, None))
    if number:
        start, end = (after + place for place in number.span)
        yield _Cut(start, end, Cell(Sort.NUMBER, line[start:end], folded[start:end], number=number))
    for match, day in _days(line, folded):
        place = _place_before(line, match.start())
        if place is None or (not place and match.re is _SHORT_DATE):  # without a place it may be a received stamp's
            continue
        start = match.start() - len(place)
        shown = " ".join(place.rstrip(" ,").split())
        span = slice(start, match.end())
        yield _Cut(start, match.end(), Cell(Sort.DATE, line[span], folded[span], day=day, place=shown))


def _days(line: str, folded: str) -> Iterator[tuple[re.Match[str], date | None]]:
    if "ang" in folded and "nam" in folded:
        yield from ((match, long_date(match)) for match in LONG_DATE.finditer(folded))
    for match in _SHORT_DATE.finditer(folded) if "ngay " in folded else ():
        yield from ((match, day) for day in find_dates(line[match.start() : match.end()]))


def _place_before(line: str, end: int) -> str | None:
    """The place before a date, with its comma; "" where a cell starts; None where a sentence holds the date."""
    before = line[max(0, end - _LONGEST_PLACE - 2) : end]
    if not before.strip() or before.endswith("  "):
        return ""
    head, comma, blanks = before.rpartition(",")
    if not comma or blanks.strip():
        return None
    words = _GAP.split(head)[-1].split(" ")
    kept = len(words)
    is_small = not head.isupper()
    while kept and _may_be_in_place(words[kept - 1]) and not (is_small and _is_of_other_cell(words[kept - 1])):
        kept -= 1
    place = " ".join(words[kept:])
    return place + comma + blanks if place.strip() else None


def _is_of_other_cell(word: str) -> bool:
    """Whether a word in capitals before a place is the end of an office or a mark, glued by one blank."""
    return word.isupper() and len(word) > 1 and word.rstrip(".").upper() not in _ABBREVIATIONS_OF_PLACES


def _may_be_in_place(word: str) -> bool:
    return not word or (word[0].isupper() and not any(map(str.isdigit, word))) or word in _SMALL_WORDS_OF_PLACES
