"""Dates as people write them: `ngày 05 tháng 02 năm 2026`, `5/2/2026`, `05.02.26`, `2026-02-05`, `20260205`."""

import re
from collections.abc import Iterator
from datetime import date

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold

# Digits as scans show them: l, i and | for 1, o for 0. Blanks and dots stand where a draft leaves room.
LONG_DATE = re.compile(
    r"(?<![a-z])ng?ay\s{0,24}(?P<day>[\dlio|(]{0,3}|[.…_\s]{1,12})"
    r"\s{0,24}th?ang\s{0,24}(?P<month>[\dlio|]{0,2}|[.…_\s]{1,10})"
    r"\s{0,24}nam\s{0,24}(?P<year>(?:19|20)\d{2}|20[.…_\s]{0,4}|[.…_]{2,12})"
)
_SHORT = re.compile(
    r"(?<![\d/.-])(?P<day>[0-3]?\d)\s?(?P<by>[/.-])\s?(?P<month>[01]?\d)\s?(?P=by)\s?"
    r"(?P<year>(?:19|20)\d{2}|\d{2})(?![\d/-]|\.\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<by>[-._])(?P<month>[01]\d)(?P=by)(?P<day>[0-3]\d)(?!\d)")
_COMPACT = re.compile(
    r"(?<!\d)(?:(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"|(?P<day2>0[1-9]|[12]\d|3[01])(?P<month2>0[1-9]|1[0-2])(?P<year2>20\d{2}))(?!\d)"
)
_READ_DIGITS = str.maketrans({"l": "1", "i": "1", "|": "1", "o": "0", "(": ""})
_FILLING = " .…_\n\t"
_CENTURY_TURNS = 70  # two-digit years below are of this century


def find_dates(text: str) -> tuple[date, ...]:
    """Every whole, possible date of a text in the order they stand."""
    folded = fold(clean(text))
    found = [(place, day) for places in (_long(folded), _short(folded), _iso(folded)) for place, day in places]
    return tuple(day for _, day in sorted(found))


def date_in_name(name: str) -> date | None:
    """The date in a file's name: ISO form first, then day first, then eight digits."""
    folded = fold(clean(name))
    for places in (_iso(folded), _long(folded), _short(folded), _compact(folded)):
        for _, day in places:
            return day
    return None


def long_date(match: re.Match[str]) -> date | None:
    """The day that a match of LONG_DATE says; None where a part is left blank or impossible."""
    return _made(match["year"], match["month"].strip(_FILLING), match["day"].strip(_FILLING))


def _long(folded: str) -> Iterator[tuple[int, date]]:
    for match in LONG_DATE.finditer(folded):
        if day := long_date(match):
            yield match.start(), day


def _short(folded: str) -> Iterator[tuple[int, date]]:
    for match in _SHORT.finditer(folded):
        if day := _made(_whole_year(match["year"]), match["month"], match["day"]):
            yield match.start(), day


def _iso(folded: str) -> Iterator[tuple[int, date]]:
    for match in _ISO.finditer(folded):
        if day := _made(match["year"], match["month"], match["day"]):
            yield match.start(), day


def _compact(folded: str) -> Iterator[tuple[int, date]]:
    for match in _COMPACT.finditer(folded):
        day = _made(match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"])
        if day:
            yield match.start(), day


def _whole_year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return ("20" if int(digits) < _CENTURY_TURNS else "19") + digits


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(*(int(part.translate(_READ_DIGITS)) for part in (year, month, day)))
    except ValueError:
        return None
