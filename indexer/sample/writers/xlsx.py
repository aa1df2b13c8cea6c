"""Spreadsheets: SpreadsheetML with a table and its sum, an explaining sheet, a hidden one. Pure.

Source: ECMA-376 part 1.
"""

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

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_Rows = list[tuple[str, ...]]
_NOTES = "Ghi chú nội bộ"
_HIDDEN = ' state="hidden"'


def xlsx(paper: Paper, about: About) -> bytes:
    strings: dict[str, int] = {}
    sheets: list[tuple[str, _Rows]] = [
        ("Tổng hợp", _table_rows(paper)),
        ("Thuyết minh", [(one,) for one in paper.paragraphs]),
    ]
    if paper.footnote:
        sheets.append((_NOTES, [(paper.footnote,)]))
    written = [_sheet(rows, strings) for _, rows in sheets]
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}"{_HIDDEN if name == _NOTES else ""} r:id="rId{n}"/>'
        for n, (name, _) in enumerate(sheets, start=1)
    )
    parts = {"xl__workbook": f"{_TYPE}sheet.main+xml", "xl__sharedStrings": f"{_TYPE}sharedStrings+xml"}
    parts |= {f"xl__worksheets__sheet{n}": f"{_TYPE}worksheet+xml" for n in range(1, len(sheets) + 1)}
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    workbook = f'{HEAD}<workbook {_MAIN} xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
    table = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    members = [
        ("[Content_Types].xml", content_types(**parts)),
        ("_rels/.rels", root_relations("xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relations(*targets, ("sharedStrings", "sharedStrings.xml"))),
        ("xl/workbook.xml", workbook),
        (
            "xl/sharedStrings.xml",
            f'{HEAD}<sst {_MAIN} count="{len(strings)}" uniqueCount="{len(strings)}">{table}</sst>',
        ),
        *((f"xl/worksheets/sheet{n}.xml", sheet) for n, sheet in enumerate(written, start=1)),
        ("docProps/core.xml", core_xml(paper, about)),
        ("docProps/app.xml", app_xml(about, "Microsoft Excel")),
    ]
    return zip_of(members, about.modified)


def _table_rows(paper: Paper) -> _Rows:
    rows: _Rows = [(paper.subject,), (), *paper.table]
    if len(paper.table) > 1:
        rows.append(("", "Tổng cộng", f"=SUM(C4:C{len(rows)})={sum(int(row[2]) for row in paper.table[1:])}"))
    return rows


def _sheet(rows: _Rows, strings: dict[str, int]) -> str:
    written = "".join(
        f'<row r="{r}">'
        + "".join(_cell(f"{chr(64 + c)}{r}", value, strings) for c, value in enumerate(row, start=1))
        + "</row>"
        for r, row in enumerate(rows, start=1)
    )
    return f"{HEAD}<worksheet {_MAIN}><sheetData>{written}</sheetData></worksheet>"


def _cell(at: str, value: str, strings: dict[str, int]) -> str:
    if not value:
        return ""
    if value.startswith("=SUM"):
        _, formula, result = value.split("=")
        return f'<c r="{at}"><f>{formula}</f><v>{result}</v></c>'
    if value.isdigit():
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
