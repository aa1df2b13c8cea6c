"""The property streams of compound files: title, author, who saved last, when. Pure. Source: [MS-OLEPS].

Strings are UTF-8 (code page 65001, which the format keeps as the signed number -535), as LibreOffice writes them.
"""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from indexer.sample.paper import About

SUMMARY = "\x05SummaryInformation"
DOCUMENT_SUMMARY = "\x05DocumentSummaryInformation"
_SUMMARY_ID = UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9")
_DOCUMENT_SUMMARY_ID = UUID("d5cdd502-2e9c-101b-9397-08002b2cf9ae")
_CODE_PAGE, _UTF8 = 1, -535
_TITLE, _AUTHOR, _LAST_AUTHOR, _REVISION, _CREATED, _SAVED, _APPLICATION = 2, 4, 8, 9, 12, 13, 18
_COMPANY = 15
_SHORT, _STRING, _TIME = 2, 30, 64
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def property_streams(title: str, about: About, application: str) -> dict[str, bytes]:
    """Both streams by their names."""
    summary = {
        _TITLE: _string(title),
        _AUTHOR: _string(about.creator),
        _LAST_AUTHOR: _string(about.last_modified_by),
        _REVISION: _string(str(about.revision)),
        _CREATED: _time(about.created),
        _SAVED: _time(about.modified),
        _APPLICATION: _string(application),
    }
    return {
        SUMMARY: _stream(_SUMMARY_ID, summary),
        DOCUMENT_SUMMARY: _stream(_DOCUMENT_SUMMARY_ID, {_COMPANY: _string(about.company)}),
    }


def _stream(format_id: UUID, values: Mapping[int, bytes]) -> bytes:
    every = {_CODE_PAGE: struct.pack("<Ihxx", _SHORT, _UTF8), **values}
    offset = 8 + 8 * len(every)
    places, body = b"", b""
    for number, value in every.items():
        places += struct.pack("<II", number, offset + len(body))
        body += value
    section = struct.pack("<II", offset + len(body), len(every)) + places + body
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0x20006, b"", 1)
    return head + format_id.bytes_le + struct.pack("<I", 48) + section


def _string(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return struct.pack("<II", _STRING, len(raw)) + raw + bytes(-len(raw) % 4)


def _time(at: datetime) -> bytes:
    """Hundreds of nanoseconds since 1601."""
    passed = at - _EPOCH
    return struct.pack("<IQ", _TIME, (passed.days * 86400 + passed.seconds) * 10_000_000)
