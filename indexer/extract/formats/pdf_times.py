"""Times as PDF writes them. Pure. Source: ISO 32000, 7.9.4."""

import re
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?")


def time_of(text: str) -> datetime | None:
    """`D:20260305101500+07'00'`; without a zone it counts as UTC."""
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in found.groups()[:6])
    offset = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0)) * (-1 if found[7] == "-" else 1)
    try:
        at = datetime(year, month or 1, day or 1, hour, minute, second, tzinfo=timezone(offset))
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
