"""A table of an official document: numbered rows, borders, a head that every page repeats."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from indexer.reports.official import CENTRE, LEFT_SIDE
from indexer.reports.official_marks import added, gridded, linked, repeated, untouched_by_breaks

_SIZE, _HEAD = 12, 11  # points
_NUMBER = 11  # millimetres of the column of numbers

_LONGEST = 300  # letters of a cell: a row stays readable; the page has the rest
MOST = 500  # rows; who needs more takes the workbook, and this keeps a report below some seconds


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in millimetres; short values stand in the middle."""

    title: str
    width: float
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    text: str
    address: str = ""


def table(made: Paper, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
    """The first column, of numbers, comes by itself."""
    whole = (Column("TT", _NUMBER, is_centred=True), *columns)
    grid = made.add_table(1, len(whole))
    gridded(grid)
    for at, column in enumerate(whole):
        grid.columns[at].width = Mm(column.width)
    head = grid.rows[0]
    repeated(head)
    untouched_by_breaks(head)
    for cell, column in zip(head.cells, whole, strict=True):
        cell.width, cell.vertical_alignment = Mm(column.width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cell.paragraphs[0].alignment = CENTRE
        added(cell.paragraphs[0], column.title, _HEAD, bold=True)
    for number, row in enumerate(rows[:MOST], 1):
        line = grid.add_row()
        untouched_by_breaks(line)
        for cell, column, value in zip(line.cells, whole, (Value(str(number)), *row), strict=True):
            cell.width = Mm(column.width)
            _write(cell.paragraphs[0], column, value)
    below = made.add_paragraph()
    if len(rows) > MOST:
        added(
            below,
            f"Bảng nêu {MOST} dòng đầu trong tổng số {len(rows)}; danh sách đầy đủ ở tệp Excel.",
            _SIZE,
            italic=True,
        )


def _write(paragraph: Paragraph, column: Column, value: Value) -> None:
    paragraph.alignment = CENTRE if column.is_centred else LEFT_SIDE
    text = value.text if len(value.text) <= _LONGEST else f"{value.text[:_LONGEST].rstrip()}…"
    linked(paragraph, text, value.address, _SIZE)
