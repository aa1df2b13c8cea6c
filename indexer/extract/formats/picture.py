"""Pictures: what their head says - size, pages, artist, description, time of taking. Source: Exif 2.32."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime

from indexer.extract.draft import Draft
from indexer.extract.formats.picture_size import frames_of, jpeg_segments, size_of
from indexer.extract.source import Source
from indexer.model.pages import to_ranges
from indexer.model.reading import Properties

_DESCRIPTION, _SOFTWARE, _CHANGED, _ARTIST, _EXIF, _TAKEN = 0x010E, 0x0131, 0x0132, 0x013B, 0x8769, 0x9003
_ASCII, _LONG = 2, 4
_MAX_TAGS = 500
_APP1 = 0xE1
_READABLE = frozenset({"png", "jpg", "tif", "bmp", "webp"})
_LEAST = 300  # points a side: less is an icon, not a page


def read(source: Source, draft: Draft) -> None:
    """The picture's text is read later, if at all: `scanned:1` notes its pages. A head that cannot be understood is no
    failure: the name is still there.
    """
    draft.is_name_only = True
    size = size_of(source.data)
    if size:
        draft.note(f"pixels:{size[0]}x{size[1]}")
    if source.type in _READABLE and size and min(size) >= _LEAST:
        draft.note(f"scanned:{to_ranges(range(1, frames_of(source.data) + 1))}")
    try:
        tags = _tags(_exif(source.data))
    except (struct.error, IndexError):
        return
    draft.properties = Properties(
        title=tags.get(_DESCRIPTION, ""),
        creator=tags.get(_ARTIST, ""),
        application=tags.get(_SOFTWARE, ""),
        created_at=_time(tags.get(_TAKEN, "")),
        modified_at=_time(tags.get(_CHANGED, "")),
    )


def _exif(data: bytes) -> bytes:
    """The Exif block, b"" where there is none."""
    if data.startswith(b"\x89PNG"):
        at = data.find(b"eXIf", 0, 1 << 20)
        return data[at + 4 :][:65536] if at > 0 else b""
    if data[:4] in (b"II*\x00", b"MM\x00*"):
        return data
    if data.startswith(b"\xff\xd8"):
        blocks = (data[start:end] for marker, start, end in jpeg_segments(data) if marker == _APP1)
        return next((block[6:] for block in blocks if block.startswith(b"Exif\0\0")), b"")
    return b""


def _tags(exif: bytes) -> dict[int, str]:
    if not exif:
        return {}
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
