"""Fingerprints of how documents look: what programs change by themselves does not count, what people change does."""

import io

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from pptx import Presentation

from indexer.coordination.substance import is_other_look
from tests.extract.conftest import Read
from tests.extract.office import docx, packed
from tests.extract.test_who_inside import ODF

STYLE = (
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
PLAIN = (
    '<w:p><w:r><w:t xml:space="preserve">kết quả thực hiện </w:t></w:r>'
    "<w:r><w:rPr><w:b/></w:rPr><w:t>tốt</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    "saved",
    [
        PLAIN.replace("<w:r>", '<w:r w:rsidR="00A1" w:rsidRPr="00B2">').replace("<w:p>", '<w:p w:rsidR="00C3">'),
        PLAIN.replace("quả thực", 'quả </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>thực'),
        PLAIN.replace("thực", '</w:t></w:r><w:r w:rsidR="00D4"><w:lastRenderedPageBreak/><w:t>thực'),
        PLAIN.replace("<w:p>", '<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'),
        PLAIN.replace("<w:b/>", '<w:b/><w:lang w:val="vi-VN"/>'),
    ],
)
def test_what_word_counts_is_no_look(read: Read, saved: str) -> None:
    before, after = read("a.docx", docx(PLAIN)), read("a.docx", docx(saved))
    assert before.text().split() == after.text().split()
    assert not is_other_look(before.look, after.look)


@pytest.mark.parametrize(
    "saved",
    [
        PLAIN.replace("<w:b/>", ""),
        PLAIN.replace("<w:b/>", "<w:b/><w:i/>"),
        PLAIN.replace("<w:b/>", '<w:b/><w:sz w:val="40"/>'),
        PLAIN.replace("thực", "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>thực"),
        PLAIN.replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'),
        PLAIN + '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>',
    ],
)
def test_what_people_set_is(read: Read, saved: str) -> None:
    assert is_other_look(read("a.docx", docx(PLAIN)).look, read("a.docx", docx(saved)).look)


def test_another_style_of_the_text_is_another_look_and_an_unused_one_is_none(read: Read) -> None:
    def look(used: str, unused: str) -> str:
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:rPr>{inside}</w:rPr></w:style>'
            for name, inside in (("Muc", used), ("Khac", unused))
        )
        body = PLAIN.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Muc"/></w:pPr>')
        return read("a.docx", docx(body, {"styles": styles})).look

    assert is_other_look(look("<w:b/>", ""), look("<w:i/>", ""))
    assert not is_other_look(look("<w:b/>", ""), look("<w:b/>", "<w:i/>"))


def workbook(
    *, font: Font | None = None, fill: PatternFill | None = None, formula: str = "=1+1", view: str = "A1"
) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet["A1"], sheet["B2"], sheet["C3"] = "Đơn vị", "Phòng Giá", formula
    if font:
        sheet["B2"].font = font
    if fill:
        sheet["B2"].fill = fill
    sheet.sheet_view.selection[0].activeCell = view
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("saved", "is_other"),
    [
        (workbook(), False),
        (workbook(view="B2"), False),
        (workbook(font=Font(bold=True)), True),
        (workbook(fill=PatternFill("solid", fgColor="FFFF00")), True),
        (workbook(formula="=2"), True),
    ],
)
def test_sheets(read: Read, saved: bytes, is_other: bool) -> None:
    assert is_other_look(read("a.xlsx", workbook()).look, read("a.xlsx", saved).look) is is_other


def test_slides(read: Read) -> None:
    def look(*, is_moved: bool) -> str:
        show, made = Presentation(), io.BytesIO()
        title = show.slides.add_slide(show.slide_layouts[5]).shapes.title
        title.text = "Bìa"
        title.left = 10 if is_moved else 0
        show.save(made)
        return read("a.pptx", made.getvalue()).look

    assert is_other_look(look(is_moved=False), look(is_moved=True))
    assert not is_other_look(look(is_moved=False), look(is_moved=False))


def open_text(*, bold: str, name: str = "T1", rsid: str = "1") -> bytes:
    content = (
        f'<office:document-content {ODF} {STYLE} xmlns:officeooo="http://openoffice.org/2009/office">'
        f'<office:automatic-styles><style:style style:name="{name}" style:family="text">'
        f'<style:text-properties fo:font-weight="{bold}" officeooo:rsid="{rsid}"/></style:style>'
        "</office:automatic-styles><office:body><office:text><text:p>kết quả "
        f'<text:span text:style-name="{name}">tốt</text:span></text:p></office:text></office:body>'
        "</office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, 0)


def test_open_text_whose_automatic_styles_are_numbered_anew(read: Read) -> None:
    before = read("a.odt", open_text(bold="bold")).look
    assert not is_other_look(before, read("a.odt", open_text(bold="bold", name="T7", rsid="2")).look)
    assert is_other_look(before, read("a.odt", open_text(bold="normal")).look)


def test_files_without_a_fingerprint(read: Read) -> None:
    assert read("a.txt", b"mot hai ba").look == ""
    assert not is_other_look("", "a.b.c")
