"""Workbooks of Excel 97 to 2003 (BIFF8). Pure. Source: [MS-XLS].

A workbook is a row of records: type, length, content. Strings stand once in a table, cells point at them.
"""

import struct
from collections.abc import Iterator

from indexer.sample.paper import About, Paper
from indexer.sample.writers.compound import compound
from indexer.sample.writers.properties import property_streams
from indexer.sample.writers.tables import Cell, Row, Sheet, Total, sheets

_BOF, _EOF, _CODE_PAGE, _WINDOW1, _FONT, _XF, _STYLE = 0x809, 0x0A, 0x42, 0x3D, 0x31, 0xE0, 0x293
_BOUND_SHEET, _STRINGS, _CONTINUE = 0x85, 0xFC, 0x3C
_COLUMN, _DIMENSIONS, _LABEL, _NUMBER, _FORMULA, _WINDOW2 = 0x7D, 0x200, 0xFD, 0x203, 0x06, 0x23E
_GLOBALS, _WORKSHEET = 5, 0x10
_RECORD_ROOM = 8224
_CELL_FORMAT = 15  # the first 15 formats are of styles
_CLASS_ID = bytes.fromhex("2008020000000000c000000000000046")
_COLUMN_WIDTHS = (8, 40, 18, 18)


def xls(paper: Paper, about: About) -> bytes:
    """No string of the paper may be longer than 4,000 letters."""
    book = sheets(paper)
    strings: dict[str, int] = {}
    bodies = [_sheet(sheet.rows, strings) for sheet in book]
    workbook = _workbook(book, bodies, strings)
    return compound({"Workbook": workbook, **property_streams(paper.subject, about, "Microsoft Excel")}, _CLASS_ID)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _beginning(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<4H2I", 0x600, kind, 0x0DBB, 1996, 0, 6))


def _workbook(book: tuple[Sheet, ...], bodies: list[bytes], strings: dict[str, int]) -> bytes:
    first = _beginning(_GLOBALS) + _record(_CODE_PAGE, struct.pack("<H", 1200))
    first += _record(_WINDOW1, struct.pack("<9H", 0, 0, 16000, 9000, 0x38, 0, 0, 1, 600)) + _LOOKS
    last = b"".join(_string_table(strings)) + _record(_EOF)
    names = [struct.pack("<BB", len(sheet.name), 1) + sheet.name.encode("utf-16-le") for sheet in book]
    place = len(first) + sum(4 + 6 + len(name) for name in names) + len(last)
    index = b""
    for sheet, name, body in zip(book, names, bodies, strict=True):
        index += _record(_BOUND_SHEET, struct.pack("<IBB", place, int(sheet.is_hidden), 0) + name)
        place += len(body)
    return first + index + last + b"".join(bodies)


def _looks() -> bytes:
    """One font (four times: number four does not exist), the formats of styles, one of cells, the style Normal."""
    name = "Times New Roman"
    font = struct.pack("<5H4BBB", 240, 0, 0x7FFF, 400, 0, 0, 0, 163, 0, len(name), 0) + name.encode()
    style = struct.pack("<3H4B2IH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0, 0, 0x20C0)
    cell = struct.pack("<3H4B2IH", 0, 0, 1, 0x20, 0, 0, 0, 0, 0, 0x20C0)
    normal = _record(_STYLE, struct.pack("<HBB", 0x8000, 0, 0xFF))
    return _record(_FONT, font) * 4 + _record(_XF, style) * _CELL_FORMAT + _record(_XF, cell) + normal


_LOOKS = _looks()


def _string_table(strings: dict[str, int]) -> Iterator[bytes]:
    """One record, and further ones where it is full; a string never lies in two."""
    kind, content = _STRINGS, struct.pack("<II", len(strings), len(strings))
    for text in strings:
        wide = text.encode("utf-16-le")
        written = struct.pack("<HB", len(wide) // 2, 1) + wide
        if len(content) + len(written) > _RECORD_ROOM:
            yield _record(kind, content)
            kind, content = _CONTINUE, b""
        content += written
    yield _record(kind, content)


def _sheet(rows: tuple[Row, ...], strings: dict[str, int]) -> bytes:
    width = max((len(row) for row in rows), default=0)
    parts = [_beginning(_WORKSHEET)]
    if width > 1:
        parts += [
            _record(_COLUMN, struct.pack("<6H", column, column, letters * 256, _CELL_FORMAT, 0, 0))
            for column, letters in enumerate(_COLUMN_WIDTHS)
        ]
    parts.append(_record(_DIMENSIONS, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)))
    parts += [
        _cell(row_number, column, value, strings)
        for row_number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value != ""
    ]
    parts.append(_record(_WINDOW2, struct.pack("<HHHIHHI", 0x6B6, 0, 0, 64, 0, 0, 0)))
    parts.append(_record(_EOF))
    return b"".join(parts)


def _cell(row: int, column: int, value: Cell, strings: dict[str, int]) -> bytes:
    place = struct.pack("<3H", row, column, _CELL_FORMAT)
    if isinstance(value, Total):
        return _record(_FORMULA, place + struct.pack("<dHI", value.value, 0, 0) + _sum_of(value))
    if isinstance(value, int):
        return _record(_NUMBER, place + struct.pack("<d", value))
    return _record(_LABEL, place + struct.pack("<I", strings.setdefault(value, len(strings))))


def _sum_of(total: Total) -> bytes:
    """The formula as the program keeps it: an area, then the function SUM of one operand."""
    relative = 0xC000 | (total.column - 1)
    area = struct.pack("<B4H", 0x25, total.first - 1, total.last - 1, relative, relative)
    tokens = area + struct.pack("<BBH", 0x19, 0x10, 0)
    return struct.pack("<H", len(tokens)) + tokens
