"""The boxed marks of official documents: secrecy, urgency, circulation. Pure.

A mark is a line or cell of its own in capitals: `khẩn trương`, `bảo mật` and `bí mật` in running text are none.
"""

import re
from collections.abc import Iterator

from indexer.vietnamese.cells import Sort, cells
from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold

SECRECY = ("Tuyệt mật", "Tối mật", "Mật")  # the highest first
URGENCY = ("Hỏa tốc hẹn giờ", "Hỏa tốc", "Thượng khẩn", "Khẩn")
CIRCULATION = ("Xem xong trả lại", "Lưu hành nội bộ", "Tài liệu thu hồi", "Không phổ biến")

_MARKS = {fold(mark).replace(" ", ""): mark for mark in (*SECRECY, *URGENCY, *CIRCULATION)}
_OTHER_WORDS = frozenset({"mặt", "mắt", "mất", "mát", "khăn", "khán", "khản"})  # fold to the same letters
# `MẬT - KHẨN`, `TÀI LIỆU MẬT`, `TỐI MẬT (Bản số 03)`: marks, and what is written beside them.
_MARK = re.compile("|".join(sorted(_MARKS, key=len, reverse=True)))
_BESIDE = r"tailieu(?=mat|toimat|tuyetmat)|vanban(?=mat|toimat|tuyetmat)|(?:banso|soban)[:.]?\d{0,5}|[-/,;+&()*.]"
_SEVERAL = re.compile(rf"(?:{_MARK.pattern}|{_BESIDE})+")
_STATED = re.compile(r"(?:do|muc do|muc)\s+(?:mat|khan)\s*:\s*(?P<mark>[a-z ]+)")
# Only a text that holds one of these can bear a mark: looked for first, because hardly any does.
_SECRET_LETTERS = re.compile(r"M\s{0,3}[ẬÂẠA]\s{0,3}T(?!\w)|[mM][ậâaẬÂA][tT]\s{0,3}:")
_URGENT_LETTERS = re.compile(
    r"K\s{0,3}H\s{0,3}[ẨÂẢA]\s{0,3}N(?!\w)|T\s{0,3}[ỐÔÓO]\s{0,3}C(?!\w)|[kK][hH][ẩâaẨÂA][nN]\s{0,3}:|G\s{0,3}I\s{0,3}[ỜƠO]"
)
_CIRCULATION_LETTERS = re.compile(r"N[ỘO]I\s{0,3}B[ỘO]|TR[ẢA]\s{0,3}L[ẠA]I|THU\s{0,3}H[ỒO]I|PH[ỔO]\s{0,3}BI[ẾE]N")
_EDGE = " .:*_-~=[](){}<>\"'"
_HEAD = 4000  # characters
_LONGEST = 60
_GOES_ON = frozenset({"bi", "bao", "giu"})  # BẢO VỆ BÍ / MẬT is one name over two lines
_BEGUN = {"tuyet": "Tuyệt mật", "toi": "Tối mật"}  # TUYỆT / MẬT
_BODY = re.compile(r"(?:kinh gui|can cu\b|dieu 1\b|phan (?:i|1)\b|i\.|1\.)")
_PROSE = 120  # characters of one cell


def may_be_secret(text: str) -> bool:
    """Whether a text has the letters of a secrecy mark at all. Quick: for nearly every text the answer is no."""
    return _SECRET_LETTERS.search(clean(text)) is not None


def secrecy_mark(text: str) -> str:
    """The secrecy a document is marked with: "Tuyệt mật", "Tối mật", "Mật" or "".

    In the first 4,000 characters any cell counts; further on only a whole line does. Cells that name all the levels,
    and later lines that name several, are taken for a list of them.
    """
    cleaned = clean(text)
    if not _SECRET_LETTERS.search(cleaned):
        return ""
    head = _levels(cleaned[:_HEAD])
    if len(head) == len(SECRECY):
        head = _levels(_before_body(cleaned[:_HEAD]))
        return _first(head, SECRECY) if len(head) < len(SECRECY) else ""
    if head:
        return _first(head, SECRECY)
    later = _whole_lines(cleaned[_HEAD:])
    return later.pop() if len(later) == 1 else ""


def urgency_mark(text: str) -> str:
    """The urgency in the head of a document: one of URGENCY or ""."""
    head = clean(text[:_HEAD])
    return _first(marks_in(head), URGENCY) if _URGENT_LETTERS.search(head) else ""


def circulation_mark(text: str) -> str:
    """The rule of circulation in the head of a document: one of CIRCULATION or ""."""
    head = clean(text[:_HEAD])
    return _first(marks_in(head), CIRCULATION) if _CIRCULATION_LETTERS.search(head) else ""


def marks_in(text: str) -> frozenset[str]:
    """All marks among the cells of a text."""
    cleaned = clean(text)
    pieces = [mark for piece in _pieces(cleaned) for mark in _marks(piece)]
    glued = (cell.text for cell in cells(cleaned) if cell.sort is Sort.TEXT)  # to the state's name, a number, a date
    return frozenset([*pieces, *(mark for text in glued for mark in _marks(text))])


def is_mark(cell: str) -> bool:
    """Whether a cell is nothing but a mark."""
    return bool(_marks(cell))


def _pieces(cleaned: str) -> list[str]:
    return re.split(r"[\n\t|]| {3,}(?!\S(?: |$))", cleaned)


def _marks(piece: str) -> tuple[str, ...]:
    """The marks a cell consists of; none where it says anything else."""
    written = piece.strip(_EDGE)
    if not written or len(written) > _LONGEST:
        return ()
    if ":" in written and (stated := _STATED.fullmatch(fold(written))):
        mark = _MARKS.get(_key(stated["mark"]))
        return (mark,) if mark else ()
    if not written.isupper() and not _is_numbered(written):
        return ()
    key = _key(fold(written))
    if not _SEVERAL.fullmatch(key) or not _OTHER_WORDS.isdisjoint(re.findall(r"\w+", _joined(written).lower())):
        return ()
    return tuple(_MARKS[found] for found in _MARK.findall(key))


def _is_numbered(written: str) -> bool:
    """`MẬT (Bản số 03)`: only the copy's number may be in small letters."""
    start = re.search(r"\W*(?:[Bb]ản số|[Ss]ố bản)\b", written)
    return start is not None and written[: start.start()].isupper()


def _joined(written: str) -> str:
    """`M Ặ T` as one word."""
    return "".join(written.split()) if re.fullmatch(r"(?:\S\s+)+\S", written) else written


def _key(folded: str) -> str:
    return "".join(folded.split()).strip(_EDGE)


def _first(found: frozenset[str], ranked: tuple[str, ...]) -> str:
    return next((mark for mark in ranked if mark in found), "")


def _levels(head: str) -> frozenset[str]:
    """The levels of secrecy among the cells, but for a word that goes on from the line before."""
    found = marks_in(head) & set(SECRECY)
    if "Mật" in found:
        whole = [line.strip(_EDGE) for line in head.split("\n") if line.strip(_EDGE)]
        pairs = zip(["", *whole], whole, strict=False)
        ends = {_last_word(before) for before, line in pairs if _marks(line) == ("Mật",)}
        if ends and ends <= _GOES_ON:
            found -= {"Mật"}
        found |= {_BEGUN[end] for end in ends if end in _BEGUN}
    return found


def _last_word(line: str) -> str:
    return fold(line.split()[-1]) if line.isupper() else ""


def _before_body(head: str) -> str:
    """The lines up to the first that is running text or begins the body."""
    lines = head.split("\n")
    ends = (at for at, line in enumerate(lines) if len(line) > _PROSE or _BODY.match(fold(line.strip())))
    return "\n".join(lines[: next(ends, len(lines))])


def _whole_lines(text: str) -> set[str]:
    """Secrecy marks that fill a line of the body."""
    return {mark for line in _short_lines(text) for mark in _marks(line) if mark in SECRECY}


def _short_lines(text: str) -> Iterator[str]:
    before = ""
    for line in text.split("\n"):
        if len(line) <= _LONGEST and "\t" not in line and "|" not in line and _last_word(before) not in _GOES_ON:
            yield line
        before = line.strip(_EDGE) or before
