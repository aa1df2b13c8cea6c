"""A sheet of a workbook as its cells: what people typed, not how it looks."""

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` from the sheet's first one on, empty cells None. `spans`: merged cells as (top, left, bottom, right),
    counted from 0, both ends included; only the first cell of one holds a value."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...] = ()
