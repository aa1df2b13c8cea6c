"""The formatted disk pages of a Word 97 document: which stretch of the text has which properties. Pure.

Source: [MS-DOC] 2.9.33 ChpxFkp, 2.9.180 PapxFkp. A page has 512 bytes: offsets of the text from the front, properties
from the back, the count in the last byte.
"""

import struct
from collections.abc import Callable, Sequence

PAGE = 512


def letter_pages(ends: Sequence[int], properties: Sequence[bytes]) -> list[tuple[int, bytes]]:
    """Pages for runs of letters, each with the offset its text begins at. `ends` has one offset more than runs."""
    return _pages(ends, properties, 1, lambda sprms: struct.pack("<B", len(sprms)) + sprms)


def paragraph_pages(ends: Sequence[int], properties: Sequence[bytes]) -> list[tuple[int, bytes]]:
    """The same for paragraphs, all of the style Normal."""
    return _pages(ends, properties, 13, _paragraph)


def _paragraph(sprms: bytes) -> bytes:
    """A style's number and the sprms, counted in words; an even length has its count in a second byte."""
    content = struct.pack("<H", 0) + sprms
    if len(content) % 2:
        return struct.pack("<B", (len(content) + 1) // 2) + content
    return struct.pack("<BB", 0, len(content) // 2) + content


def _pages(
    ends: Sequence[int], properties: Sequence[bytes], slot: int, packed: Callable[[bytes], bytes]
) -> list[tuple[int, bytes]]:
    found, page, first = [], _Page(slot), ends[0]
    for start, sprms in zip(ends, properties, strict=False):
        content = packed(sprms)
        if not page.takes(start, content):
            found.append((first, page.closed(start)))
            page, first = _Page(slot), start
            page.takes(start, content)
    return [*found, (first, page.closed(ends[-1]))]


class _Page:
    """`slot`: bytes that point at a stretch's properties; the first one counts words from the page's front."""

    def __init__(self, slot: int) -> None:
        self._slot = slot
        self._starts: list[int] = []
        self._places: list[int] = []
        self._kept: dict[bytes, int] = {}
        self._floor = PAGE - 1
        self._body = bytearray(PAGE)

    def takes(self, start: int, content: bytes) -> bool:
        """False where the page is full; equal properties stand on it once."""
        floor = self._floor if content in self._kept else (self._floor - len(content)) & ~1
        count = len(self._starts) + 1
        if 4 * (count + 1) + self._slot * count > floor:
            return False
        if content not in self._kept:
            self._kept[content] = self._floor = floor
            self._body[floor : floor + len(content)] = content
        self._starts.append(start)
        self._places.append(self._kept[content])
        return True

    def closed(self, end: int) -> bytes:
        offsets = struct.pack(f"<{len(self._starts) + 1}I", *self._starts, end)
        slots = b"".join(bytes([place // 2]).ljust(self._slot, b"\0") for place in self._places)
        self._body[: len(offsets) + len(slots)] = offsets + slots
        self._body[-1] = len(self._starts)
        return bytes(self._body)
