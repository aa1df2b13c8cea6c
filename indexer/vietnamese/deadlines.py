"""Deadlines in official prose: a day, a span of days, a period, and the clause that silence means consent. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import fold


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline, with the words that say it. Exactly one of `day`, `span` and `period` is set.

    `is_before`: the words say before (`trước ngày`): read strictly, the day itself is late.
    `since`: what a span counts from, as written.
    """

    words: str
    at: int
    day: date | None = None
    is_before: bool = False
    span: tuple[int, Unit] | None = None
    since: str = ""
    period: str = ""


_UNITS = {"ngay lam viec": Unit.WORKING_DAY, "ngay": Unit.DAY, "thang": Unit.MONTH, "gio": Unit.HOUR}
_SHORT = r"(?P<day>[0-3]?\d)\s?[/.\-]\s?(?P<month>[01]?\d)(?:\s?[/.\-]\s?(?P<year>(?:19|20)\d{2}))?(?!\d)"
_LONG = r"(?P<day2>\d{1,2})\s{0,3}thang\s{0,3}(?P<month2>\d{1,2})(?:\s{0,3}nam\s{0,3}(?P<year2>(?:19|20)\d{2}))?"
_DAY = re.compile(
    r"(?<![a-z])(?P<how>truoc|xong truoc|cham nhast|cham nhat(?: la)?(?: den| vao| trong)?|den het|het|trong|han cuoi"
    rf"|thoi han|han)\s{{0,3}}(?:gio\s{{1,3}})?ngay\s{{1,3}}(?:{_LONG}|{_SHORT})"
)
_SPAN = re.compile(
    r"(?<![a-z])(?:trong(?: thoi han)?|khong qua|toi da|cham nhat(?: sau| trong)?|thoi han)\s{1,3}(?P<count>\d{1,3})"
    r"\s{0,3}(?:\([^)]{2,20}\)\s{0,3})?(?P<unit>ngay lam viec|ngay|thang|gio)\b"
    r"(?:[^.;]{0,20}?\s(?:ke tu|tinh tu|tu)\s{1,3}(?P<since>[^,.;]{3,80}))?"
)
_PERIOD = re.compile(
    r"(?<![a-z])(?:trong|het|cuoi|hoan thanh(?: trong| truoc)?)\s{1,3}"
    r"(?P<period>(?:quy\s{1,3}(?:i{1,3}|iv|[1-4])|thang\s{1,3}\d{1,2}|6 thang dau nam|nam)\s{0,3}(?:/|nam)?\s{0,3}"
    r"(?:19|20)\d{2})"
)
_SILENCE = re.compile(
    r"(?<![a-z])(?:qua|het)\s{1,3}thoi\s{1,3}(?:han|gian)[^.;]{0,140}?"
    r"(?:coi nhu|xem nhu|duoc coi la|duoc xem la|coi la|xem la)\s{1,3}(?:da\s{1,3})?(?:dong y|thong nhat)"
)


def find_deadlines(text: str, year: int | None = None) -> tuple[Deadline, ...]:
    """Every deadline in order. `year` is taken for days written without one; with no year such days are left out."""
    cleaned = clean(text)
    folded = fold(cleaned)
    found = [*_days(cleaned, folded, year), *_spans(cleaned, folded), *_periods(cleaned, folded)]
    return tuple(sorted(found, key=lambda deadline: deadline.at))


def silence_means_consent(text: str) -> bool:
    """Whether a request says that who does not answer in time agrees."""
    return _SILENCE.search(fold(clean(text))) is not None


def _days(text: str, folded: str, year: int | None) -> Iterator[Deadline]:
    for match in _DAY.finditer(folded):
        month, number = match["month"] or match["month2"], match["day"] or match["day2"]
        day = _made(int(match["year"] or match["year2"] or year or 0), int(month), int(number))
        if day:
            yield Deadline(_words(text, match), match.start(), day=day, is_before="truoc" in match["how"])


def _spans(text: str, folded: str) -> Iterator[Deadline]:
    for match in _SPAN.finditer(folded):
        since = text[match.start("since") : match.end("since")].strip() if match["since"] else ""
        span = int(match["count"]), _UNITS[match["unit"]]
        yield Deadline(_words(text, match), match.start(), span=span, since=since)


def _periods(text: str, folded: str) -> Iterator[Deadline]:
    for match in _PERIOD.finditer(folded):
        period = " ".join(text[match.start("period") : match.end("period")].split())
        yield Deadline(_words(text, match), match.start(), period=period)


def _words(text: str, match: re.Match[str]) -> str:
    return " ".join(text[match.start() : match.end()].split())


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
