"""What a cell of a list says about a day: `31/3/2026`, `trước 15/4`, `Quý I/2026`, `05 ngày làm việc`, `thường xuyên`.

Lists say it shorter than prose does (`deadlines`). Pure.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.dates import find_dates
from indexer.vietnamese.text import fold

_SERIAL_BEGINS = date(1899, 12, 30)  # of Excel's numbers for days, from March 1900 on
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: smaller ones are rather counts, larger ones rather 20260331
_SPAN = re.compile(
    r"(?<![\d/.-])(\d{1,3})\s{0,3}(?:\([^)]{2,20}\)\s{0,3})?(ngay lam viec|ngay|tuan|thang)(?![a-z])(?!\s*\d)"
)
_DAY_AND_MONTH = re.compile(r"(?<![\d/.-])([0-3]?\d)\s?[/.-]\s?([01]?\d)(?![\d/-]|\.\d)")
_QUARTER = re.compile(
    r"quy\s{0,3}(iv|i{1,3}|[1-4])(?![a-z\d])(?:\s{0,3}[/.,-]?\s{0,3}(?:nam\s{0,3})?((?:19|20)\d{2}))?"
)
_HALF = re.compile(r"(?:6|sau) thang (dau|cuoi) nam(?:\s{0,3}((?:19|20)\d{2}))?")
_MONTH = re.compile(r"(?:thang|t)\s{0,3}(0?[1-9]|1[0-2])(?!\d)(?:\s{0,3}[/.-]?\s{0,3}(?:nam\s{0,3})?((?:19|20)\d{2}))?")
_MONTH_SHORT = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])\s?[/.-]\s?((?:19|20)\d{2})(?!\d)")
_YEAR = re.compile(r"(?:^|nam\s{0,3}|het\s{0,3})((?:19|20)\d{2})$")
_NONE = re.compile(
    r"thuong xuyen|lien tuc|khong (?:co )?(?:quy dinh )?(?:thoi )?han|khong thoi han|khong xac dinh|theo (?:yeu cau"
    r"|ke hoach|quy dinh|dot|chi dao|tien do|lo trinh)|dinh ky|hang (?:ngay|tuan|thang|quy|nam)|khi (?:co|phat sinh)"
    r"|dot xuat|^(?:-|–|—|x|k|khong|n/a|\.+|…)$|ngay sau khi|trong nam$"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNITS = {"ngay lam viec": "working_day", "ngay": "day", "tuan": "week", "thang": "month"}


@dataclass(frozen=True, slots=True)
class Due:
    """`day`, or a `span` (count, working_day | day | week | month) from some other day, or neither: no deadline."""

    words: str = ""
    day: date | None = None
    span: tuple[int, str] | None = None


def due_of(cell: object, year: int | None = None) -> Due | None:
    """None where something is written that is no day, no span and no word for "none".

    Of several days the last one counts (`từ … đến …`, `gia hạn đến …`). `year`: for a day or a month without one.
    """
    if cell is None:
        return Due()
    if isinstance(cell, datetime):
        return Due(day=cell.date())
    if isinstance(cell, date):
        return Due(day=cell)
    if isinstance(cell, float | int):
        return _of_number(int(cell)) if cell == int(cell) else Due(day=_serial(int(cell))) if _is_serial(cell) else None
    words = " ".join(clean(str(cell)).split())
    if not words:
        return Due()
    return _of_words(words, year)


def _of_number(number: int) -> Due | None:
    if number in _SERIALS:
        return Due(day=_serial(number))
    return _of_words(str(number), None)


def _is_serial(number: float) -> bool:
    return int(number) in _SERIALS


def _serial(number: int) -> date:
    return _SERIAL_BEGINS + timedelta(days=number)


def _of_words(words: str, year: int | None) -> Due | None:
    folded = fold(words)
    days = find_dates(words)
    if days:
        return Due(words, days[-1])
    if folded.isdecimal() and len(folded) == 5 and int(folded) in _SERIALS:
        return Due(words, _serial(int(folded)))
    if folded.isdecimal() and len(folded) == 8:
        day = _made(int(folded[:4]), int(folded[4:6]), int(folded[6:]))
        day = day or _made(int(folded[4:]), int(folded[2:4]), int(folded[:2]))
        return Due(words, day) if day else None
    span = None if _HALF.search(folded) else _SPAN.search(folded)
    if span:
        return Due(words, span=(int(span[1]), _UNITS[span[2]]))
    if end := _period(folded, year):
        return Due(words, end)
    short = _DAY_AND_MONTH.search(folded)
    if short:
        day = _made(year, int(short[2]), int(short[1])) if year else None
        return Due(words, day) if day else None
    return Due(words) if _NONE.search(folded) else None


def _period(folded: str, year: int | None) -> date | None:
    """The last day of a quarter, half, month or year."""
    if found := _QUARTER.search(folded):
        number = _ROMAN.get(found[1]) or int(found[1])
        return _end(found[2], year, number * 3)
    if found := _HALF.search(folded):
        return _end(found[2], year, 6 if found[1] == "dau" else 12)
    if found := _MONTH_SHORT.search(folded):
        return _end(found[2], year, int(found[1]))
    if found := _MONTH.search(folded):
        return _end(found[2], year, int(found[1]))
    found = _YEAR.search(folded)
    return date(int(found[1]), 12, 31) if found else None


def _end(written: str | None, year: int | None, month: int) -> date | None:
    which = int(written) if written else year
    return date(which, month, monthrange(which, month)[1]) if which else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
