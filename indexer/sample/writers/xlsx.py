"""Spreadsheets of Excel 2007 and later. Pure. Source: ECMA-376 part 1, SpreadsheetML."""

from xml.sax.saxutils import escape

from indexer.sample.paper import About, Paper
from indexer.sample.writers.package import (
    HEAD,
    OFFICE,
    app_xml,
    content_types,
    core_xml,
    relations,
    root_relations,
    zip_of,
)
from indexer.sample.writers.tables import Cell, Row, Sheet, Total, sheets

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_COLUMNS = (
    '<cols><col min="1" max="1" width="8" customWidth="1"/><col min="2" max="2" width="40" customWidth="1"/>'
    '<col min="3" max="4" width="18" customWidth="1"/></cols>'
)


def xlsx(paper: Paper, about: About) -> bytes:
    book = sheets(paper)
    numbers = range(1, len(book) + 1)
    strings: dict[str, int] = {}
    written = [_sheet(sheet.rows, strings) for sheet in book]
    parts = {"xl__workbook": f"{_TYPE}sheet.main+xml", "xl__sharedStrings": f"{_TYPE}sharedStrings+xml"}
    parts |= {f"xl__worksheets__sheet{number}": f"{_TYPE}worksheet+xml" for number in numbers}
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    members = [
        ("[Content_Types].xml", content_types(**parts)),
        ("_rels/.rels", root_relations("xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relations(*targets, ("sharedStrings", "sharedStrings.xml"))),
        ("xl/workbook.xml", _workbook(book)),
        ("xl/sharedStrings.xml", _shared(strings)),
        *((f"xl/worksheets/sheet{number}.xml", sheet) for number, sheet in zip(numbers, written, strict=True)),
        ("docProps/core.xml", core_xml(paper, about)),
        ("docProps/app.xml", app_xml(about, "Microsoft Excel")),
    ]
    return zip_of(members, about.modified)


def _workbook(book: tuple[Sheet, ...]) -> str:
    names = "".join(
        f'<sheet name="{sheet.name}" sheetId="{number}"{_HIDDEN if sheet.is_hidden else ""} r:id="rId{number}"/>'
        for number, sheet in enumerate(book, start=1)
    )
    return f'{HEAD}<workbook {_MAIN} xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'


_HIDDEN = ' state="hidden"'


def _shared(strings: dict[str, int]) -> str:
    table = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    return f'{HEAD}<sst {_MAIN} count="{len(strings)}" uniqueCount="{len(strings)}">{table}</sst>'


def _sheet(rows: tuple[Row, ...], strings: dict[str, int]) -> str:
    written = "".join(
        f'<row r="{number}">'
        + "".join(_cell(f"{chr(64 + column)}{number}", value, strings) for column, value in enumerate(row, start=1))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    columns = _COLUMNS if len(rows) > 2 and len(rows[2]) > 1 else ""
    return f"{HEAD}<worksheet {_MAIN}>{columns}<sheetData>{written}</sheetData></worksheet>"


def _cell(at: str, value: Cell, strings: dict[str, int]) -> str:
    if isinstance(value, Total):
        return f'<c r="{at}"><f>SUM({value.cells})</f><v>{value.value}</v></c>'
    if isinstance(value, int):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>' if value else ""
