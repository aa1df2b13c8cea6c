"""Times of a reading as UTC, where programs wrote what the clock on the wall said. Pure.

RTF has no zones (RTF 1.9.1); LibreOffice writes local time into everything, in Word's and Excel's formats even with a
`Z`; Word does so in tracked changes and comments. Readers take all of that for UTC.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from indexer.model.reading import Properties, Reading

_OPEN = frozenset({"odt", "ott", "ods", "ots", "odp", "otp", "odg", "fodt", "sxw", "sxc", "sxi"})
_OLD = frozenset({"doc", "dot", "xls", "xlt", "ppt", "pps", "pot", "pdf"})  # their times are UTC by their format
_NEAR = timedelta(minutes=2)


def in_utc(reading: Reading, zone: ZoneInfo, saved_at: datetime | None) -> Reading:
    """`zone` is the office's; `saved_at` the file's own time: a machine whose clock shows UTC is known by it."""
    properties = reading.properties
    is_local = _is_local(reading)
    if is_local and saved_at and properties.modified_at and abs(properties.modified_at - saved_at) <= _NEAR:
        return _trusted(reading)
    marks = tuple(replace(one, at=_utc(one.at, zone), is_local=False) if one.is_local else one for one in reading.marks)
    return replace(reading, properties=_shifted(properties, zone) if is_local else properties, marks=marks)


def _is_local(reading: Reading) -> bool:
    application = reading.properties.application.lower()
    if reading.type in _OPEN:
        return "microsoft" not in application
    return reading.type == "rtf" or (reading.type not in _OLD and application.startswith(("libreoffice", "openoffice")))


def _trusted(reading: Reading) -> Reading:
    return replace(reading, marks=tuple(replace(one, is_local=False) for one in reading.marks))


def _shifted(properties: Properties, zone: ZoneInfo) -> Properties:
    created_at, modified_at = _utc(properties.created_at, zone), _utc(properties.modified_at, zone)
    return replace(properties, created_at=created_at, modified_at=modified_at)


def _utc(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.replace(tzinfo=zone).astimezone(UTC) if moment else None
