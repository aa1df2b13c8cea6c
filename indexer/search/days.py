"""Days as people write them: 15/3/2024, tháng 3/2024, quý I, 6 tháng đầu năm, tuần trước, 2023..2024. Pure.

`today` decides what "tuần trước" and a month without a year mean: the latest such month that has begun. Without it
only days that need no calendar are known. Marks may be left out; marks that are typed must be the right ones.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from indexer.search.spelling import bare
from indexer.vietnamese.text import fold, lower, normalise, words

Days = tuple[date, date]
"""The first and the last day."""

LONGEST = 12
"""Words of the longest date phrase that is looked for."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = (
    *("january", "february", "march", "april", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_SPELT = frozenset(
    words("tháng quý năm ngày tuần trước này hôm nay qua ngoái đầu cuối nửa vừa rồi gần đây sáu chín ba từ đến tới kia")
)
_BEGINNINGS = frozenset(
    (*words("ngay thang quy nam tuan hom nua ba sau chin tu from today yesterday this last past"), *_MONTHS, *_ENGLISH)
)
_YEAR = r"(?P<y>(?:19|20)[0-9]{2})"
_OF_YEAR = rf"(?:(?: nam | of |[ ]?[/.-][ ]?| ){_YEAR}| nam (?P<ry>nay|ngoai|truoc))"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_D = r"(?P<d>0?[1-9]|[12][0-9]|3[01])"
_COUNT = r"(?P<n>[1-9][0-9]{0,2})"
_UNITS = r"(?P<u>ngay|tuan|thang|nam|days?|weeks?|months?|years?)"


def days_of(text: str, today: date | None = None) -> Days | None:
    """The days that `text` names, as the value of a field: any form, a bare year or `first..last` too."""
    return _read(text, today, _FORMS)


def named_days(text: str, today: date | None = None) -> Days | None:
    """The days that `text` names as plain words of a search: only forms that hardly mean anything else."""
    return _read(text, today, _PLAIN)


def begins_days(word: str) -> bool:
    """Whether a date phrase may begin with the word; a quick look before a thorough one."""
    bare = fold(word)
    return bare in _BEGINNINGS or bare[:1].isdigit() or (bare[:1] in "tq" and bare[1:2].isdigit())


def writings(text: str, days: Days) -> tuple[tuple[str, ...], ...]:
    """How documents may say what `text` says: each a group of folded words and neighbours ("thang 3") held together.

    Months and days are met with and without a zero in front, and months as `tháng 3 năm 2024` and as `3/2024`.
    """
    typed = words(fold(normalise(text)))
    found = {tuple(f"{a} {b}" for a, b in pairwise(typed)) or tuple(typed)}
    first, last = days
    year = str(first.year)
    of_year = (year,) if year in typed else ()
    if first == last and year in typed:
        for day, month in ((d, m) for d in _padded(first.day) for m in _padded(first.month)):
            found |= {(f"{day} {month}", f"{month} {year}"), (f"{day} thang", f"thang {month}", year)}
    elif last == _end(first, 1) and first.day == 1 and not _is_relative(typed):
        for month in _padded(first.month):
            found |= {(f"thang {month}", *of_year), *(((f"{month} {year}",),) if of_year else ())}
            found |= {(f"t{month} {year}",)}
    elif last == _end(first, 3) and first.day == 1 and not _is_relative(typed):
        quarter = (first.month + 2) // 3
        roman = next(name for name, number in _ROMAN.items() if number == quarter)
        found |= {(f"quy {each}", *of_year) for each in (str(quarter), roman)} | {(f"q{quarter} {year}",)}
    elif typed == ["nam", year]:
        found = {(year,)}
    return tuple(sorted(tuple(" ".join(map(bare, term.split())) for term in group) for group in found))


def _is_relative(typed: list[str]) -> bool:
    return not any(word[-1].isdigit() or word in _ROMAN for word in typed)


def _padded(number: int) -> tuple[str, ...]:
    return (str(number), f"{number:02}") if number < 10 else (str(number),)


Form = tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]]


def _read(text: str, today: date | None, forms: tuple[Form, ...]) -> Days | None:
    shown = " ".join(lower(normalise(text)).split())
    bare = fold(shown)
    if len(bare) > 64 or any(word != fold(word) and word not in _SPELT for word in words(shown)):
        return None
    return _one(bare, today, forms) or _between(bare, today, forms)


def _one(bare: str, today: date | None, forms: tuple[Form, ...]) -> Days | None:
    for form, days in forms:
        if found := form.fullmatch(bare):
            parts = found.groupdict()
            if today is None and not parts.get("y"):
                return None
            try:
                return days(found, today or date(int(parts["y"]), 12, 31))
            except (ValueError, OverflowError):  # 31/2, or before the first day there is
                return None
    return None


def _between(bare: str, today: date | None, forms: tuple[Form, ...]) -> Days | None:
    """`first..last` and `từ … đến …`; a first day without a year is the last one before the end."""
    dotted = re.fullmatch(r"(?P<first>.+?) ?\.\. ?(?P<last>.+)", bare)
    found = dotted or re.fullmatch(r"(?:tu |from )?(?P<first>.+?) (?:den|toi|to) (?P<last>.+)", bare)
    if found is None:
        return None
    sides = _FORMS if dotted else forms
    last = _one(found["last"], today, sides)
    first = _one(found["first"], last[1] if last else None, sides)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _year_of(found: re.Match[str], today: date) -> int | None:
    parts = found.groupdict()
    if parts.get("ry"):
        return today.year - (parts["ry"] != "nay")
    year = parts.get("y")
    return None if year is None else int(year) + 2000 * (len(year) == 2)


def _day(found: re.Match[str], today: date) -> Days:
    year, month, day = _year_of(found, today), int(found["m"]), int(found["d"])
    if year is None:
        year = today.year - (date(today.year, month, day) > today)
    return (date(year, month, day),) * 2


def _months(first: int, count: int, found: re.Match[str], today: date) -> Days:
    """`count` months from month `first` on; with no year, the latest that have begun."""
    year = _year_of(found, today)
    begin = date(year if year is not None else today.year - (first > today.month), first, 1)
    return begin, _end(begin, count)


def _month(found: re.Match[str], today: date) -> Days:
    return _months(int(found["m"]), 1, found, today)


def _english_month(found: re.Match[str], today: date) -> Days:
    return _months(_MONTHS.index(found["name"][:3]) + 1, 1, found, today)


def _quarter(found: re.Match[str], today: date) -> Days:
    number = _ROMAN.get(found["q"]) or int(found["q"])
    return _months(3 * number - 2, 3, found, today)


def _part_of_year(found: re.Match[str], today: date) -> Days:
    parts = found.groupdict()
    count = {"3": 3, "ba": 3, "9": 9, "chin": 9}.get(parts.get("n") or "", 6)
    return _months(13 - count if found["part"] == "cuoi" else 1, count, found, today)


def _whole_year(found: re.Match[str], today: date) -> Days:
    year = _year_of(found, today) or today.year
    return date(year, 1, 1), date(year, 12, 31)


def _years(found: re.Match[str], today: date) -> Days | None:
    first, last = int(found["y"]), int(found["y2"])
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None


def _back(unit: str, steps: int, today: date) -> Days:
    """The day, week (from Monday), month, quarter or year that many of them ago."""
    if unit == "day":
        return (today - timedelta(steps),) * 2
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * steps)
        return monday, monday + timedelta(6)
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    at = (today.year * 12 + today.month - 1) // size * size - size * steps
    begin = date(at // 12, at % 12 + 1, 1)
    return begin, _end(begin, size)


def _unit(name: str) -> str:
    return {"ngay": "day", "tuan": "week", "thang": "month", "nam": "year"}.get(name, name.removesuffix("s"))


def _ago(found: re.Match[str], today: date) -> Days:
    return _back(_unit(found["u"]), int(found["n"]), today)


def _lately(found: re.Match[str], today: date) -> Days:
    length = {"day": 1, "week": 7, "month": 30, "year": 365}[_unit(found["u"])]
    return today - timedelta(int(found.groupdict().get("n") or 1) * length), today


def _end(begin: date, months: int) -> date:
    """The last day of so many months from the first of a month on."""
    at = begin.year * 12 + begin.month - 2 + months
    return date(at // 12, at % 12 + 1, monthrange(at // 12, at % 12 + 1)[1])


_RELATIVE = {
    "hom nay|today": ("day", 0), "hom qua|yesterday": ("day", 1), "hom kia": ("day", 2),
    "tuan nay|this week": ("week", 0), "tuan truoc|tuan vua roi|last week": ("week", 1),
    "thang nay|this month": ("month", 0), "thang truoc|thang vua roi|last month": ("month", 1),
    "quy nay|this quarter": ("quarter", 0), "quy truoc|quy vua roi|last quarter": ("quarter", 1),
    "nam nay|this year": ("year", 0), "nam ngoai|nam truoc|last year": ("year", 1), "nam kia": ("year", 2),
}  # fmt: skip


def _relative(unit: str, steps: int) -> Callable[[re.Match[str], date], Days]:
    return lambda found, today: _back(unit, steps, today)


def _form(pattern: str, days: Callable[[re.Match[str], date], Days | None]) -> Form:
    return re.compile(pattern), days


_PLAIN: tuple[Form, ...] = (
    _form(rf"(?:ngay )?{_D}(?P<s>[/.-]){_M}(?P=s){_YEAR}", _day),
    _form(rf"(?:ngay )?{_D}/{_M}/(?P<y>[0-9]{{2}})", _day),
    _form(rf"(?:ngay )?{_YEAR}-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-9]{{2}})", _day),
    _form(rf"ngay {_D}[ /.-]{_M}(?:[ /.-]{_YEAR})?", _day),
    _form(rf"(?:ngay )?{_D} thang {_M}{_OF_YEAR}?", _day),
    _form(rf"thang {_M}{_OF_YEAR}?", _month),
    _form(rf"t{_M}{_OF_YEAR}", _month),
    _form(rf"{_M}/{_YEAR}", _month),
    _form(rf"(?P<name>{'|'.join((*_ENGLISH, *_MONTHS))}){_OF_YEAR}", _english_month),
    _form(rf"quy (?P<q>[1-4]|i{{1,3}}|iv){_OF_YEAR}?", _quarter),
    _form(rf"q(?P<q>[1-4]){_OF_YEAR}", _quarter),
    _form(rf"(?P<n>3|6|9|ba|sau|chin) thang (?P<part>dau|cuoi) nam(?: (?:{_YEAR}|(?P<ry>nay|ngoai)))?", _part_of_year),
    _form(rf"nua (?P<part>dau|cuoi) nam(?: (?:{_YEAR}|(?P<ry>nay|ngoai)))?", _part_of_year),
    _form(rf"nam {_YEAR}", _whole_year),
    _form(rf"{_COUNT} {_UNITS} (?:truoc|ago)", _ago),
    _form(rf"(?:{_COUNT} )?(?P<u>ngay|tuan|thang|nam) (?:vua )?(?:qua|gan day)", _lately),
    _form(rf"(?:last|past) {_COUNT} {_UNITS}", _lately),
    *(_form(pattern, _relative(unit, steps)) for pattern, (unit, steps) in _RELATIVE.items()),
)
_FORMS: tuple[Form, ...] = (
    *_PLAIN,
    _form(_YEAR, _whole_year),
    _form(rf"{_M}[.-]{_YEAR}", _month),
    _form(rf"{_YEAR} ?- ?(?P<y2>(?:19|20)[0-9]{{2}})", _years),
    _form(rf"(?P<name>{'|'.join((*_ENGLISH, *_MONTHS))})", _english_month),
)
