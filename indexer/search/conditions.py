"""Which values of a keyword column a condition means. Pure.

Units, people and kinds are found by their words (`phong:"tài chính"` is in "Phòng Tài chính - Kế hoạch") or by their
last initials (`phong:tckh`); tasks and file types as a whole; folders by consecutive parts of the path.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

from indexer.search.query import Range
from indexer.vietnamese.text import fold, normalise, words

_VIETNAM = timezone(timedelta(hours=7))  # no daylight saving time since 1975

Accepts = Callable[[str], bool]


def accepts(field: str, wanted: str) -> Accepts:
    """A test for the values of the column; `field` is a name of query.FIELDS other than number and name."""
    key = _key(wanted)
    if field == "task":
        return lambda value: _key(value) == key
    if field == "type":
        return lambda value: _key(value).lstrip(".") == key.lstrip(".")
    if field == "folder":
        return _folder(key)
    return _words(key)


def seconds(days: Range) -> tuple[int, int]:
    """The first and the last second (since 1970, UTC) of the days, which are days of Việt Nam."""
    low = _midnight(days.since) if days.since else -(2**62)
    high = _midnight(days.until) + 86_399 if days.until else 2**62
    return low, high


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), _VIETNAM).timestamp())


def _words(key: str) -> Accepts:
    asked = words(key)
    initials = asked[0] if len(asked) == 1 and len(asked[0]) > 1 else None

    def holds(value: str) -> bool:
        held = words(_key(value))
        if initials and "".join(word[0] for word in held).endswith(initials):
            return True
        return bool(asked) and set(asked) <= set(held)

    return holds


def _folder(key: str) -> Accepts:
    asked = [words(part) for part in key.strip("/").split("/")]

    def holds(value: str) -> bool:
        parts = [words(part) for part in _key(value).split("/")]
        if len(asked) == 1:
            return any(asked[0] and set(asked[0]) <= set(part) for part in parts)
        return any(parts[at : at + len(asked)] == asked for at in range(len(parts) - len(asked) + 1))

    return holds


def _key(text: str) -> str:
    return " ".join(fold(normalise(text)).split())
