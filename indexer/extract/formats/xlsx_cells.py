"""Cells of an xlsx sheet one by one, for sheets that are mostly empty.

calamine lays a sheet out as a full rectangle: text in A1 and XFD1048576 would be 17,000 million cells. Here only
filled cells cost anything. Dates stay the numbers Excel keeps.
"""

import re

from indexer.extract.draft import Draft
from indexer.extract.formats.ooxml import R, optional, related, relations
from indexer.extract.package import Package
from indexer.extract.xmltree import Element
from indexer.model.reading import Place

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MAX_CELLS = 20_000_000  # of calamine's rectangle: about 640 MB
_ALL_COLUMNS = 16_384
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?r="(\d{1,7})"')
_COLUMN = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3})\d')


def is_too_wide(package: Package, sheet: str) -> bool:
    """Whether the rectangle around the filled cells is over the limit. What a sheet says of itself is not believed."""
    data = package.read(sheet)
    rows = [int(row) for row in _ROW.findall(data)]
    height = max(rows) - min(rows) + 1 if rows else 0
    if height * _ALL_COLUMNS <= MAX_CELLS:
        return False
    columns = [_number(column) for column in set(_COLUMN.findall(data))]
    return bool(columns) and (max(columns) - min(columns) + 1) * height > MAX_CELLS


def read_sparse(package: Package, main: str, draft: Draft) -> None:
    strings = _strings(package, main, draft)
    book = optional(package, main, draft)
    targets = relations(package, main)
    for sheet in book.iter(S + "sheet") if book is not None else ():
        relation = targets.get(sheet.get(R + "id") or "")
        name = sheet.get("name") or ""
        if sheet.get("state", "visible") != "visible":
            draft.note("hidden_sheets")
        root = optional(package, relation.target, draft) if relation and relation.target in package else None
        if root is not None:
            draft.put(Place.SHEET, name, label=name)
            for row in root.iter(S + "row"):
                texts = (_text(cell, strings) for cell in row.iter(S + "c"))
                draft.put(Place.SHEET, "\t".join(text for text in texts if text), label=name)


def _strings(package: Package, main: str, draft: Draft) -> list[str]:
    for name in related(package, main, "sharedStrings"):
        root = optional(package, name, draft)
        if root is not None:
            return ["".join(t.text or "" for t in item.iter(S + "t")) for item in root.iter(S + "si")]
    return []


def _text(cell: Element, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(S + "t"))
    value = cell.findtext(S + "v") or ""
    if cell.get("t") == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    return value


def _number(column: bytes) -> int:
    total = 0
    for letter in column:
        total = total * 26 + letter - 64
    return total
