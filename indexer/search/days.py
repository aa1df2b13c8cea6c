"""Days as people type them in a search: 2024, 3/2024, 15/3/2024, 2024-03-15. Pure."""

import re
from calendar import monthrange
from datetime import date

_FORMS = (
    re.compile(r"(?P<y>[12][0-9]{3})"),
    re.compile(r"(?P<m>[0-9]{1,2})[/.-](?P<y>[12][0-9]{3})"),
    re.compile(r"(?P<d>[0-9]{1,2})(?P<sep>[/.-])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[12][0-9]{3})"),
    re.compile(r"(?P<y>[12][0-9]{3})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"),
)


def days_of(text: str) -> tuple[date, date] | None:
    """The first and the last day of the year, month or day that `text` names; None when it names none."""
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            return _span(int(parts["y"]), int(parts.get("m") or 0), int(parts.get("d") or 0), is_whole=len(parts))
    return None


def span_of(text: str) -> tuple[date, date] | None:
    """`days_of`, or `first..last` in any of its forms."""
    first, dots, last = text.partition("..")
    begin, end = days_of(first), days_of(last) if dots else days_of(first)
    return (begin[0], end[1]) if begin and end else None


def _span(year: int, month: int, day: int, *, is_whole: int) -> tuple[date, date] | None:
    if is_whole == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    length = monthrange(year, month)[1]
    if is_whole == 2:
        return date(year, month, 1), date(year, month, length)
    return (date(year, month, day),) * 2 if 1 <= day <= length else None
