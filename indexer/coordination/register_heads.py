"""Where the head of a list of tasks stands in a sheet, and what each of its columns means. Pure.

Heads are known by their meaning, as offices write them; a head of two or three lines, merged or not, is read as one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.model.sheet import Cell, Sheet
from indexer.vietnamese.text import fold, normalise, words

LOOKED_AT = 60  # rows in which a head may stand
_HEAD_LINES = 3

# The first one that fits counts most. Sources: domain notes on real trackers; Decree 30/2020, appendix IV.
HEADS: dict[str, tuple[str, ...]] = {
    "code": ("ma nhiem vu", "ma nv", "ma so nhiem vu", "ma cong viec", "ma so", "so hieu", "ma", "task code", "code"),
    "title": (
        *("ten nhiem vu", "noi dung nhiem vu", "nhiem vu", "ten cong viec", "cong viec", "noi dung cong viec"),
        *("noi dung giao", "ten viec", "noi dung", "trich yeu", "task"),
    ),
    "content": (
        *("noi dung chi tiet", "noi dung thuc hien", "noi dung cu the", "mo ta", "y kien chi dao", "yeu cau"),
        *("noi dung nhiem vu", "noi dung cong viec", "noi dung"),
    ),
    "objective": (
        "muc tieu phoi hop",
        "muc tieu",
        "muc dich",
        "nhom",
        "ke hoach chuong trinh",
        "chuong trinh",
        "linh vuc",
    ),
    "products": (
        *(
            "san pham dau ra",
            "san pham",
            "ket qua dau ra",
            "hinh thuc van ban",
            "san pham du kien",
            "san pham hoan thanh",
        ),
        *("ket qua san pham",),
    ),
    "directive": (
        *("van ban giao nhiem vu", "so ky hieu van ban giao", "van ban giao", "can cu", "van ban chi dao", "van ban"),
        *("so ky hieu", "so van ban"),
    ),
    "lead": (
        *("don vi chu tri", "chu tri", "co quan chu tri", "don vi chu tri thuc hien", "phong chu tri", "xu ly chinh"),
        *("don vi thuc hien", "phong thuc hien", "don vi dau moi", "dau moi", "don vi", "phong ban"),
    ),
    "lead_person": (
        *("nguoi chu tri", "nguoi phu trach", "can bo thu ly", "thu ly", "can bo phu trach", "chuyen vien"),
        *("nguoi thuc hien", "can bo thuc hien", "can bo", "phu trach"),
    ),
    "coordinating": (
        *("don vi phoi hop", "phoi hop", "co quan phoi hop", "phong phoi hop", "don vi tham gia", "phoi hop thuc hien"),
    ),
    "people": ("nguoi phoi hop", "can bo phoi hop", "nguoi tham gia", "thanh vien"),
    "assigned_by": ("nguoi giao", "lanh dao giao", "lanh dao chi dao", "lanh dao phu trach", "nguoi giao viec"),
    "assigned_on": ("ngay giao", "ngay giao viec", "thoi gian giao", "ngay bat dau", "bat dau", "tu ngay"),
    "due_on": (
        *(
            "thoi han hoan thanh",
            "thoi han",
            "han hoan thanh",
            "han xu ly",
            "han tra loi",
            "han",
            "thoi gian hoan thanh",
        ),
        *("thoi han van ban", "thoi han thuc hien", "so ngay du kien", "thoi han giai quyet", "han chot", "deadline"),
        *("thoi gian thuc hien", "tien do thuc hien", "den ngay", "ket thuc"),
    ),
    "closed_on": (
        *(
            "ngay hoan thanh",
            "ngay hoan thanh thuc te",
            "hoan thanh ngay",
            "thoi diem hoan thanh",
            "ngay ket thuc thuc te",
        ),
        *("thuc te hoan thanh", "ngay xong"),
    ),
    "status": ("trang thai", "tinh trang", "tinh hinh thuc hien", "ket qua thuc hien", "tien do", "ket qua"),
}
_NEVER = re.compile(r"^(?:stt|tt|so tt|so thu tu|ghi chu|chu thich)$")
_NUMBERING = re.compile(r"^[(\[]?\d{1,2}[)\]]?$")
_ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Head:
    """`row` is the last one of the head, counted from 0; `columns`: (field, column, head as written)."""

    row: int
    columns: tuple[tuple[str, int, str], ...]

    def column(self, field: str) -> int | None:
        return next((column for name, column, _ in self.columns if name == field), None)


def find_head(sheet: Sheet, given: Sequence[tuple[str, str]] = ()) -> Head | None:
    """The head that explains most columns; None where no row looks like one. `given`: (field, head) that are sure."""
    firsts = range(min(LOOKED_AT, len(sheet.rows)) - 1, -1, -1)  # of equally good heads the shortest: a title is none
    heads = [head for first in firsts for head in _heads_at(sheet, first, given)]
    good = [head for head in heads if _is_head(head)]
    return max(good, key=lambda head: (len(head.columns), -head.row), default=None)


def missing(head: Head, given: Sequence[tuple[str, str]]) -> str:
    """The first configured head that the sheet does not have; "" where all are there."""
    found = {name for name, _, _ in head.columns}
    return next((written for name, written in given if name not in found), "")


def key(written: object) -> str:
    """A head to compare by: without marks, signs and what stands in brackets."""
    text = fold(normalise(str(written)))
    return " ".join(words(_ASIDE.sub(" ", text))) or " ".join(words(text))


def _is_head(head: Head) -> bool:
    found = {name for name, _, _ in head.columns}
    return "title" in found and bool(found & {"lead", "due_on", "code", "coordinating"})


def _heads_at(sheet: Sheet, first: int, given: Sequence[tuple[str, str]]) -> Iterator[Head]:
    """Heads of one, two and three lines that begin in a row."""
    lines: list[tuple[Cell, ...]] = []
    for row in range(first, min(first + _HEAD_LINES, len(sheet.rows))):
        if lines and not _goes_on(sheet, row - 1, lines[-1]):
            return
        lines.append(sheet.rows[row])
        yield Head(
            row, tuple(_columns([_carried_right(sheet, first + n, line) for n, line in enumerate(lines)], given))
        )


def _goes_on(sheet: Sheet, row: int, line: tuple[Cell, ...]) -> bool:
    """Whether the row after this one only fills what this one leaves open: below its blanks and its wide cells."""
    below = sheet.rows[row + 1]
    wide = {left for top, left, _, right in sheet.spans if top == row and right > left}
    wide |= {left for left, cell in enumerate(line[:-1]) if cell is not None and line[left + 1] is None}
    filled = [column for column, cell in enumerate(below) if cell is not None]
    return bool(filled) and all(column >= len(line) or line[column] is None or column in wide for column in filled)


def _carried_right(sheet: Sheet, row: int, line: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A wide cell's text over all its columns; without merges, over the blanks behind it that have a head below."""
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else ()
    spans = {left: right for top, left, _, right in sheet.spans if top == row}
    carried, text, until = list(line), None, -1
    for column, cell in enumerate(line):
        if cell is not None:
            alone = len(line) if not spans and _has(below, column) else column
            text, until = cell, spans.get(column, alone)
        elif column <= until and (spans or _has(below, column)):
            carried[column] = text
    return tuple(carried)


def _has(row: Sequence[Cell], column: int) -> bool:
    return column < len(row) and row[column] is not None


def _columns(lines: list[tuple[Cell, ...]], given: Sequence[tuple[str, str]]) -> Iterator[tuple[str, int, str]]:
    """The best pairs of field and column first, each at most once."""
    written: dict[int, list[str]] = {}
    for line in lines:
        for column, cell in enumerate(line):
            if isinstance(cell, str) and cell not in written.setdefault(column, []):
                written[column].append(cell)
    named = {key(head): field for field, head in given}
    fixed = {name for name, _ in given}
    scored = []
    for column, texts in written.items():
        whole = key(" ".join(texts))
        keys = {key(texts[-1]) if texts else "", whole} - {""}
        if any(one in named for one in keys):
            scored.append((1000, -column, next(named[one] for one in keys if one in named), column))
        elif not any(_NEVER.match(one) or _NUMBERING.match(one) for one in keys):
            scored += [
                (score, -column, field, column)
                for field, known in HEADS.items()
                if field not in fixed and (score := max((_score(one, known) for one in keys), default=0))
            ]
    taken: set[str] = set()
    used: set[int] = set()
    for _, _, field, column in sorted(scored, reverse=True):
        if field not in taken and column not in used:
            taken.add(field)
            used.add(column)
            yield field, column, " ".join(" ".join(written[column]).split())


def _score(head: str, known: tuple[str, ...]) -> int:
    """0 where the head says something else; long cells are no heads."""
    if len(head) > 60:
        return 0
    for place, one in enumerate(known):
        if head == one:
            return 200 - place
    for place, one in enumerate(known):
        if len(one) > 3 and f" {one} " in f" {head} ":
            return 100 - place
    return 0
