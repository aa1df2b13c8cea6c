"""Character formatting of a Word 97-2003 file, as far as it matters: font, tracked insertions and deletions.

Source: MS-DOC 2.8.5 (PlcBteChpx), 2.9.33 (ChpxFkp), 2.6.1 (character properties).
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

_CHPX, _FONTS, _AUTHORS = 0x00FA, 0x0112, 0x0232  # in the file information block
_PAGE = 512
_MAX_PAGES = 20_000
_LEGACY = re.compile(r"\.?Vn[A-Z]|VNI|VPS|VI |VK |ABC[ -]|SVN|VN[a-z]|TCVN")

_DELETED, _INSERTED = 0x0800, 0x0801
_DELETED_BY, _INSERTED_BY = 0x4863, 0x4804
_DELETED_AT, _INSERTED_AT = 0x6864, 0x6805
_FONT = 0x4A4F
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # operand bytes by the top three bits of the sprm


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start`..`end` of the Word stream with the same formatting. Authors are indices."""

    start: int
    end: int
    font: str = ""
    inserted_by: int | None = None
    deleted_by: int | None = None
    at: datetime | None = None


@dataclass(slots=True)
class Formatting:
    """Empty (no fonts, no changes) for the many files that hold neither old fonts nor tracked changes."""

    authors: list[str] = field(default_factory=list)
    known: list[Span] = field(default_factory=list)

    @classmethod
    def of(cls, word: bytes, table: bytes) -> "Formatting":
        try:
            authors, fonts = _authors(word, table), _fonts(word, table)
            has_legacy = any(_LEGACY.match(name) for name in fonts)
            if len(authors) < 2 and not has_legacy:
                return cls(authors)
            known = list(_all_spans(word, table, fonts if has_legacy else []))
        except (struct.error, IndexError):  # the text is worth more than its formatting
            return cls()
        return cls(authors, sorted(known, key=lambda span: span.start))

    def author(self, number: int) -> str:
        return self.authors[number] if 0 <= number < len(self.authors) else ""

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """The whole byte range as spans, the unknown between them included."""
        at = start
        for span in self.known[_first_after(self.known, start) :]:
            if span.start >= end:
                break
            if span.start > at:
                yield Span(at, span.start)
            first, last = max(at, span.start), min(span.end, end)
            if first < last:
                yield replace(span, start=first, end=last)
                at = last
        if at < end:
            yield Span(at, end)


def _first_after(spans: list[Span], start: int) -> int:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low


def _authors(word: bytes, table: bytes) -> list[str]:
    """The table of revision authors; its first entry is always "Unknown"."""
    offset, length = struct.unpack_from("<II", word, _AUTHORS)
    if length < 6:
        return []
    count, at, names = struct.unpack_from("<H", table, offset + 2)[0], offset + 6, []
    for _ in range(min(count, 1000)):
        (size,) = struct.unpack_from("<H", table, at)
        names.append(table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace"))
        at += 2 + 2 * size
    return names


def _fonts(word: bytes, table: bytes) -> list[str]:
    offset, length = struct.unpack_from("<II", word, _FONTS)
    if length < 4:
        return []
    count, at, names = struct.unpack_from("<H", table, offset)[0], offset + 4, []
    for _ in range(min(count, 1000)):
        size = table[at] + 1
        names.append(table[at + 40 : at + size].decode("utf-16-le", "replace").split("\0")[0])
        at += size
    return names


def _all_spans(word: bytes, table: bytes, fonts: list[str]) -> Iterator[Span]:
    offset, length = struct.unpack_from("<II", word, _CHPX)
    count = min((length - 4) // 8, _MAX_PAGES)
    for number in range(max(0, count)):
        (page,) = struct.unpack_from("<I", table, offset + 4 * (count + 1) + 4 * number)
        yield from _page(word[(page & 0x3FFFFF) * _PAGE :][:_PAGE], fonts)


def _page(page: bytes, fonts: list[str]) -> Iterator[Span]:
    if len(page) < _PAGE:
        return
    count = page[-1]
    edges = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = page[4 * (count + 1) + number] * 2
        span = Span(edges[number], edges[number + 1])
        yield _formatted(span, page[at + 1 : at + 1 + page[at]], fonts) if at else span


def _formatted(span: Span, properties: bytes, fonts: list[str]) -> Span:
    found = _operands(properties)
    font = found.get(_FONT, -1)
    name = fonts[font] if 0 <= font < len(fonts) else ""
    if found.get(_DELETED, 0) & 1:
        return replace(span, font=name, deleted_by=found.get(_DELETED_BY, 0), at=time_of(found.get(_DELETED_AT, 0)))
    if found.get(_INSERTED, 0) & 1:
        return replace(span, font=name, inserted_by=found.get(_INSERTED_BY, 0), at=time_of(found.get(_INSERTED_AT, 0)))
    return replace(span, font=name)


def _operands(properties: bytes) -> dict[int, int]:
    found, at = {}, 0
    while at + 3 <= len(properties):
        (code,) = struct.unpack_from("<H", properties, at)
        size = _SIZES.get(code >> 13, 0) or properties[at + 2] + 1
        found[code] = int.from_bytes(properties[at + 2 : at + 2 + size], "little")
        at += 2 + size
    return found


def time_of(packed: int) -> datetime | None:
    """DTTM: minute 6 bits, hour 5, day 5, month 4, years since 1900 9. The zone is unknown and counts as UTC."""
    try:
        return datetime(
            1900 + (packed >> 20 & 0x1FF),
            packed >> 16 & 15,
            packed >> 11 & 31,
            packed >> 6 & 31,
            packed & 63,
            tzinfo=UTC,
        )
    except ValueError:
        return None
