"""Whether a save only put the day of the save where a day stood: date fields do so by themselves. Pure.

A deadline that somebody moves is work; so every new date must be the day of the save, and every new time of day the
time of the save. A date that somebody types again as today's counts as re-dated too.
"""

import re
from datetime import date, datetime, time, timedelta

from indexer.coordination.middles import middles
from indexer.vietnamese.dates import find_dates

_MOST_LETTERS = 20_000  # of differing lines: more is no date
_AROUND = timedelta(days=1)  # a save around midnight, a machine in another zone
_JUST_NOW = timedelta(minutes=15)
_DAY = re.compile(
    r"(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d{2}"
    r"|(?<![\d/.-])\d{1,2}\s?([/.-])\s?\d{1,2}\s?\1\s?(?:19|20)?\d{2}(?![\d/-]|\.\d)"
    r"|(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)",
    re.I,
)
_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-3])(?::| giờ |h)([0-5]\d)(?: phút|:[0-5]\d)?(?![\d:])", re.I)


def is_redated(before: str, after: str, saved_at: datetime) -> bool:
    """Whether the texts differ in days and times only, all of which now say `saved_at` (local)."""
    old, new = middles(before, after)
    if not old or not new or len(old) + len(new) > _MOST_LETTERS:
        return False
    if _masked(old).split() != _masked(new).split():
        return False
    days = zip(_DAY.finditer(old), _DAY.finditer(new), strict=True)
    times = zip(_TIME.finditer(_dayless(old)), _TIME.finditer(_dayless(new)), strict=True)
    return all(_is_that_day(_day(other[0]), saved_at.date()) for one, other in days if one[0] != other[0]) and all(
        _is_that_moment(_time(other), saved_at) for one, other in times if one[0] != other[0]
    )


def _masked(text: str) -> str:
    return _TIME.sub(" \0t ", _dayless(text))


def _dayless(text: str) -> str:
    return _DAY.sub(" \0d ", text)


def _day(text: str) -> date | None:
    found = find_dates(text) or find_dates(f"ngày {text}")
    return found[0] if len(found) == 1 else None


def _is_that_day(day: date | None, saved_on: date) -> bool:
    return day is not None and abs(day - saved_on) <= _AROUND


def _time(found: re.Match[str]) -> time:
    return time(int(found[1]), int(found[2]))


def _is_that_moment(at: time, saved_at: datetime) -> bool:
    said = saved_at.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return abs(said - saved_at) <= _JUST_NOW
