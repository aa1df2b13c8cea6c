"""The Word report against Decree 30/2020's layout, and as LibreOffice prints it."""

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from indexer.reports.coordination_docx import coordination_docx
from indexer.reports.official_table import MOST
from tests.reports.example import LONG, empty, report

BASE = "https://ochung.example.vn"


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def texts(cell: object) -> list[str]:
    return [one.text for one in cell.paragraphs if one.text]  # type: ignore[attr-defined]


def links(made: Document) -> set[str]:
    return {one.target_ref for one in made.part.rels.values() if one.is_external}


def test_page_and_font_are_those_of_the_decree() -> None:
    made = opened(coordination_docx(report()))
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 20 <= page.top_margin.mm <= 25 and 20 <= page.bottom_margin.mm <= 25
    assert 30 <= page.left_margin.mm <= 35 and 15 <= round(page.right_margin.mm, 1) <= 20  # Word counts in twips
    for name in ("Normal", "Heading 1"):
        fonts = made.styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts is not None
        assert {fonts.get(qn(f"w:{one}")) for one in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert not any("heme" in key for key in fonts.attrib)
    body = [run.font.size.pt for one in made.paragraphs for run in one.runs if run.text.strip()]
    assert set(body) == {14.0}


def test_the_header_has_issuer_and_nation_side_by_side() -> None:
    made = opened(coordination_docx(report()))
    (issuer, nation), (number, place) = (row.cells for row in made.tables[0].rows)
    assert texts(issuer) == ["ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "SỞ TÀI CHÍNH"]
    assert [one.runs[0].bold for one in issuer.paragraphs[:2]] == [False, True]
    assert texts(nation) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert [" ".join(one.split()) for one in texts(number)] == ["Số: /BC-STC"]
    assert [" ".join(one.split()) for one in texts(place)] == ["Lâm Đồng, ngày tháng 4 năm 2026"]
    assert place.paragraphs[0].runs[0].italic
    for cell in (issuer, nation):
        assert cell.paragraphs[-1]._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None


def test_the_number_of_the_page_is_above_and_not_on_the_first() -> None:
    made = opened(coordination_docx(report()))
    for section in made.sections:
        assert section.different_first_page_header_footer
    header = made.sections[0].header.paragraphs[0]
    assert "PAGE" in header._p.xml and header.alignment is not None and header.alignment.name == "CENTER"
    assert made.sections[0].first_page_header.paragraphs[0].text == ""


def test_signature_and_number_are_left_to_people() -> None:
    made = opened(coordination_docx(report()))
    left, right = next(one for one in made.tables if "Nơi nhận:" in one.rows[0].cells[0].text).rows[0].cells
    assert texts(left)[-1] == "- Lưu: VT, STC."
    assert texts(right)[:2] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    blank = opened(coordination_docx(empty()))
    assert texts(blank.tables[-1].rows[0].cells[1])[0].startswith("KT./TL. …")


def test_tables_repeat_their_heads_and_numbers_lead_to_the_page() -> None:
    made = opened(coordination_docx(report(30), BASE))
    tables = [one for one in made.tables if one.style is not None and one.style.name == "Table Grid"]
    assert len(tables) == 4  # units, tasks, contributions, silent units
    assert all("w:tblHeader" in one.rows[0]._tr.xml and "w:tblHeader" not in one.rows[1]._tr.xml for one in tables)
    assert f"{BASE}/task?code=QT-2026-01" in links(made)
    assert any(one.startswith(f"{BASE}/activity?task=QT-2026-01&unit=") for one in links(made))
    assert links(opened(coordination_docx(report(30)))) == set()


def test_a_table_too_long_to_be_read_says_where_the_rest_is() -> None:
    made = opened(coordination_docx(report(MOST)))
    tasks = next(one for one in made.tables if one.rows[0].cells[1].text == "Mã")
    assert len(tasks.rows) == MOST + 1
    assert any(f"{MOST} dòng đầu trong tổng số {MOST + 4}" in one.text for one in made.paragraphs)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, pypdfium2.PdfDocument]]:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    folder: Path = tmp_path_factory.mktemp("printed")
    (folder / "full.docx").write_bytes(coordination_docx(report(30), BASE))
    (folder / "empty.docx").write_bytes(coordination_docx(empty()))
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    files = [str(folder / name) for name in ("full.docx", "empty.docx")]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, timeout=180, capture_output=True)
    found = {name: pypdfium2.PdfDocument(str(folder / f"{name}.pdf")) for name in ("full", "empty")}
    yield found
    for pdf in found.values():
        pdf.close()


def page_texts(pdf: pypdfium2.PdfDocument) -> list[str]:
    return [" ".join(unicodedata.normalize("NFC", page.get_textpage().get_text_range()).split()) for page in pdf]


def test_printed_pages_say_what_they_should(printed: dict[str, pypdfium2.PdfDocument]) -> None:
    pages = page_texts(printed["full"])
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0] and "SỞ TÀI CHÍNH" in pages[0]
    assert "BÁO CÁO Kết quả phối hợp thực hiện nhiệm vụ từ ngày 01/01/2026 đến ngày 31/03/2026" in pages[0]
    assert "34 nhiệm vụ phải thực hiện; trong đó hoàn thành đúng hạn: 1" in pages[0]
    assert "14 lượt sửa có nội dung phục vụ các nhiệm vụ trên, của 2 người thuộc 2 đơn vị" in pages[0]
    assert pages[1].startswith("2 ") and not pages[0].startswith("1 ")
    whole = " ".join(pages)
    assert "đã biết người làm của 118 thay đổi (98%)" in whole and "Nơi nhận:" in whole
    assert "Ổ dùng chung được theo dõi 98% thời gian của kỳ." in whole
    assert "Chưa thể kết luận: nhiều thời gian ổ chung không được theo dõi" in whole
    tasks = [page for page in pages if page.startswith("Phụ lục")]
    assert [page[:12].strip() for page in tasks] == ["Phụ lục I DA", "Phụ lục II K", "Phụ lục III"]
    assert LONG[:60] in whole and LONG not in whole and "…" in whole


def test_printed_pages_turn_for_the_annexes(printed: dict[str, pypdfium2.PdfDocument]) -> None:
    pdf = printed["full"]
    first = page_texts(pdf).index(next(one for one in page_texts(pdf) if one.startswith("Phụ lục I ")))
    assert all((page.get_width() > page.get_height()) == (number >= first) for number, page in enumerate(pdf))


def test_nothing_stands_in_the_margins(printed: dict[str, pypdfium2.PdfDocument]) -> None:
    picture = printed["full"][0].render(scale=2).to_numpy()
    width = picture.shape[1]
    left, right = round(width * 28 / 210), round(width * 196 / 210)
    assert picture[:, :left].min() == 255 and picture[:, right:].min() == 255
    assert picture[:, left:right].min() < 100


def test_an_empty_period_is_a_report_too(printed: dict[str, pypdfium2.PdfDocument]) -> None:
    whole = " ".join(page_texts(printed["empty"]))
    assert "không có nhiệm vụ nào phải theo dõi" in whole and "được theo dõi 0% thời gian của kỳ" in whole
    assert "Phụ lục I" not in whole and "chỉ được xem một phần các ổ chung" in whole
