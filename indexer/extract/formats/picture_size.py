"""How large a picture is and how many it is, by its head. Sources: TIFF 6.0, RFC 9649 (WebP), ITU-T T.81 (JPEG)."""

import struct
from collections.abc import Iterator

_START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_WIDTH, _HEIGHT, _SHORT = 0x0100, 0x0101, 3
_MAX_FRAMES, _MAX_TAGS = 5_000, 500


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in points, of the largest frame; None where the head does not tell."""
    try:
        return _size(data)
    except (struct.error, IndexError):
        return None


def frames_of(data: bytes) -> int:
    """How many pages it has: more than one only in TIFF."""
    try:
        return max(1, len(list(_frames(data)))) if _is_tiff(data) else 1
    except (struct.error, IndexError):
        return 1


def jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, where its content starts, where it ends) up to and with the start of the frame."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield data[at + 1], at + 4, at + 2 + length
        if data[at + 1] in _START_OF_FRAME:
            return
        at += 2 + length


def _size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack_from(">II", data, 16)
        return width, height
    if data.startswith(b"GIF8"):
        width, height = struct.unpack_from("<HH", data, 6)
        return width, height
    if data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        return abs(width), abs(height)
    if _is_tiff(data):
        return max(_frames(data), key=lambda size: size[0] * size[1], default=None)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data)
    if data.startswith(b"\xff\xd8"):
        for marker, start, _ in jpeg_segments(data):
            if marker in _START_OF_FRAME:
                height, width = struct.unpack_from(">HH", data, start + 1)
                return width, height
    return None


def _is_tiff(data: bytes) -> bool:
    return data[:4] in (b"II*\x00", b"MM\x00*")


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """Width and height of each page; a chain of directories that bites its tail ends there."""
    order = "<" if data[:2] == b"II" else ">"
    (at,) = struct.unpack_from(order + "I", data, 4)
    seen: set[int] = set()
    while at and at not in seen and len(seen) < _MAX_FRAMES:
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", data, at)
        tags = {}
        for number in range(min(count, _MAX_TAGS)):
            entry = at + 2 + 12 * number
            tag, kind = struct.unpack_from(order + "HH", data, entry)
            if tag in (_WIDTH, _HEIGHT):
                (tags[tag],) = struct.unpack_from(order + ("H" if kind == _SHORT else "I"), data, entry + 8)
        yield tags.get(_WIDTH, 0), tags.get(_HEIGHT, 0)
        (at,) = struct.unpack_from(order + "I", data, at + 2 + 12 * count)


def _webp(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None
