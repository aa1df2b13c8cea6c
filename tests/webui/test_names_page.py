"""Names nobody is known for, merged and taken back in a real browser while the service runs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as NewDocument
from playwright.sync_api import Browser, Page, expect

from indexer.config.load import load
from tests.webui.site import Site
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
"""


class _Office(Site):
    def __init__(self, home: Path) -> None:
        super().__init__(home)
        text = self.file.read_text(encoding="utf-8").replace('code = "NS"', 'code = "NS"\nhead = "hoa.tt"')
        self.file.write_text(text + PEOPLE, encoding="utf-8")
        self.config = load(self.file)

    def save(self, name: str, author: str) -> None:
        path = self.drive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        document = NewDocument()
        document.add_paragraph(f"Nội dung của {name}")
        document.core_properties.author = document.core_properties.last_modified_by = author
        document.save(str(path))

    def person(self, path: str) -> str:
        return next(one.person for one in self.events() if one.path == path and one.about is None)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Office]:
    with _Office(tmp_path_factory.mktemp("names")) as made:
        for number in range(3):
            made.save(f"Ngân sách/Dự toán {number}.docx", "PC-07\\An")
        made.save("Ngân sách/Khác.docx", "<b>Kế toán</b>")
        made.start()
        made.open()
        yield made


@pytest.fixture
def names(office: _Office, browser: Browser) -> Iterator[Page]:
    """The page, by a visitor who has said nothing yet."""
    context = browser.new_context(base_url=office.address, viewport={"width": 1440, "height": 900}, locale="vi-VN")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/names")
    expect(page.get_by_role("heading", name="Tên chưa biết là ai")).to_be_visible()
    yield page
    context.close()
    assert errors == []


def be(page: Page, shown: str) -> None:
    field = page.get_by_role("combobox", name="Tôi là")
    field.fill(shown)
    field.press("Enter")


def test_names_are_merged_and_taken_back_within_seconds(office: _Office, names: Page) -> None:
    likely = names.get_by_role("button", name="PC-07\\An: Nguyễn Văn An (an.nv)")
    expect(likely).to_be_visible()
    likely.click()
    expect(names.get_by_role("status")).to_have_text("Hãy chọn bạn là ai trước.")
    be(names, "Trần Thị Hoa (hoa.tt)")
    started = time.monotonic()
    likely.click()
    expect(names.get_by_role("status")).to_contain_text("Đã gộp")
    office.wait_for(lambda: office.person("Ngân sách/Dự toán 0.docx") == "Nguyễn Văn An", "the past to be credited")
    assert time.monotonic() - started < 10
    expect(names.get_by_text("hoa.tt nói trên trang mở")).to_be_visible()
    names.reload()  # the browser remembers who it is
    undo = names.get_by_role("button", name="Bỏ gộp: PC-07\\An")
    undo.focus()
    names.keyboard.press("Enter")
    expect(names.get_by_role("status")).to_contain_text("Đã bỏ gộp")
    office.wait_for(lambda: office.person("Ngân sách/Dự toán 0.docx") == "PC-07\\An", "the past to be as it was")


def test_what_documents_write_stays_text(names: Page) -> None:
    expect(names.get_by_text("<b>Kế toán</b>", exact=True)).to_be_visible()
    field = names.get_by_role("combobox", name="Người có tên được ghi là <b>Kế toán</b>")
    field.fill("không có ai")
    field.press("Enter")
    expect(names.get_by_role("status")).to_contain_text("Không có ai tên như vậy")


def test_a_word_waits_and_is_decided(office: _Office, names: Page) -> None:
    event = next(one.id for one in office.events() if one.path == "Ngân sách/Khác.docx")
    office.library.say(office.library.viewer("an.nv"), event, "an.nv", True, "tôi lập bảng này")
    names.reload()
    expect(names.get_by_text("Nguyễn Văn An cũng đã làm")).to_be_visible()
    expect(names.get_by_role("button", name="Chấp nhận")).to_have_count(0)
    be(names, "Trần Thị Hoa (hoa.tt)")
    names.get_by_role("button", name="Chấp nhận").click()
    office.wait_for(lambda: office.person("Ngân sách/Khác.docx") == "Nguyễn Văn An", "the claim to count")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_nothing_is_wider_than_the_screen(office: _Office, browser: Browser, language: str) -> None:
    context = browser.new_context(base_url=office.address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"/names?lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_who_knows_better_says_so_where_the_name_stands(names: Page, office: _Office) -> None:
    office.save("Ngân sách/Của Hoa.docx", "Trần Thị Hoa")
    office.wait_for(lambda: "Ngân sách/Của Hoa.docx" in {one.path for one in office.events()}, "the paper in the feed")
    names.goto("/activity")
    row = names.locator(".days > section > ol > li", has_text="Của Hoa.docx")
    row.get_by_role("link", name="Trần Thị Hoa").click()
    dialog = names.get_by_role("dialog")
    dialog.get_by_text("Ghi chưa đúng?").click()
    dialog.get_by_role("button", name="Không phải Trần Thị Hoa").click()
    expect(names.get_by_text("Hãy chọn bạn là ai trước.")).to_be_visible()
    dialog.get_by_label("Tôi là").fill("Nguyễn Văn An (an.nv)")
    dialog.locator(".me").get_by_role("button").click()
    expect(dialog.get_by_role("button", name="Tôi cũng làm việc này")).to_be_visible()  # the form is drawn anew
    dialog.get_by_placeholder("Lý do").fill("Hoa nghỉ hôm đó")
    dialog.get_by_role("button", name="Tôi cũng làm việc này").click()
    expect(dialog).to_contain_text("Ý kiến đang chờ: Nguyễn Văn An cũng đã làm")
    sayings = office.library.sayings(office.library.viewer(None))
    [said] = [one for one in sayings if one.reason == "Hoa nghỉ hôm đó"]
    assert (said.login, said.is_claim, said.said_by) == ("an.nv", True, "an.nv")
