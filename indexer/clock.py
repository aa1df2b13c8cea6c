"""The one clock: aware UTC times, and their text form. Everything else gets `now` passed in."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)


def midnight(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day in a zone, aware, UTC; clamped to days that every zone can show."""
    return datetime.combine(min(max(day, _FIRST.date()), _LAST.date()), time(), zone).astimezone(UTC)


def after(day: date, zone: tzinfo) -> datetime:
    """The first moment after a day."""
    return midnight(min(day, _LAST.date()) + timedelta(days=1), zone)


def now() -> datetime:
    """The time now, aware, UTC."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """ISO 8601 UTC with milliseconds and `Z`: sorts as text in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The aware UTC time that `to_text` wrote. Raises ValueError on anything else that is not ISO 8601."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def from_ns(nanoseconds: int) -> datetime:
    """A file time (nanoseconds since 1970, UTC) as a datetime; clamped to times that every zone can show."""
    try:
        return min(max(EPOCH + timedelta(microseconds=nanoseconds // 1000), _FIRST), _LAST)
    except OverflowError:
        return _LAST if nanoseconds > 0 else _FIRST
