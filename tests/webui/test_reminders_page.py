"""Reminding by hand, what waits for whom, notes and the log: in a real browser."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from indexer.catalogue import open_catalogue
from indexer.config.load import load
from indexer.model.reminder import NoteKind
from indexer.model.task import Share, Task
from tests.service.reminded import day
from tests.webui.site import Site
from tests.webui.test_reading_page import PEOPLE
from tests.webui.visiting import visit
from webui.reminders_address import RemindersView, page_of, read, write
from webui.words import LANGUAGES

HEADS = {"NS": "hoa.tt", "DT": "dung.pv"}
WRITE = "/reminders?task=KH-07&unit=NS"


class _Office(Site):
    def __init__(self, home: Path) -> None:
        super().__init__(home)
        text = self.file.read_text(encoding="utf-8")
        for code, head in HEADS.items():
            text = text.replace(f'code = "{code}"', f'code = "{code}"\nhead = "{head}"')
        self.file.write_text(text + PEOPLE, encoding="utf-8")
        self.config = load(self.file)
        catalogue = open_catalogue(self.config.state.path)
        with catalogue.writing():
            task = Task("KH-07", "Kế hoạch <b>2027", lead="DT", coordinating=(Share("NS", day(6)),), people=("an.nv",))
            catalogue.tasks.put(task)
        catalogue.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Office]:
    with _Office(tmp_path_factory.mktemp("reminders")) as made:
        made.open()
        yield made


def test_a_head_changes_the_words_and_reminds_and_it_waits_for_the_person(office: _Office, browser: Browser) -> None:
    head, clerk = visit(office, browser, "dung.pv"), visit(office, browser, "an.nv")
    head.goto(WRITE)
    expect(head.get_by_text("Thời hạn: 06/03/2026")).to_be_visible()
    words = head.get_by_role("textbox", name="Lời nhắn")
    expect(words).to_have_value(re.compile("^Đề nghị Phòng Ngân sách khẩn trương thực hiện phần việc được giao"))
    words.fill("Gửi số liệu <img src=x onerror=alert(1)> trước thứ Sáu")
    head.get_by_role("button", name="Gửi đôn đốc").click()
    expect(head.get_by_role("status").filter(has_text="Đã gửi đôn đốc.")).to_be_visible()
    assert "task=" not in head.url

    clerk.goto("/reminders")
    expect(clerk.get_by_role("link", name="Nhắc việc (1)")).to_be_visible()
    expect(clerk.get_by_text("Gửi số liệu <img src=x onerror=alert(1)> trước thứ Sáu").first).to_be_visible()
    expect(clerk.get_by_role("link", name="KH-07 · Kế hoạch <b>2027").first).to_be_visible()
    clerk.get_by_role("button", name="Đã xem hết").click()
    expect(clerk.get_by_role("link", name="Nhắc việc", exact=True)).to_be_visible()

    head.goto("/reminders")
    expect(head.get_by_text("đã xem").first).to_be_visible()
    with head.expect_download() as waiting:
        head.get_by_role("link", name="Tải bảng CSV").click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert sorted((row[1], row[2], row[5], row[7]) for row in rows[1:]) == [
        ("Đôn đốc", "KH-07", "Nguyễn Văn An", "trên trang"),
        ("Đôn đốc", "KH-07", "Trần Thị Hoa", "trên trang"),
    ]
    head.get_by_role("button", name="Thu hồi").first.click()
    expect(head.get_by_text("trên trang mở").filter(has_text="đã thu hồi")).to_be_visible()


def test_who_opens_the_task_has_seen_what_it_reminds_of(office: _Office, browser: Browser) -> None:
    library = office.library
    library.remind(library.viewer("dung.pv"), "KH-07", person="an.nv", text="Cần biểu số 3 trước trưa mai")
    clerk = visit(office, browser, "an.nv")
    clerk.goto("/reminders")
    expect(clerk.get_by_role("link", name="Nhắc việc (1)")).to_be_visible()
    clerk.get_by_role("link", name="KH-07 · Kế hoạch <b>2027").first.click()
    expect(clerk.get_by_text("Cần biểu số 3 trước trưa mai")).to_be_visible()
    expect(clerk.get_by_role("link", name="Nhắc việc", exact=True)).to_be_visible()
    assert library.unread_reminders(library.viewer("an.nv")) == ()


def test_a_correction_is_shown_to_whom_it_is_for_and_not_to_others(office: _Office, browser: Browser) -> None:
    head, other = visit(office, browser, "dung.pv"), visit(office, browser, "an.nv")
    head.goto(WRITE)
    head.get_by_role("button", name="Nhắc nhở", exact=True).click()
    expect(head.get_by_text("Chỉ người được nhắc nhở")).to_be_visible()
    head.get_by_role("textbox", name="Lời nhắn").fill("Chậm ba ngày")
    for unit in ("Phòng Đầu tư", "Phòng Ngân sách"):
        head.get_by_role("button", name=unit, exact=True).click()
        expect(head.get_by_role("button", name=unit, exact=True)).to_have_attribute("aria-pressed", "true")
        expect(head.get_by_role("textbox", name="Lời nhắn")).to_have_value("Chậm ba ngày")
    head.get_by_role("button", name="Ghi nhắc nhở").click()
    expect(head.get_by_text("Chậm ba ngày").first).to_be_visible()
    other.goto("/reminders")
    expect(other.get_by_role("heading", name="Nhật ký nhắc việc")).to_be_visible()
    expect(other.get_by_text("Chậm ba ngày")).to_have_count(0)
    [note] = office.library.notes(office.library.viewer("hoa.tt"))
    assert (note.kind, note.unit) == (NoteKind.CORRECTION, "NS")


def test_who_may_not_remind_is_told_why_and_what_is_not_there_is_said(office: _Office, browser: Browser) -> None:
    page = visit(office, browser, "an.nv")
    page.goto(WRITE)
    expect(page.get_by_text("Chỉ trưởng đơn vị chủ trì")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi đôn đốc")).to_be_disabled()
    page.goto("/reminders?task=XX-99")
    expect(page.get_by_text("Không có nhiệm vụ XX-99.")).to_be_visible()
    page.get_by_role("radio", name="Nhắc việc và tóm tắt mỗi tuần").check()
    expect(page.get_by_role("status").filter(has_text="Đã lưu")).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="Nhắc việc và tóm tắt mỗi tuần")).to_be_checked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_a_phone(office: _Office, browser: Browser, language: str) -> None:
    page = visit(office, browser, "dung.pv", width=360)
    page.goto(f"{WRITE}&lang={language}")
    expect(page.get_by_role("textbox").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_address_says_the_whole_view() -> None:
    view = RemindersView("KH-07", "NS", "an.nv", "praise", "failed")
    assert read(write(view)) == view
    assert page_of("A/1", "NS") == "reminders?task=A%2F1&unit=NS"
    assert read({"kind": ["x"], "show": ["y"], "task": [" KH-07 "]}) == RemindersView("KH-07")
