"""What python-docx has no words for: fonts of every script, rules, fields, links, repeated heads, borders."""

import re
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def added(paragraph: Paragraph, words: str, size: float, *, bold: bool = False, italic: bool = False) -> Run:
    run = paragraph.add_run(_NOT_XML.sub("\ufffd", words))
    run.font.size = Pt(size)
    run.bold, run.italic = bold, italic
    return run


def in_font(style: Any, font: str) -> None:
    """For all scripts: a theme's font would go before the name."""
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)


def ruled_off(paragraph: Paragraph, indent: float, after: float = 6) -> None:
    """An empty line that is only a rule, `indent` millimetres from both sides, `after` points above what follows."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(indent)
    shape.space_after, shape.line_spacing = Pt(after), Pt(3)
    added(paragraph, "", 1)
    borders: Any = OxmlElement("w:pBdr")
    borders.append(_element("w:top", {"val": "single", "sz": "6", "space": "1", "color": "000000"}))
    shading = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")  # what the schema has after borders
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *shading)


def field(paragraph: Paragraph, code: str) -> Run:
    run = paragraph.add_run()
    for kind in ("begin", "separate", "end"):
        run._r.append(_element("w:fldChar", {"fldCharType": kind}))
        if kind == "begin":
            text = _element("w:instrText", {})
            text.text = f" {code} "
            run._r.append(text)
    return run


def linked(paragraph: Paragraph, words: str, address: str, size: float) -> None:
    """A text that leads to a page and looks like the others, as an official document is black."""
    run = added(paragraph, words, size)
    if address:
        known = paragraph.part.rels
        id = f"rIdLink{len(known)}"  # `relate_to` looks at all of them each time
        known.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, id, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), id)
        paragraph._p.replace(run._r, link)
        link.append(run._r)


def untouched_by_breaks(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeated(row: _Row) -> None:
    """The row stands at the top of every page that its table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def gridded(table: Table) -> None:
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False


def _element(name: str, attributes: dict[str, str]) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
