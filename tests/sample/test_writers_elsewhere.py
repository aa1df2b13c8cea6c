"""Programs that are not ours open the files: the libraries of each format, LibreOffice, a PDF viewer's renderer."""

import email
import io
import shutil
import struct
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from pathlib import Path

import docx
import olefile
import openpyxl
import pptx
import pypdfium2
import pytest

from indexer.sample.paper import Paper
from indexer.sample.writers import WRITERS, broken_docx, encrypted_docx, libreoffice_lock, owner_file, thumbs_db, zip_of
from tests.sample.written import ABOUT, PAPER

LONG = replace(PAPER, paragraphs=tuple(f"{n}. {text}" for n in range(150) for text in PAPER.paragraphs))


def made(ending: str, paper: Paper = PAPER) -> io.BytesIO:
    return io.BytesIO(WRITERS[ending](paper, ABOUT))


def test_python_docx_sees_letterhead_table_and_properties() -> None:
    document = docx.Document(made("docx"))
    head, figures, foot = document.tables
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.cell(0, 1).text
    assert [cell.text for cell in figures.rows[1].cells] == ["1", "Hạng mục mố cầu", "274.000.000", "72"]
    assert foot.cell(0, 1).text.endswith(PAPER.signer)
    assert (document.core_properties.author, document.core_properties.revision) == (ABOUT.creator, 7)
    assert document.core_properties.modified.replace(tzinfo=UTC) == ABOUT.modified
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (210, 30)
    assert "Sở Tài chính" in section.footer.paragraphs[0].text


def test_openpyxl_sees_numbers_the_formula_and_what_it_last_gave() -> None:
    formulas = openpyxl.load_workbook(made("xlsx"))
    values = openpyxl.load_workbook(made("xlsx"), data_only=True)
    assert formulas["Tổng hợp"]["C4"].value == 274000000
    assert formulas["Tổng hợp"]["C6"].value == "=SUM(C4:C5)"
    assert values["Tổng hợp"]["C6"].value == 1083000000
    assert [sheet.sheet_state for sheet in formulas] == ["visible", "visible", "hidden"]
    assert formulas.properties.lastModifiedBy == ABOUT.last_modified_by


def test_python_pptx_sees_slides_and_notes() -> None:
    show = pptx.Presentation(made("pptx"))
    first, second = show.slides
    assert first.shapes.title.text == PAPER.subject
    assert second.placeholders[1].text_frame.text.split("\n") == list(PAPER.paragraphs)
    assert PAPER.footnote in second.notes_slide.notes_text_frame.text
    assert first.slide_layout.slide_master == show.slide_master


def test_olefile_reads_the_properties_of_old_office_files() -> None:
    for ending, stream in (("doc", "WordDocument"), ("xls", "Workbook")):
        with olefile.OleFileIO(made(ending)) as file:
            properties = file.get_metadata()
            assert file.exists(stream)
            assert not file.parsing_issues
        assert properties.author.decode() == ABOUT.creator
        assert properties.last_saved_by.decode() == ABOUT.last_modified_by
        assert properties.last_saved_time.replace(tzinfo=UTC) == ABOUT.modified


def test_no_record_of_a_workbook_is_longer_than_excel_reads() -> None:
    with olefile.OleFileIO(made("xls", LONG)) as file:
        book = file.openstream("Workbook").read()
    place, lengths = 0, []
    while (length := struct.unpack_from("<HH", book, place))[0]:
        lengths.append(length[1])
        place += 4 + length[1]
    assert sum(lengths) > 60_000
    assert max(lengths) <= 8224


@pytest.mark.parametrize("data", [encrypted_docx(), thumbs_db()])
def test_other_compound_files_are_whole(data: bytes) -> None:
    with olefile.OleFileIO(data) as file:
        sizes = [len(file.openstream(name).read()) for name in file.listdir()]
        assert not file.parsing_issues
    assert all(sizes)


def test_a_broken_document_is_no_zip_archive() -> None:
    assert not zipfile.is_zipfile(io.BytesIO(broken_docx(made("docx").getvalue())))


def test_a_mail_has_text_its_twin_in_html_and_the_table() -> None:
    message = email.message_from_bytes(made("eml").getvalue(), policy=policy.default)
    assert message["Subject"] == PAPER.subject
    assert message["Date"].datetime == ABOUT.modified
    plain, marked_up = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert marked_up is not None
    assert PAPER.subject in plain.get_content()
    assert PAPER.subject in marked_up.get_content()
    assert [part.get_filename() for part in message.iter_attachments()] == ["bảng số liệu.csv"]


@pytest.mark.parametrize("ending", ["odt", "ods"])
def test_an_open_document_begins_with_its_type_uncompressed(ending: str) -> None:
    with zipfile.ZipFile(made(ending)) as archive:
        first = archive.infolist()[0]
        assert archive.testzip() is None
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_members_bear_the_time_given() -> None:
    data = zip_of((("một.txt", b"1"), ("hai.txt", b"2")), ABOUT.modified)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["một.txt", "hai.txt"]
        assert {info.date_time for info in archive.infolist()} == {(2026, 2, 5, 8, 9, 0)}


def test_a_pdf_draws_marks_above_and_below_the_letters() -> None:
    """No font is embedded: the marks must come out where the viewer has no Vietnamese font either."""
    bare, marked = drawn("e"), drawn("ệ")
    assert bare.height * 1.3 < marked.height
    for letters in ("aàáãảạâầấẫẩậăằắẵẳặ", "ODơớờỡởợƠỚuưứửữựƯđĐ", "yỳýỹỷỵiìíĩỉị"):
        assert len({drawn(letter).pixels for letter in letters}) == len(letters)


def test_a_long_paper_has_several_pages_with_every_paragraph() -> None:
    document = pypdfium2.PdfDocument(made("pdf", LONG))
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert len(document) > 5
    assert [paragraph for paragraph in LONG.paragraphs if paragraph not in text] == []


def test_word_and_excel_as_of_97_open_in_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "dai.doc").write_bytes(made("doc", LONG).getvalue())
    (tmp_path / "bang.xls").write_bytes(made("xls", LONG).getvalue())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, "--headless", profile, "--convert-to"]
    subprocess.run([*command, "docx", "dai.doc"], cwd=tmp_path, check=True, capture_output=True, timeout=200)
    subprocess.run([*command, "xlsx", "bang.xls"], cwd=tmp_path, check=True, capture_output=True, timeout=200)
    document = docx.Document(str(tmp_path / "dai.docx"))
    assert [one.text for one in document.paragraphs if one.text in LONG.paragraphs] == list(LONG.paragraphs)
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.text == PAPER.subject)
    assert heading.runs[0].bold
    assert "Đường dẫn" in [cell.text for cell in document.tables[1].column_cells(1)]
    book = openpyxl.load_workbook(tmp_path / "bang.xlsx")
    assert book["Tổng hợp"]["C6"].value == "=SUM(C4:C5)"
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "hidden"]
    assert [row[0] for row in book["Thuyết minh"].values] == list(LONG.paragraphs)


def test_owner_files_have_the_layout_of_their_program() -> None:
    name = "Trần Thị Ẩn"
    word, excel = owner_file(name, "word"), owner_file(name, "excel")
    assert (len(word), len(excel)) == (162, 165)
    for data, place in ((word, 54), (excel, 55)):
        (length,) = struct.unpack_from("<H", data, place)
        assert data[place + 2 : place + 2 + 2 * length].decode("utf-16-le") == name
    assert excel[54] == 0x20 != word[53]


def test_a_libreoffice_lock_tells_name_login_computer_and_local_time() -> None:
    at = datetime(2026, 2, 5, 20, 30, tzinfo=UTC)
    line = libreoffice_lock("Ẩn, Trần", "tran.an", "PC-07", at).decode()
    assert line.startswith("Ẩn\\, Trần,tran.an,PC-07,06.02.2026 03:30,file:///")
    assert line.endswith(";")


class Drawing:
    """What a page with one letter looks like."""

    def __init__(self, data: bytes) -> None:
        picture = pypdfium2.PdfDocument(data)[0].render(scale=4, grayscale=True).to_pil()
        inked = picture.point(lambda shade: 255 if shade < 128 else 0)
        box = inked.getbbox()
        assert box is not None
        self.height = box[3] - box[1]
        self.pixels = inked.crop(box).tobytes()


def drawn(letter: str) -> Drawing:
    paper = Paper(subject=letter, paragraphs=())
    return Drawing(WRITERS["pdf"](paper, ABOUT))
