"""Pictures: found by name, with what their head says - size, artist, description, time of taking. Source: Exif 2.32."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime

from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.model.reading import Properties

_DESCRIPTION, _SOFTWARE, _CHANGED, _ARTIST, _EXIF, _TAKEN = 0x010E, 0x0131, 0x0132, 0x013B, 0x8769, 0x9003
_ASCII, _LONG = 2, 4
_MAX_TAGS = 500
_START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def read(source: Source, draft: Draft) -> None:
    """The picture's text is not read. A head that cannot be understood is no failure: the name is still there."""
    draft.is_name_only = True
    try:
        size, exif = _looked_at(source.data)
        tags = _tags(exif) if exif else {}
    except (struct.error, IndexError):
        return
    if size:
        draft.note(f"pixels:{size[0]}x{size[1]}")
    draft.properties = Properties(
        title=tags.get(_DESCRIPTION, ""),
        creator=tags.get(_ARTIST, ""),
        application=tags.get(_SOFTWARE, ""),
        created_at=_time(tags.get(_TAKEN, "")),
        modified_at=_time(tags.get(_CHANGED, "")),
    )


def _looked_at(data: bytes) -> tuple[tuple[int, int] | None, bytes]:
    """Width and height in pixels, and the Exif block, as far as the head tells."""
    if data.startswith(b"\x89PNG"):
        at = data.find(b"eXIf", 0, 1 << 20)
        return struct.unpack_from(">II", data, 16), data[at + 4 :][:65536] if at > 0 else b""
    if data.startswith(b"GIF8"):
        return struct.unpack_from("<HH", data, 6), b""
    if data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        return (width, abs(height)), b""
    if data[:4] in (b"II*\x00", b"MM\x00*"):
        return None, data
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None, b""


def _jpeg(data: bytes) -> tuple[tuple[int, int] | None, bytes]:
    exif = b""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _START_OF_FRAME:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (width, height), exif
        if marker == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            exif = data[at + 10 : at + 2 + length]
        at += 2 + length
    return None, exif


def _tags(exif: bytes) -> dict[int, str]:
    order = "<" if exif[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", exif, 4)
    found = dict(_directory(exif, first, order))
    inner = found.pop(_EXIF, "")
    if inner.isdigit():
        found |= dict(_directory(exif, int(inner), order))
    return found


def _directory(exif: bytes, at: int, order: str) -> Iterator[tuple[int, str]]:
    (count,) = struct.unpack_from(order + "H", exif, at)
    for number in range(min(count, _MAX_TAGS)):
        entry = at + 2 + 12 * number
        tag, kind, length, value = struct.unpack_from(order + "HHII", exif, entry)
        if kind == _ASCII:
            start = value if length > 4 else entry + 8
            raw = exif[start : start + min(length, 1000)].split(b"\0")[0]
            yield tag, raw.decode("utf-8", "replace").strip()
        elif kind == _LONG and tag == _EXIF:
            yield tag, str(value)


def _time(text: str) -> datetime | None:
    """`2026:03:05 10:15:00`, a local time without a zone; counts as UTC."""
    try:
        return datetime.strptime(text, "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
