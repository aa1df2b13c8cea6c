"""A calendar of deadlines as iCalendar (RFC 5545), for the calendar programs of people's computers and phones. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

_OCTETS = 75  # of a line, without its end (RFC 5545, 3.1)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is due on a whole day. `key` stays the same as long as it is the same thing."""

    key: str
    day: date
    title: str
    text: str
    link: str
    is_done: bool = False


def calendar(name: str, entries: Sequence[Entry], language: str, now: datetime) -> bytes:
    """`now` is aware. The days are the office's: they have no time and no zone."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//O Chung//Tasks//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
        f"NAME;LANGUAGE={language}:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        *(line for entry in entries for line in _event(entry, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(lines))


def _event(entry: Entry, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256(entry.key.encode()).hexdigest()[:32]}@ochung"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_figures(entry.day)}"
    if entry.day < date.max:  # a day without an end is one day
        yield f"DTEND;VALUE=DATE:{_figures(entry.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{_text(entry.text)}"
    if entry.link:
        yield f"URL:{_CONTROL.sub('', entry.link)}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy for the whole day
    yield f"STATUS:{'CANCELLED' if entry.is_done else 'CONFIRMED'}"
    yield "END:VEVENT"


def _figures(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    return _CONTROL.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPED)


def _folded(lines: Iterable[str]) -> Iterator[bytes]:
    """Lines of at most 75 octets, never cut within a letter; what goes on begins with a blank."""
    for line in lines:
        piece = b""
        for letter in line:
            octets = letter.encode()
            if len(piece) + len(octets) > _OCTETS:
                yield piece + b"\r\n"
                piece = b" "
            piece += octets
        yield piece + b"\r\n"
