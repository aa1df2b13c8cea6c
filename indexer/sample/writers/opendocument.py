"""OpenDocument texts and spreadsheets. Pure. Source: OASIS ODF 1.2 part 1."""

from xml.sax.saxutils import escape

from indexer.sample.paper import About, Paper
from indexer.sample.writers import layout
from indexer.sample.writers.package import HEAD, w3c, zip_of
from indexer.sample.writers.tables import Cell, Sheet, Total, sheets

_NAMES = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" ' + " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("meta", "meta"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_ALIGNS = {
    "c": 'fo:text-align="center"',
    "b": 'fo:text-align="justify" fo:text-indent="1cm"',
    "l": 'fo:text-align="start"',
}
_LOOKS = {"": "", "s": ' fo:font-weight="bold"', "i": ' fo:font-style="italic"'}
_PARAGRAPHS = "".join(
    f'<style:style style:name="{letter}{look}" style:family="paragraph"><style:paragraph-properties {align}/>'
    f'<style:text-properties fo:font-family="Times New Roman" fo:font-size="13pt"{attributes}/></style:style>'
    for letter, align in _ALIGNS.items()
    for look, attributes in _LOOKS.items()
)
_STYLES = (
    f'<office:automatic-styles>{_PARAGRAPHS}<style:style style:name="ruled" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
    '<style:style style:name="wide" style:family="table-column"><style:table-column-properties'
    ' style:column-width="4.5cm"/></style:style>'
    '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/>'
    "</style:style>"
    "</office:automatic-styles>"
)


def odt(paper: Paper, about: About) -> bytes:
    written = _opening(paper) if paper.issuer else _line(paper.subject, "cs")
    written += "".join(_line(f"Kính gửi: {one}", "c") for one in paper.addressees)
    written += "".join(_line(text, "b") for text in paper.paragraphs)
    if paper.table:
        rows = (f"{_row([_line(layout.shown(cell), 'l') for cell in row], 'ruled')}" for row in paper.table)
        written += f'<table:table table:name="Số liệu">{_columns(len(paper.table[0]))}{"".join(rows)}</table:table>'
    if paper.footnote:
        written += _line(paper.footnote, "li")
    return _package("text", f"<office:text>{written}{_closing(paper)}</office:text>", paper, about)


def ods(paper: Paper, about: About) -> bytes:
    tables = "".join(map(_sheet, sheets(paper)))
    return _package("spreadsheet", f"<office:spreadsheet>{tables}</office:spreadsheet>", paper, about)


def _line(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def _opening(paper: Paper) -> str:
    letter, heading = layout.subject_lines(paper)
    left = _line(paper.parent, "c") + _line(paper.issuer, "cs") + _line(layout.number_line(paper), "c")
    left += (_line(letter, "c") if letter else "") + (_line(paper.secrecy, "cs") if paper.secrecy else "")
    right = _line(layout.NATION, "cs") + _line(layout.MOTTO, "cs") + _line(paper.place_date, "ci")
    head = _sides("Thể thức", left, right)
    return head + (_line(heading, "cs") + _line(paper.subject, "cs") if heading else "")


def _closing(paper: Paper) -> str:
    left = _line("Nơi nhận:", "ls") + "".join(_line(f"- {one}", "l") for one in paper.recipients)
    titles = "".join(_line(line, "cs") for line in (paper.capacity, paper.position) if line)
    return _sides("Ký", left, titles + _line("", "c") * 3 + _line(paper.signer, "cs")) if paper.recipients else ""


def _sides(name: str, left: str, right: str) -> str:
    return f'<table:table table:name="{name}">{_columns(2)}{_row([left, right])}</table:table>'


def _columns(count: int, style: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-column{named} table:number-columns-repeated="{count}"/>'


def _row(cells: list[str], style: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    written = "".join(
        f'<table:table-cell{named} office:value-type="string">{cell}</table:table-cell>' for cell in cells
    )
    return f"<table:table-row>{written}</table:table-row>"


def _sheet(sheet: Sheet) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row)) or _EMPTY}</table:table-row>" for row in sheet.rows)
    look = ' table:style-name="hidden"' if sheet.is_hidden else ""
    width = max((len(row) for row in sheet.rows), default=1)
    return f'<table:table table:name="{sheet.name}"{look}>{_columns(max(width, 1), "wide")}{rows}</table:table>'


_EMPTY = "<table:table-cell/>"


def _cell(value: Cell) -> str:
    if isinstance(value, Total):
        formula = f'table:formula="of:=SUM([.{value.cells.replace(":", ":.")}])" '
        return _number(value.value, formula)
    if isinstance(value, int):
        return _number(value, "")
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def _number(value: int, formula: str) -> str:
    return (
        f'<table:table-cell {formula}office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
        "</table:table-cell>"
    )


def _package(kind: str, body: str, paper: Paper, about: About) -> bytes:
    type_ = f"application/vnd.oasis.opendocument.{kind}"
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        f' manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{type_}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    content = (
        f'{HEAD}<office:document-content {_NAMES} office:version="1.2">{_STYLES}<office:body>{body}</office:body>'
        "</office:document-content>"
    )
    meta = (
        f'{HEAD}<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">'
        "<office:meta>"
        f"<dc:title>{escape(paper.subject)}</dc:title><meta:initial-creator>{escape(about.creator)}</meta:initial-creator>"
        f"<dc:creator>{escape(about.last_modified_by)}</dc:creator>"
        f"<meta:creation-date>{w3c(about.created)}</meta:creation-date>"
        f"<dc:date>{w3c(about.modified)}</dc:date><meta:editing-cycles>{about.revision}</meta:editing-cycles>"
        "</office:meta></office:document-meta>"
    )
    members = [("mimetype", type_), ("META-INF/manifest.xml", manifest), ("content.xml", content), ("meta.xml", meta)]
    return zip_of(members, about.modified)
