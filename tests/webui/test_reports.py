"""The coordination report as a browser asks for it."""

import io
from urllib.parse import quote

import docx
import openpyxl

from tests.webui.site import Site

ASKED = "since=2026-01-01&until=2026-12-31"


def test_a_workbook_in_the_readers_language(site: Site) -> None:
    status, headers, body = site.ask(f"/reports/coordination.xlsx?{ASKED}&lang=en")
    assert (status, headers["content-disposition"]) == (200, 'attachment; filename="phoi-hop-20260101-20261231.xlsx"')
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book.sheetnames[0] == "Summary"
    code = book["Tasks"]["A2"]
    assert (code.value, code.hyperlink.target.endswith("/task?code=QT-01")) == ("QT-01", True)


def test_a_word_document_is_vietnamese_whatever_the_reader_speaks(site: Site) -> None:
    status, _, body = site.ask(f"/reports/coordination.docx?{ASKED}&lang=en&unit=" + quote("Phòng Ngân sách"))
    assert status == 200
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(body)).paragraphs)
    assert "Kết quả phối hợp thực hiện nhiệm vụ của Phòng Ngân sách" in said


def test_a_wrong_question_is_answered_in_words(site: Site) -> None:
    for asked in ("since=heute", "since=2026-02-01&until=2026-01-01", "unit=KHONG"):
        status, _, body = site.ask(f"/reports/coordination.xlsx?{asked}")
        assert status == 400 and "Kỳ báo cáo" in body.decode()
    assert site.ask("/reports/coordination.pdf")[0] == 404
