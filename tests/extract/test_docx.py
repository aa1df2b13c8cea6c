import io
from datetime import UTC, datetime

import docx as python_docx
import pytest

from indexer.model.reading import Mark, Place, Reason
from tests.extract.conftest import Read, Refuse, texts
from tests.extract.office import docx, paragraph

BOX = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
BOXED = (
    "<w:p><w:r><mc:AlternateContent>"
    f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r><w:r><w:t>Số: 15/STC</w:t></w:r></w:p>"
)


def saved(document: "python_docx.document.Document") -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_document_as_word_writes_it(read: Read) -> None:
    document = python_docx.Document()
    document.core_properties.author = "Văn thư"
    document.core_properties.last_modified_by = "Phòng Ngân sách"
    document.core_properties.revision = 7
    document.core_properties.modified = datetime(2026, 3, 5, 2, 0)
    document.add_paragraph("Kính gửi: Sở Nội vụ")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {number}"
    document.add_paragraph("Trân trọng.")
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    document.sections[0].footer.paragraphs[0].text = "cuối trang"

    reading = read("thư.docx", saved(document))

    assert reading.type == "docx"
    assert [(part.place, part.text) for part in reading.parts] == [
        (Place.BODY, "Kính gửi: Sở Nội vụ"),
        (Place.TABLE, "ô 0\tô 1\nô 2\tô 3"),
        (Place.BODY, "Trân trọng."),
        (Place.HEADER, "đầu trang"),
        (Place.FOOTER, "cuối trang"),
    ]
    assert (reading.properties.creator, reading.properties.last_modified_by) == ("Văn thư", "Phòng Ngân sách")
    assert (reading.properties.revision, reading.properties.modified_at) == (7, datetime(2026, 3, 5, 2, tzinfo=UTC))


def test_a_table_in_a_cell_is_read_once(read: Read) -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('trong')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('ngoài')}{inner}</w:tc><w:tc>{paragraph('bên')}</w:tc></w:tr></w:tbl>"
    assert read("a.docx", docx(outer)).text() == "ngoài\ntrong\tbên"


def test_a_text_box_is_read_once_and_after_its_paragraph(read: Read) -> None:
    reading = read("a.docx", docx(BOXED + paragraph("tiếp")))
    assert [(part.place, part.text) for part in reading.parts] == [
        (Place.BODY, "Số: 15/STC"),
        (Place.TEXT_BOX, "DỰ THẢO"),
        (Place.BODY, "tiếp"),
    ]


def test_a_fallback_is_read_where_the_choice_has_no_text(read: Read) -> None:
    fallback = "<mc:Fallback><w:r><w:t>thay thế</w:t></w:r></mc:Fallback>"
    empty = f"<mc:AlternateContent><mc:Choice/>{fallback}</mc:AlternateContent>"
    assert read("a.docx", docx(f"<w:p>{empty}</w:p>")).text() == "thay thế"


def test_tracked_changes_are_marks_and_deleted_text_is_gone(read: Read) -> None:
    by = 'w:author="An" w:date="2026-03-05T08:00:00Z"'
    body = (
        f"<w:p><w:r><w:t>giữ</w:t></w:r><w:ins {by}><w:r><w:t> thêm vào</w:t></w:r></w:ins>"
        f"<w:ins {by}><w:r><w:t> nữa</w:t></w:r></w:ins>"
        '<w:del w:author="Bình" w:date="2026-03-06T08:00:00+07:00"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'
        "</w:p>"
        '<w:p><w:moveFrom w:author="Bình"><w:r><w:t>dời</w:t></w:r></w:moveFrom></w:p>'
    )
    reading = read("a.docx", docx(body))
    assert reading.text() == "giữ thêm vào nữa"
    assert reading.marks == (
        Mark("inserted", "An", datetime(2026, 3, 5, 8, tzinfo=UTC), 3, is_local=True),
        Mark("deleted", "Bình", datetime(2026, 3, 6, 1, tzinfo=UTC), 2),
        Mark("deleted", "Bình", None, 1),
    )


def test_notes_and_comments(read: Read) -> None:
    sides = {
        "footnotes": f'<w:footnote w:id="1">{paragraph("chú thích")}</w:footnote>',
        "comments": f'<w:comment w:author="Chi" w:date="2026-01-02T03:04:00Z">{paragraph("đề nghị sửa")}</w:comment>',
    }
    reading = read("a.docx", docx(paragraph("thân"), sides))
    assert texts(reading, Place.NOTE) == ["chú thích"]
    assert texts(reading, Place.COMMENT) == ["đề nghị sửa"]
    assert reading.marks == (Mark("commented", "Chi", datetime(2026, 1, 2, 3, 4, tzinfo=UTC), 3, is_local=True),)


def test_tabs_breaks_and_hyphens(read: Read) -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>2769</w:t><w:noBreakHyphen/><w:t>UB</w:t></w:r></w:p>"
    )
    assert read("a.docx", docx(body)).text() == "a\tb\n2769-UB"


def test_strict_ooxml_is_read_like_the_usual(read: Read) -> None:
    body = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        f"{paragraph('nghiêm ngặt')}</w:body></w:document>"
    )
    assert read("a.docx", docx("", extra={"word/document.xml": body})).text() == "nghiêm ngặt"


@pytest.mark.parametrize("style", [False, True], ids=["font on the run", "font in the style"])
def test_old_vietnamese_fonts_are_decoded_by_run(read: Read, style: bool) -> None:
    old = "Céng hßa x· héi chñ nghÜa ViÖt Nam, Qu¶ng Ninh ngµy 5 th¸ng 3"
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr><w:r><w:t>{old}</w:t></w:r></w:p>'
        if style
        else paragraph(old, ".VnTime")
    )
    styles = '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
    reading = read("a.docx", docx(body + paragraph("chữ Unicode ở đây", "Times New Roman"), {"styles": styles}))
    assert reading.text() == "Cộng hòa xã hội chủ nghĩa Việt Nam, Quảng Ninh ngày 5 tháng 3\nchữ Unicode ở đây"
    assert reading.notes == ("legacy:tcvn3",)


def test_macros_are_noted(read: Read) -> None:
    assert "macros" in read("a.docm", docx(paragraph("x"), extra={"word/vbaProject.bin": b"x"})).notes


def test_a_broken_side_part_costs_only_itself(read: Read) -> None:
    reading = read("a.docx", docx(paragraph("thân"), {"footer": "<broken"}))
    assert reading.text() == "thân"
    assert reading.notes == ("damaged:word/footer.xml",)


def test_what_is_no_whole_document_is_damaged(refuse: Refuse) -> None:
    whole = docx(paragraph("thân" * 1000))
    assert refuse("a.docx", whole[: len(whole) // 2]).reason is Reason.DAMAGED
    assert refuse("a.docx", docx("<w:p>")).reason is Reason.DAMAGED
