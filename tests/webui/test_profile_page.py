"""Behind a name: why, and the pages of a person and of a unit, in a real browser."""

import io
import re
from datetime import UTC, datetime

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.webui.site import Site

WHO = "Nguyễn Văn An"
NAME = "Tờ trình của An.docx"


@pytest.fixture(scope="module", autouse=True)
def written(site: Site) -> None:
    paper, file = docx.Document(), io.BytesIO()
    paper.add_paragraph("Tờ trình về việc phân bổ kinh phí quý ba.")
    paper.core_properties.author = WHO
    paper.core_properties.last_modified_by = WHO
    paper.core_properties.created = paper.core_properties.modified = datetime.now(UTC).replace(tzinfo=None)
    paper.save(file)
    site.write(f"Ngân sách/Tờ trình/{NAME}", file.getvalue())
    site.wait_for(lambda: site.paths("ten:của An"), "the paper to be found")


def test_a_click_on_a_name_tells_why(page: Page) -> None:
    page.goto("/activity?folder=Ngân sách")
    row = page.locator(".days > section > ol > li", has_text=NAME)
    row.get_by_role("link", name=WHO).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Thuộc tính của tài liệu: người lưu sau cùng")
    expect(dialog).to_contain_text(f"tài liệu ghi tên {WHO}")
    expect(dialog.locator(".verdict")).to_contain_text(WHO)
    dialog.get_by_role("link", name=f"Trang của {WHO}").click()
    expect(page.get_by_role("heading", name=WHO)).to_be_visible()


def test_where_nobody_is_known_the_click_says_so(page: Page) -> None:
    page.goto("/activity?folder=Ngân sách")
    page.locator(".days li", has_text="Dự toán 2026.txt").get_by_role("button", name="Chưa rõ ai").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".verdict").first).to_contain_text("Chưa rõ ai làm việc này")
    expect(dialog).to_contain_text("full_audit")


def test_a_persons_page(page: Page) -> None:
    page.goto(f"/person?p={WHO}")
    expect(page).to_have_title(re.compile(f"^{WHO} · "))
    expect(page.locator(".coverage")).to_contain_text(re.compile(r"Biết được người làm của \d+ %"))
    expect(page.locator(".works .work")).to_contain_text([NAME])
    expect(page.locator(".days li")).to_contain_text([NAME])
    page.get_by_label("Thời gian").select_option("all")
    expect(page).to_have_url(re.compile("period=all"))
    expect(page.locator(".days li")).to_contain_text([NAME])
    today = datetime.now(UTC).astimezone().date()
    page.locator('[role="gridcell"]:not(.l0)').last.click()
    expect(page).to_have_url(re.compile(f"from={today.year}-"))
    expect(page.get_by_label("Thời gian")).to_have_value("")
    page.go_back()
    expect(page.get_by_label("Thời gian")).to_have_value("all")


def test_a_units_page_leads_to_its_people(page: Page) -> None:
    page.goto("/activity?folder=Ngân sách")
    page.locator(".days li", has_text=NAME).get_by_role("link", name="Phòng Ngân sách").click()
    expect(page.get_by_role("heading", name="Phòng Ngân sách")).to_be_visible()
    page.locator(".works .people").get_by_role("link", name=WHO).click()
    expect(page.get_by_role("heading", name=WHO)).to_be_visible()


def test_nobody_of_that_name(page: Page) -> None:
    page.goto("/person?p=<b>Ai đó</b>&lang=en")
    expect(page.get_by_role("heading", name="The ledger does not know this person yet")).to_be_visible()
    page.get_by_role("link", name="To the activity page").click()
    expect(page.get_by_role("heading", name="Activity feed")).to_be_visible()
