"""The piece table of a Word 97-2003 file: where each stretch of its characters lies. Source: MS-DOC 2.8.35, 2.9.38."""

import struct
from dataclasses import dataclass, replace

from indexer.errors import RefusedError
from indexer.model.reading import Reason

_CLX = 0x01A2  # in the file information block: offset and length of the piece table in the table stream
_OLD_CLX = 0x0160
_OLD_TEXT, _OLD_MACHINE, _LANGUAGE = 0x0018, 0x0012, 0x0006
_ENCODINGS = {
    **dict.fromkeys((0x02, 0x19, 0x22, 0x23, 0x2F), "cp1251"),  # Bulgarian, Russian, Ukrainian, Belarusian, Macedonian
    **dict.fromkeys((0x05, 0x0E, 0x15, 0x18, 0x1A, 0x1B, 0x24), "cp1250"),  # Central Europe
    0x08: "cp1253",
    0x11: "cp932",
    0x12: "cp949",
    0x1F: "cp1254",
    0x2A: "cp1258",
}
_COMPRESSED = 0x4000_0000
_PRC, _PCDT = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start`..`end` lie at byte `offset` of the Word stream, one byte each or two (UTF-16)."""

    start: int
    end: int
    offset: int
    is_wide: bool
    encoding: str = "cp1252"

    @property
    def size(self) -> int:
        return (self.end - self.start) * (2 if self.is_wide else 1)

    def cut(self, start: int, end: int) -> "Piece":
        """The part of the piece inside these characters."""
        first, last = max(self.start, start), min(self.end, end)
        skipped = (first - self.start) * (2 if self.is_wide else 1)
        return replace(self, start=first, end=last, offset=self.offset + skipped)

    def text(self, word: bytes, start: int, end: int) -> str:
        """Text of a byte range inside the piece."""
        if self.is_wide:
            return word[start : end - (end - start) % 2].decode("utf-16-le", "replace")
        return word[start:end].decode(self.encoding, "replace")


def pieces_of(word: bytes, table: bytes) -> list[Piece]:
    """All pieces in order. Raises RefusedError DAMAGED, struct.error on a cut file."""
    return [_piece(start, end, place) for start, end, place in _entries(table, *struct.unpack_from("<II", word, _CLX))]


def old_pieces_of(word: bytes) -> list[Piece]:
    """Of Word 6/95: the table lies in the Word stream itself, or the text is in one stretch."""
    encoding = _old_encoding(word)
    offset, length = struct.unpack_from("<II", word, _OLD_CLX)
    if length:
        entries = _entries(word, offset, length)
        return [Piece(start, end, place, is_wide=False, encoding=encoding) for start, end, place in entries]
    start, end = struct.unpack_from("<II", word, _OLD_TEXT)
    return [Piece(0, end - start, start, is_wide=False, encoding=encoding)] if start < end else []


def _old_encoding(word: bytes) -> str:
    """By the machine it was written on and the language of the program."""
    if word[_OLD_MACHINE] == 1:
        return "mac_roman"
    (language,) = struct.unpack_from("<H", word, _LANGUAGE)
    return _ENCODINGS.get(language & 0x3FF, "cp1252")


def _entries(table: bytes, offset: int, length: int) -> list[tuple[int, int, int]]:
    """First character, last character and place of each piece."""
    at, end = offset, min(offset + length, len(table))
    while at < end and table[at] == _PRC:
        (size,) = struct.unpack_from("<H", table, at + 1)
        at += 3 + size
    if at >= end or table[at] != _PCDT:
        raise RefusedError(Reason.DAMAGED, "no piece table")
    (size,) = struct.unpack_from("<I", table, at + 1)
    count = (min(size, end - at - 5) - 4) // 12
    if count < 1:
        raise RefusedError(Reason.DAMAGED, "empty piece table")
    starts = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    places = at + 5 + 4 * (count + 1)
    return [
        (starts[number], starts[number + 1], struct.unpack_from("<I", table, places + 8 * number + 2)[0])
        for number in range(count)
        if starts[number] < starts[number + 1]
    ]


def _piece(start: int, end: int, place: int) -> Piece:
    if place & _COMPRESSED:
        return Piece(start, end, (place & ~_COMPRESSED) // 2, is_wide=False)
    return Piece(start, end, place, is_wide=True)
