"""Asked to read, read and acknowledged; rules, lessons and whom to ask: in a real browser while the service runs."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document as NewDocument
from playwright.sync_api import Browser, expect

from indexer.config.load import load
from tests.library.test_regulations import paper
from tests.webui.site import Site
from tests.webui.visiting import visit
from webui.words import LANGUAGES

PEOPLE = """
[[people]]
login = "an.nv"
name = "Nguyễn Văn An"
unit = "NS"
[[people]]
login = "hoa.tt"
name = "Trần Thị Hoa"
unit = "NS"
[[people]]
login = "dung.pv"
name = "Phạm Văn Dũng"
unit = "DT"
"""
RULE = "Ngân sách/quy chế mới.txt"
OLD = "Ngân sách/quy chế cũ.txt"
NOTICE = "Nội quy <b>cơ quan.txt"


class _Office(Site):
    def __init__(self, home: Path) -> None:
        super().__init__(home)
        text = self.file.read_text(encoding="utf-8").replace('code = "NS"', 'code = "NS"\nhead = "hoa.tt"')
        self.file.write_text(text + PEOPLE, encoding="utf-8")
        self.config = load(self.file)

    def ask_to_read(self, path: str, *people: str) -> int:
        library = self.library
        document = library.at(library.viewer(None), path)[0].id
        library.ask_to_read(library.viewer("hoa.tt"), document, people, [], date.today() + timedelta(days=2), "Điều 3")
        return document

    def openings(self) -> int:
        return int(self.library._catalogue._sql.execute("SELECT count(*) FROM opening").fetchone()[0])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Office]:
    with _Office(tmp_path_factory.mktemp("reading")) as made:
        subject = "Về việc ban hành Quy chế làm việc của Sở"
        made.write(OLD, paper("12/QĐ-STC", "05 tháng 3 năm 2023", "QUYẾT ĐỊNH", subject))
        replacing = "Quyết định này thay thế Quyết định số 12/QĐ-STC ngày 05/3/2023 của Sở Tài chính."
        made.write(RULE, paper("15/QĐ-STC", "12 tháng 3 năm 2026", "QUYẾT ĐỊNH", subject, replacing))
        made.write(NOTICE, "Giờ làm việc từ 7 giờ 30.")
        document = NewDocument()
        document.add_paragraph("Kiểm kê tài sản công năm 2026. " * 30)
        document.core_properties.author = document.core_properties.last_modified_by = "Phạm Văn Dũng"
        (made.drive / "Đầu tư").mkdir(parents=True, exist_ok=True)
        document.save(str(made.drive / "Đầu tư/Kiểm kê.docx"))
        made.start()
        made.open()
        made.wait_for(lambda: len(made.events()) >= 4, "all documents to be recorded")
        yield made


def test_a_head_asks_on_the_documents_page_and_who_is_asked_reads_and_acknowledges(
    office: _Office, browser: Browser
) -> None:
    head, clerk = visit(office, browser, "hoa.tt"), visit(office, browser, "an.nv")
    document = office.id_of(RULE)
    head.goto(f"/document?id={document}")
    head.get_by_text("Đề nghị đọc văn bản này").click()
    head.get_by_role("button", name="Gửi đề nghị").click()
    expect(head.get_by_role("status")).to_contain_text("ít nhất một đơn vị")
    head.get_by_role("checkbox", name="Phòng Ngân sách").check()
    head.get_by_role("combobox", name="Từng người").fill("Phạm Văn Dũng (dung.pv)")
    head.get_by_role("button", name="Thêm").click()
    head.get_by_role("button", name="Gửi đề nghị").click()
    expect(head.get_by_role("status")).to_have_text("Đã gửi đề nghị đọc.")

    clerk.goto("/reading")
    expect(clerk.get_by_role("link", name="Cần đọc (1)")).to_be_visible()
    expect(clerk.get_by_text("còn 7 ngày")).to_be_visible()
    assert office.openings() == 0
    clerk.get_by_role("link", name="Mở để đọc").click()
    expect(clerk.get_by_role("button", name="Hãy đọc, còn")).to_be_disabled()
    clerk.get_by_role("button", name="Tôi đã đọc").click(timeout=30_000)
    expect(clerk.get_by_text("Bạn đã xác nhận đã đọc lúc")).to_be_visible()
    expect(clerk.get_by_role("link", name="Cần đọc", exact=True)).to_be_visible()
    assert office.openings() == 1

    head.goto("/reading")
    head.get_by_text("1/2 người đã đọc").click()
    expect(head.get_by_role("row", name="Nguyễn Văn An")).to_contain_text("đã đọc")
    expect(head.get_by_role("row", name="Phạm Văn Dũng")).to_contain_text("chưa đọc")
    with head.expect_download() as waiting:
        head.get_by_role("link", name="Tải bảng CSV").click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert [(row[6], row[8]) for row in rows[1:]] == [("Phạm Văn Dũng", "chưa đọc"), ("Nguyễn Văn An", "đã đọc")]


def test_the_file_itself_counts_as_opened_for_who_is_asked_alone(office: _Office) -> None:
    document = office.ask_to_read(NOTICE, "an.nv")
    before = office.openings()
    assert office.ask(f"/files/{document}", {"Cookie": "ochung_me=dung.pv"})[0] == 200
    assert office.ask(f"/files/{document}", {"Cookie": "ochung_me=an.nv"}, "HEAD")[0] == 200
    assert office.openings() == before
    assert office.ask(f"/files/{document}", {"Cookie": "ochung_me=an.nv"})[0] == 200
    assert office.openings() == before + 1
    office.library.acknowledge(office.library.viewer("an.nv"), document)


def test_who_has_read_what_is_not_handed_to_everybody(office: _Office) -> None:
    office.ask_to_read("Đầu tư/Kiểm kê.docx", "an.nv")
    _, _, body = office.ask("/exports/reading.csv", {"Cookie": "ochung_me=dung.pv"})
    assert "Nguyễn Văn An" not in body.decode()
    _, _, body = office.ask("/exports/reading.csv")
    assert len(body.decode().strip().splitlines()) == 1


def test_rules_by_unit_say_what_replaces_them(office: _Office, browser: Browser) -> None:
    page = visit(office, browser)
    page.goto("/reading?tab=rules")
    expect(page.get_by_text("Đã được thay thế bởi")).to_be_visible()
    expect(page.get_by_role("link", name=NOTICE)).to_be_visible()
    page.get_by_role("searchbox", name="Lọc theo tên").fill("quy che lam viec")
    expect(page.get_by_role("link", name=NOTICE)).to_be_hidden()
    page.goto("/unit?u=Phòng Ngân sách")
    expect(page.get_by_role("heading", name="Quy chế, hướng dẫn của đơn vị")).to_be_visible()
    expect(page.get_by_role("link", name="Quyết định 12/QĐ-STC").first).to_be_visible()


def test_an_idea_is_written_and_found_without_marks(office: _Office, browser: Browser) -> None:
    page = visit(office, browser, "an.nv")
    page.goto("/reading?tab=lessons")
    page.get_by_text("Viết một sáng kiến, đề xuất").click()
    page.get_by_role("combobox", name="Cho nhiệm vụ hoặc đơn vị").fill("Phòng Đầu tư")
    page.get_by_role("textbox", name="Nội dung").fill("Dùng chung <i>một</i> biểu")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Dùng chung <i>một</i> biểu")).to_be_visible()
    about = page.get_by_role("link", name="Phòng Đầu tư", exact=True)
    expect(about).to_have_attribute("href", re.compile(r"unit\?u="))
    find = page.get_by_role("searchbox")
    find.fill("dung chung bieu")
    find.press("Enter")
    expect(page.get_by_text("1 mục")).to_be_visible()
    expect(page).to_have_url(f"{office.address}/reading?tab=lessons&q=dung+chung+bieu")
    find.fill("không có gì")
    find.press("Enter")
    expect(page.get_by_text("Không có bài học nào khớp")).to_be_visible()
    page.goto("/reading?tab=lessons")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Rút lại").click()
    expect(page.get_by_text("Dùng chung <i>một</i> biểu")).to_be_hidden()


def test_from_a_search_to_whom_to_ask(office: _Office, browser: Browser) -> None:
    page = visit(office, browser)
    page.goto("/?q=kiểm kê tài sản")
    page.get_by_role("link", name="Ai biết về việc này?").click()
    expect(page.get_by_role("heading", name="Phạm Văn Dũng")).to_be_visible()
    expect(page.get_by_role("link", name="Kiểm kê.docx")).to_be_visible()
    expect(page.get_by_text("không phải là đánh giá hay xếp hạng ai cả")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/reading", "/reading?tab=rules", "/reading?tab=lessons", "/experts?q=tài sản"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    office: _Office, browser: Browser, path: str, language: str
) -> None:
    page = visit(office, browser, "hoa.tt", width=390)
    page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
