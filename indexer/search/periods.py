"""Days among the plain words of a search: `báo cáo tháng 3/2024` becomes a word, a word and a Period. Pure."""

from datetime import date
from itertools import takewhile

from indexer.search.days import LONGEST, begins_days, named_days
from indexer.search.numbers import is_so, is_symbol
from indexer.search.query import Period, Query, Word
from indexer.vietnamese.text import fold, lower, normalise

_EDGE = ".,;:!?…"


def period_in(chunk: str, today: date | None) -> Period | None:
    """The days that a blank-free piece of text names as a whole, punctuation around it aside."""
    return _period(chunk.strip(_EDGE), today) if any(letter.isdigit() for letter in chunk) else None


def recognise_days(parts: list[Query], today: date | None) -> list[Query]:
    """The parts with neighbouring words that name days made one Period, the longest first.

    `số 12 tháng 3` is number 12 and March, not a day, but `BC 6 tháng đầu năm` has no number.
    """
    found: list[Query] = []
    rest = [piece for part in parts for piece in _pieces(part, today)]
    while rest:
        period, length = _longest(rest, today)
        if period and length > 1 and found and _is_number(rest[0], found[-1], is_day=period.since == period.until):
            period, length = None, 1
        found.append(period or rest[0])
        rest = rest[length:]
    return found


def _is_number(part: Query, before: Query, *, is_day: bool) -> bool:
    """Whether digits are the number that the word before announces, rather than the beginning of days."""
    return str(part).isdigit() and (is_so(before) or (is_day and is_symbol(before)))


def _pieces(part: Query, today: date | None) -> list[Query]:
    """A Period taken apart again, so that the same words make the same Periods however they were grouped."""
    if not isinstance(part, Period) or " " not in part.text:
        return [part]
    return [period_in(each, today) or Word(each, marked=fold(each) != each) for each in part.text.split()]


def _longest(parts: list[Query], today: date | None) -> tuple[Period | None, int]:
    plain = takewhile(lambda part: isinstance(part, (Word, Period)), parts[:LONGEST])
    texts = [str(part) for part in plain]
    if texts and begins_days(texts[0]):
        for length in range(len(texts), 1, -1):
            if period := _period(" ".join(texts[:length]), today):
                return period, length
    return None, 1


def _period(text: str, today: date | None) -> Period | None:
    shown = lower(normalise(text))
    days = named_days(shown, today)
    return Period(shown, *days) if days else None
