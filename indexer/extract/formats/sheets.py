"""Spreadsheets of every family (xlsx, xlsm, xlsb, xls, ods) by calamine: values and formula results, hidden sheets too.

What the packages keep beside the cells (comments, charts) is read by `xlsx` and `ods`.
"""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from indexer.errors import RefusedError
from indexer.extract.draft import Draft
from indexer.extract.source import Source
from indexer.model.reading import Place, Reason


def read_cells(source: Source, draft: Draft) -> None:
    """Rows as lines, cells separated by tabs, one part a sheet. Raises RefusedError: ENCRYPTED, DAMAGED."""
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(source.data)) as book:
            for sheet in book.sheets_metadata:
                if sheet.visible is not calamine.SheetVisibleEnum.Visible:
                    draft.note("hidden_sheets")
                if draft.room > 0:
                    _sheet(book, sheet.name, draft)
    except calamine.PasswordError as error:
        raise RefusedError(Reason.ENCRYPTED, "workbook") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise RefusedError(Reason.DAMAGED, "workbook") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what a fault inside calamine looks like; it has no public name
            raise
        raise RefusedError(Reason.CRASHED, "calamine gave up on the workbook") from error


def shown(value: Any) -> str:
    """A cell's value as people read it: dates day first, numbers without a needless fraction."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}" if abs(value) < 1e21 else repr(value)
        case datetime():
            return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
        case date():
            return value.strftime("%d/%m/%Y")
        case time():
            return value.strftime("%H:%M:%S")
        case timedelta():
            return str(value)
    return str(value)


def line(cells: list[Any]) -> str:
    """Filled cells of a row, empty ones left out."""
    return "\t".join([cell if isinstance(cell, str) else shown(cell) for cell in cells if cell != ""])


def _sheet(book: Any, name: str, draft: Draft) -> None:
    try:
        sheet = book.get_sheet_by_name(name)
    except (calamine.WorksheetNotFound, calamine.XmlError, calamine.ZipError) as error:
        draft.note(f"unread_sheet:{type(error).__name__}")  # a chart or macro sheet, or a broken one
        return
    draft.put(Place.SHEET, name, label=name)
    lines: list[str] = []
    room = draft.room
    for row in sheet.iter_rows():
        if row.count("") < len(row) and (text := line(row)):
            lines.append(text)
            room -= len(text) + 1
            if room < 0:
                break
    draft.put(Place.SHEET, "\n".join(lines), label=name)
