"""The sheets of a paper as a spreadsheet: its table with a sum, an explanation, a hidden sheet of notes. Pure."""

from dataclasses import dataclass

from indexer.sample.paper import Paper


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column's cells, `first` to `last` row (counted from 1), and its value when it was last computed."""

    column: int
    first: int
    last: int
    value: int

    @property
    def cells(self) -> str:
        letter = chr(64 + self.column)
        return f"{letter}{self.first}:{letter}{self.last}"


Cell = str | int | Total
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False


def sheets(paper: Paper) -> tuple[Sheet, ...]:
    found = [Sheet("Tổng hợp", _table(paper)), Sheet("Thuyết minh", tuple((text,) for text in paper.paragraphs))]
    if paper.footnote:
        found.append(Sheet("Ghi chú nội bộ", ((paper.footnote,),), is_hidden=True))
    return tuple(found)


def _table(paper: Paper) -> tuple[Row, ...]:
    """Title, an empty row, the table; under its first column of amounts their sum."""
    head, *body = paper.table or ((),)
    rows: list[Row] = [(paper.subject,), (), head, *(tuple(map(_value, row)) for row in body)]
    amounts = [row[_AMOUNT] for row in rows[3:] if len(row) > _AMOUNT and isinstance(row[_AMOUNT], int)]
    if amounts:
        value = sum(amount for amount in amounts if isinstance(amount, int))
        rows.append(("", "Tổng cộng", Total(_AMOUNT + 1, 4, len(rows), value)))
    return tuple(rows)


_AMOUNT = 2  # the third column


def _value(cell: str) -> Cell:
    return int(cell) if cell.isdigit() else cell
