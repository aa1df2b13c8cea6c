"""The page of tasks in a real browser: a head makes one with a span of days, it is found again in every view."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webui.test_task_page import _Office, office, visit

__all__ = ["office"]


def shown(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.get_by_role("heading", name="Nhiệm vụ", exact=True)).to_be_visible()
    return page


def test_a_head_makes_a_task_and_changes_it_and_nobody_else_may(office: _Office, browser: Browser) -> None:
    stranger = shown(visit(office, browser, "dung.pv"), "/tasks?new=1&title=Rà%20soát&lead=NS")
    stranger.get_by_role("button", name="Lập nhiệm vụ").click()
    expect(stranger.get_by_role("status")).to_contain_text("Chỉ trưởng đơn vị chủ trì")
    expect(stranger.get_by_label("Tên nhiệm vụ")).to_have_value("Rà soát")

    head = shown(visit(office, browser, "hoa.tt"), "/tasks")
    head.get_by_role("button", name="Lập nhiệm vụ").click()
    head.get_by_label("Tên nhiệm vụ").fill("Rà soát công nợ tạm ứng")
    expect(head.get_by_label("Đơn vị chủ trì")).to_have_value("NS")
    expect(head.get_by_role("checkbox", name="Phòng Ngân sách", exact=True)).to_have_count(0)  # who leads
    head.get_by_role("checkbox", name="Phòng Đầu tư", exact=True).check()
    head.get_by_role("textbox", name="Thời hạn").first.fill("khi nào xong")
    head.get_by_role("textbox", name="Thời hạn").first.blur()
    expect(head.get_by_text("Không rõ là ngày nào")).to_be_visible()
    head.get_by_role("textbox", name="Thời hạn").first.fill("05 ngày làm việc")
    head.get_by_role("textbox", name="Thời hạn").first.blur()
    expect(head.get_by_text("tức là thứ")).to_be_visible()
    head.get_by_role("button", name="Lập nhiệm vụ").click()
    expect(head.get_by_role("status")).to_contain_text(f"NV-{date.today().year}-001")
    kept = head.locator(".kept").get_by_role("link", name="Rà soát công nợ tạm ứng")
    expect(kept).to_have_attribute("href", re.compile(rf"^task\?code=NV-{date.today().year}-001"))
    head.get_by_role("button", name="Bảng").click()
    expect(kept).to_have_count(0)
    expect(head.get_by_role("link", name="Rà soát công nợ tạm ứng", exact=True)).to_be_visible()

    head.goto(f"/tasks?edit=NV-{date.today().year}-001")
    head.get_by_label("Tên nhiệm vụ").fill("Rà soát công nợ tạm ứng vốn")
    library, code = office.library, f"NV-{date.today().year}-001"
    library.change_task(library.viewer(None), code, {"objective": "Thu hồi hết"})  # somebody else, meanwhile
    head.get_by_role("button", name="Lưu").click()
    expect(head.get_by_role("link", name="Rà soát công nợ tạm ứng vốn")).to_have_count(2)
    for view in ("Bảng", "Dòng thời gian"):
        head.get_by_role("button", name=view).click()
        expect(head.get_by_role("link", name="Rà soát công nợ tạm ứng vốn", exact=True)).to_be_visible()
    assert library.task(library.viewer(None), code).task.objective == "Thu hồi hết"
    status, _, body = office.ask("/exports/tasks.csv?unit=DT")
    assert status == 200 and "Rà soát công nợ tạm ứng vốn" in body.decode("utf-8-sig")


@pytest.mark.parametrize("width", [1440, 390])
def test_filters_narrow_the_list_and_nothing_found_says_what_to_do(
    office: _Office, browser: Browser, width: int
) -> None:
    page = shown(visit(office, browser, width=width), "/tasks?q=không+có+gì+như+thế")
    expect(page.get_by_text("Hãy bỏ bớt điều kiện lọc")).to_be_visible()
    if width > 1000:
        page.get_by_role("button", name="Bỏ lọc").click()
        expect(page.get_by_role("link", name="Thẩm tra quyết toán")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
