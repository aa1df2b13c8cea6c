"""The boxed marks of official documents: secrecy, urgency, circulation. Pure.

A mark is a line or cell of its own in capitals: `khẩn trương`, `bảo mật` and `bí mật` in running text are none.
"""

import re

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold

SECRECY = ("Tuyệt mật", "Tối mật", "Mật")  # the highest first
URGENCY = ("Hỏa tốc hẹn giờ", "Hỏa tốc", "Thượng khẩn", "Khẩn")
CIRCULATION = ("Xem xong trả lại", "Lưu hành nội bộ", "Tài liệu thu hồi", "Không phổ biến")

_MARKS = {fold(mark).replace(" ", ""): mark for mark in (*SECRECY, *URGENCY, *CIRCULATION)}
_OTHER_WORDS = frozenset({"mặt", "mắt", "mất", "mát", "mạt", "khăn", "khán", "khản"})  # fold to the same letters
_STATED = re.compile(r"(?:do|muc do|muc)\s+(?:mat|khan)\s*:\s*(?P<mark>[a-z ]+)")
_EDGE = " .:*_-~=[](){}<>\"'"
_HEAD = 4000  # characters
_MAT = re.compile(r"m\s{0,3}a\s{0,3}t\b")
_LONGEST = 40


def secrecy_mark(text: str) -> str:
    """The secrecy a document is marked with: "Tuyệt mật", "Tối mật", "Mật" or "".

    In the first 4,000 characters any cell counts; further on only a whole line does, and lines that name several
    levels are taken for a list of them.
    """
    head = _first(marks_in(text[:_HEAD]), SECRECY)
    if head:
        return head
    later = _whole_lines(clean(text[_HEAD:]))
    return later.pop() if len(later) == 1 else ""


def urgency_mark(text: str) -> str:
    """The urgency in the head of a document: one of URGENCY or ""."""
    return _first(marks_in(text[:_HEAD]), URGENCY)


def circulation_mark(text: str) -> str:
    """The rule of circulation in the head of a document: one of CIRCULATION or ""."""
    return _first(marks_in(text[:_HEAD]), CIRCULATION)


def marks_in(text: str) -> frozenset[str]:
    """All marks among the cells of a text."""
    pieces = re.split(r"[\n\t|]| {3,}(?!\S(?: |$))", clean(text))
    return frozenset(filter(None, (_mark(piece) for piece in pieces)))


def is_mark(cell: str) -> bool:
    """Whether a cell is nothing but a mark."""
    return bool(_mark(cell))


def _mark(piece: str) -> str:
    written = piece.strip(_EDGE)
    if not written or len(written) > _LONGEST:
        return ""
    folded = fold(written)
    stated = _STATED.fullmatch(folded)
    if stated:
        return _MARKS.get(_key(stated["mark"]), "")
    if not written.isupper() or "".join(written.lower().split()) in _OTHER_WORDS:
        return ""
    return _MARKS.get(_key(folded), "")


def _key(folded: str) -> str:
    return "".join(folded.split()).strip(_EDGE)


def _first(found: frozenset[str], ranked: tuple[str, ...]) -> str:
    return next((mark for mark in ranked if mark in found), "")


def _whole_lines(text: str) -> set[str]:
    """Secrecy marks that fill a line of the body."""
    if not _MAT.search(fold(text)):
        return set()
    lines = (line for line in text.split("\n") if len(line) <= _LONGEST and "\t" not in line and "|" not in line)
    return {mark for mark in map(_mark, lines) if mark in SECRECY}
