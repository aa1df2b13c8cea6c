"""One sheet of a workbook: head, rows, links. Nothing that a cell begins with becomes a formula or a link."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from xlsxwriter import Workbook

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_000  # letters of a cell; a sheet holds 32,767
_LINE, _HIGHEST = 16.5, 165.0  # points of a line of 12 points, and of the highest row: Excel goes on to 409
_MOST_LINKS = 60_000  # of a sheet, which holds 65,530

Plain = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Linked:
    """A value that leads to a page; to none where `address` is ""."""

    value: Plain
    address: str


Cell = Plain | Linked


class Book:
    """Formats that all sheets share."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1}
        kinds: dict[str, dict[str, Any]] = {
            "head": {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EEF4"},
            "text": {"text_wrap": True},
            "quoted": {"text_wrap": True, "quote_prefix": True},
            "number": {"num_format": "#,##0"},
            "share": {"num_format": "0%"},
            "date": {"num_format": "dd/mm/yyyy"},
            "time": {"num_format": "dd/mm/yyyy hh:mm"},
        }
        self.formats = {name: book.add_format(base | kind) for name, kind in kinds.items()}
        self.bold = {
            name: book.add_format(base | kind | {"bold": True}) for name, kind in kinds.items() if name != "head"
        }

    def sheet(self, name: str, head: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell]]) -> "Sheet":
        return Sheet(self, name, head, widths, rows)


class Sheet:
    def __init__(
        self, book: Book, name: str, head: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell]]
    ) -> None:
        self._book = book
        self._links, self._widths = 0, widths
        self._sheet = book.book.add_worksheet(name)
        for column, (title, width) in enumerate(zip(head, widths, strict=True)):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, title, book.formats["head"])
        self._sheet.set_row(0, height(head, [width * 0.85 for width in widths]))  # bold, and with the filter's button
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        for number, row in enumerate(rows, 1):
            self._write(number, row, self._book.formats)
        self._next = len(rows) + 1
        if rows:
            self._sheet.autofilter(0, 0, len(rows), len(head) - 1)

    def total(self, row: Sequence[Cell]) -> None:
        """A last row in bold, below what the filter covers."""
        self._write(self._next, row, self._book.bold)
        self._next += 1

    def _write(self, number: int, row: Sequence[Cell], formats: dict[str, Any]) -> None:
        self._sheet.set_row(number, height(row, self._widths))
        for column, cell in enumerate(row):
            value, address = (cell.value, cell.address) if isinstance(cell, Linked) else (cell, "")
            if address and self._links < _MOST_LINKS:
                self._links += 1
                self._sheet.write_url(number, column, address, string="-")  # the value is written over it
            self._put(number, column, value, formats)

    def _put(self, row: int, column: int, value: Plain, formats: dict[str, Any]) -> None:
        match value:
            case datetime():
                self._sheet.write_datetime(row, column, value.replace(microsecond=0), formats["time"])
            case date():
                self._sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["date"])
            case int():
                self._sheet.write_number(row, column, value, formats["number"])
            case float():
                self._sheet.write_number(row, column, value, formats["share"])
            case str() if value:
                text = _NOT_XML.sub("\ufffd", value[:_LONGEST])
                kind = "quoted" if text.startswith(_FORMULA) else "text"
                self._sheet.write_string(row, column, text, formats[kind])
            case _:
                self._sheet.write_blank(row, column, None, formats["text"])


def height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Of a row with every text whole, in points. LibreOffice and previews do not measure it themselves."""
    lines = [
        ceil(len(cell) / max(width - 2, 1)) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str)
    ]
    return min(_LINE * max(1, *lines, 1), _HIGHEST)
