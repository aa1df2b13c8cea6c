"""Spreadsheets as cells with their types and merges: xlsx, xlsm, xlsb, xls and ods by calamine, csv by its rows.

What the document is about is `sheets`' and `xlsx`' matter; here cells keep their places.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from indexer.errors import RefusedError
from indexer.extract.after import cleaned
from indexer.extract.formats.odf_names import OFFICE, TABLE
from indexer.extract.package import Package
from indexer.extract.sniff import sniffed
from indexer.extract.text_encoding import text_in
from indexer.extract.xmltree import Element
from indexer.model.reading import Reason
from indexer.model.sheet import Cell, Sheet
from indexer.vietnamese.legacy import convert

MAX_ROWS, MAX_COLUMNS = 20_000, 200
_BOOKS = frozenset({"xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "xlt", "ods", "ots"})
_TEXTS = frozenset({"csv", "tsv", "txt"})
_BETWEEN = "\x1e"

Span = tuple[int, int, int, int]


def read_tables(name: str, data: bytes, max_chars: int) -> tuple[Sheet, ...]:
    """Every sheet, at most 20,000 rows and 200 columns of each. Raises RefusedError."""
    kind = sniffed(name, data)
    if kind in _TEXTS:
        return (_readable(Sheet(name, _lines(text_in(data)[0]))),)
    if kind == "ooxml-encrypted":
        raise RefusedError(Reason.ENCRYPTED, "workbook")
    if kind not in _BOOKS:
        raise RefusedError(Reason.UNSUPPORTED, f"no spreadsheet: {kind or 'unknown'}")
    merged = _merges_of_ods(data) if kind in ("ods", "ots") else {}
    return tuple(_readable(sheet) for sheet in _sheets(data, merged, max_chars))


def _sheets(data: bytes, merged: dict[str, tuple[Span, ...]], max_chars: int) -> list[Sheet]:
    found = []
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for name in book.sheet_names:
                try:
                    sheet = book.get_sheet_by_name(name)
                except (calamine.WorksheetNotFound, calamine.XmlError, calamine.ZipError):
                    continue  # a chart or macro sheet, or a broken one
                ranges = [(top, left, low, right) for (top, left), (low, right) in sheet.merged_cell_ranges or ()]
                left = [""] * (
                    sheet.start[1] if sheet.start else 0
                )  # calamine leaves out empty columns before the first
                rows, max_chars = _rows(([*left, *row] for row in sheet.iter_rows()), max_chars)
                found.append(Sheet(name, rows, tuple(ranges) or merged.get(name, ())))
    except calamine.PasswordError as error:
        raise RefusedError(Reason.ENCRYPTED, "workbook") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise RefusedError(Reason.DAMAGED, "workbook") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what a fault inside calamine looks like; it has no public name
            raise
        raise RefusedError(Reason.CRASHED, "calamine gave up on the workbook") from error
    if not found:
        raise RefusedError(Reason.UNSUPPORTED, "no sheets")
    return found


def _rows(rows: Iterable[list[Any]], room: int) -> tuple[tuple[tuple[Cell, ...], ...], int]:
    kept: list[tuple[Cell, ...]] = []
    for row in rows:
        cells = tuple(_cell(value) for value in row[:MAX_COLUMNS])
        room -= sum(len(cell) for cell in cells if isinstance(cell, str))
        if len(kept) >= MAX_ROWS or room < 0:
            break
        kept.append(cells)
    while kept and not any(cell is not None for cell in kept[-1]):
        kept.pop()
    return tuple(kept), room


def _cell(value: Any) -> Cell:
    match value:
        case "" | None:
            return None
        case str():
            return value if value.strip() else None
        case bool() | datetime() | date():
            return value
        case int() | float():
            return float(value)
        case time() | timedelta():
            return str(value)
    return str(value)


def _lines(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows of a csv; what separates its cells is told by its first lines, a tab or semicolon before a comma."""
    head = text[:4096]
    separator = max("\t;,|", key=lambda sign: (head.count(sign), sign != ","))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return _rows(([*row] for row in rows), len(text))[0]
    except csv.Error as error:
        raise RefusedError(Reason.DAMAGED, "csv") from error


def _merges_of_ods(data: bytes) -> dict[str, tuple[Span, ...]]:
    """By sheet; calamine does not tell them of this format."""
    package = Package(data)
    package.check_all()
    tables = package.tree("content.xml").iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    return {one.get(f"{TABLE}name", ""): tuple(_spans_of(one)) for one in tables}


def _spans_of(table: Element) -> Iterator[Span]:
    at = 0
    for row in table.iter(f"{TABLE}table-row"):
        if at >= MAX_ROWS:
            return
        left = 0
        for cell in row:
            down, across = (_number(cell, f"number-{way}-spanned") for way in ("rows", "columns"))
            if down > 1 or across > 1:
                yield (at, left, at + down - 1, left + across - 1)
            left += _number(cell, "number-columns-repeated")
        at += _number(row, "number-rows-repeated")


def _number(element: Element, name: str) -> int:
    written = element.get(f"{TABLE}{name}", "1")
    return int(written) if written.isdecimal() and len(written) < 8 else 1


def _readable(sheet: Sheet) -> Sheet:
    """In Unicode (NFC), whatever font it was typed for."""
    texts = [cell.replace(_BETWEEN, " ") for row in sheet.rows for cell in row if isinstance(cell, str)]
    joined = _BETWEEN.join(texts)
    changed = convert(joined)
    parts = changed.split(_BETWEEN) if changed is not None else texts
    read = iter(parts if len(parts) == len(texts) else texts)
    rows = tuple(tuple(cleaned(next(read)) if isinstance(cell, str) else cell for cell in row) for row in sheet.rows)
    return Sheet(sheet.name, rows, sheet.spans)
