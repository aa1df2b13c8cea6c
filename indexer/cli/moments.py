"""Times as people type them: `7d`, `24h`, `2026-03-31`, `31/03/2026`, `2026-03-31T14:30`, `...+07:00`. Pure."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from indexer.errors import UsageError

_AGO = re.compile(r"([0-9]{1,5})(m|h|d|w)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LOCAL_DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


def since(text: str, *, zone: str, now: datetime) -> datetime:
    """The first moment that belongs, aware UTC. A day without time begins at midnight of `zone`."""
    return _moment(text, zone, now, after_day=False)


def until(text: str, *, zone: str, now: datetime) -> datetime:
    """The first moment that does not belong any more, aware UTC. A day without time belongs as a whole."""
    return _moment(text, zone, now, after_day=True)


def _moment(text: str, zone: str, now: datetime, *, after_day: bool) -> datetime:
    try:
        if ago := _AGO.fullmatch(text.strip()):
            return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        if day := _day(text.strip()):
            day += timedelta(days=1) if after_day else timedelta()
            return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):
        hint = "Write a time like 2026-03-31, 31/03/2026, 2026-03-31T14:30, or how long ago: 30m, 24h, 7d, 2w."
        raise UsageError(f'"{text}" is not a time.', hint) from None


def _day(text: str) -> date | None:
    if local := _LOCAL_DAY.fullmatch(text):
        return date(int(local[3]), int(local[2]), int(local[1]))
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
