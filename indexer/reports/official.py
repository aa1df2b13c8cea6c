"""An official document's frame: page, header table, kind and subject, annexes, recipients and signature.

After Decree 30/2020/NĐ-CP, Appendix I: A4, margins 20-25 mm above and below, 30-35 left, 15-20 right, Times New Roman,
black, header in two columns, page number centred above from the second page on; annexes number their own pages.
"""

from datetime import date

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from indexer.model.report import Letterhead
from indexer.reports.official_marks import added, field, in_font, ruled_off, untouched_by_breaks

FONT = "Times New Roman"
TEXT = 14  # points
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15  # millimetres
LONG, SHORT = 297, 210  # of A4
WIDE = SHORT - LEFT - RIGHT  # of the text on an upright page
ACROSS = LONG - LEFT - RIGHT  # of the text on a page lying on its side
_ISSUER, _NATION = 65, WIDE - 65  # columns of the header
_MOTTO = 58  # millimetres of the motto, and of the rule below it
CENTRE, LEFT_SIDE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def paper() -> Paper:
    """An empty document with its page, its font and the number of the page."""
    made = Document()
    for style in made.styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER):
            in_font(style, FONT)
    normal = made.styles["Normal"]
    normal.font.size = Pt(TEXT)
    normal.font.color.rgb = RGBColor(0, 0, 0)
    normal.paragraph_format.space_after = Pt(0)
    section = made.sections[0]
    _page(section, is_across=False)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    field(number, "PAGE").font.size = Pt(TEXT)
    return made


def header(made: Paper, head: Letterhead, unit: str, day: date) -> None:
    """Issuer and nation, number and date. The number and the day are given by hand when it is signed.

    `unit`: the unit of the office that issues it, "" for the office itself.
    """
    above, below = (head.name, unit) if unit else (head.parent, head.name)
    table = _two_columns(made, 2, _ISSUER)
    issuer, nation = table.rows[0].cells
    if above:
        line(issuer, above.upper(), 12, first=True)
    line(issuer, (below or "[TÊN CƠ QUAN, ĐƠN VỊ]").upper(), 12, bold=True, first=not above)
    ruled_off(issuer.add_paragraph(), (_ISSUER - 25) / 2)
    line(nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, first=True)
    line(nation, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    ruled_off(nation.add_paragraph(), (_NATION - _MOTTO) / 2)
    number, place = table.rows[1].cells
    line(number, f"Số:          /{symbol(head)}", 13, first=True)
    line(place, f"{head.place or '…………'}, ngày       {month(day)}", 13, italic=True, first=True)
    for row in table.rows:
        untouched_by_breaks(row)


def symbol(head: Letterhead) -> str:
    return f"BC-{head.symbol or '…'}"


def month(day: date) -> str:
    """Months before March have a 0 (Appendix I, II.4)."""
    return f"tháng {day.month:02d} năm {day.year}" if day.month < 3 else f"tháng {day.month} năm {day.year}"


def kind_and_subject(made: Paper, kind: str, subject: str) -> None:
    """Lines of the subject by a newline."""
    title = made.add_paragraph()
    title.paragraph_format.space_before = Pt(18)
    added(title, kind.upper(), TEXT, bold=True)
    about = made.add_paragraph()
    added(about, subject, TEXT, bold=True)
    title.alignment = about.alignment = CENTRE
    title.paragraph_format.keep_with_next = about.paragraph_format.keep_with_next = True
    ruled_off(made.add_paragraph(), (WIDE - 50) / 2, after=12)


def heading(made: Paper, text: str) -> None:
    made_one = made.add_paragraph(style="Heading 1")
    made_one.paragraph_format.space_before, made_one.paragraph_format.space_after = Pt(12), Pt(6)
    made_one.paragraph_format.first_line_indent = Mm(10)
    added(made_one, text, TEXT, bold=True).font.color.rgb = RGBColor(0, 0, 0)


def text(made: Paper, words: str) -> Paragraph:
    one: Paragraph = made.add_paragraph()
    added(one, words, TEXT)
    one.alignment = BOTH
    one.paragraph_format.first_line_indent = Mm(10)
    one.paragraph_format.space_after = Pt(6)
    one.paragraph_format.line_spacing = 1.15
    return one


def annex(made: Paper, number: str, title: str, origin: str) -> None:
    """A new page lying on its side, for wide tables; its pages are numbered from 1 again."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    _page(section, is_across=True)
    section.different_first_page_header_footer = True
    start = section._sectPr.makeelement(qn("w:pgNumType"), {qn("w:start"): "1"})
    section._sectPr.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")
    for words, style in ((f"Phụ lục {number}", "bold"), (title.upper(), "bold"), (origin, "italic")):
        one = made.add_paragraph()
        one.alignment = CENTRE
        added(one, words, TEXT, bold=style == "bold", italic=style == "italic")
    one.paragraph_format.space_after = Pt(12)


def recipients_and_signature(made: Paper, recipients: tuple[str, ...], signer: str) -> None:
    table = _two_columns(made, 1, WIDE / 2)
    left, right = table.rows[0].cells
    line(left, "Nơi nhận:", 12, bold=True, italic=True, first=True).alignment = LEFT_SIDE
    for one in recipients:
        line(left, one, 11).alignment = LEFT_SIDE
    capacity = signer or "KT./TL. ………………………\n………………………"
    for number, words in enumerate(capacity.split("\n")):
        line(right, words, TEXT, bold=True, first=number == 0)
    for _ in range(4):
        line(right, "", TEXT)
    line(right, "………………………", TEXT, bold=True)
    untouched_by_breaks(table.rows[0])


def line(
    cell: _Cell, words: str, size: float, *, bold: bool = False, italic: bool = False, first: bool = False
) -> Paragraph:
    """A centred line of a cell; its first paragraph is there already."""
    one: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    one.alignment = CENTRE
    added(one, words, size, bold=bold, italic=italic)
    return one


def _two_columns(made: Paper, rows: int, left: float) -> Table:
    """Without borders; `left` in millimetres, the right one takes the rest."""
    table: Table = made.add_table(rows, 2)
    table.autofit = False
    for at, width in enumerate((left, WIDE - left)):
        table.columns[at].width = Mm(width)
        for row in table.rows:
            row.cells[at].width = Mm(width)
    return table


def _page(section: Section, *, is_across: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if is_across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG), Mm(SHORT)) if is_across else (Mm(SHORT), Mm(LONG))
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(10)
