"""The overview in a real browser: a cell opens its evidence, tabs and periods are in the address, tables go along."""

import pytest
from playwright.sync_api import Browser, expect

from tests.webui.test_task_page import _Office, office, visit

__all__ = ["office"]


def test_a_head_sees_who_worked_on_what_and_opens_the_evidence(office: _Office, browser: Browser) -> None:
    page = visit(office, browser, "hoa.tt")
    page.goto("/overview?period=year")
    expect(page.get_by_role("heading", name="Tổng quan phối hợp")).to_be_visible()
    page.get_by_role("button", name="QT-01: Phòng Đầu tư").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Phạm Văn Dũng")
    expect(dialog.get_by_role("link", name="Thẩm tra.docx")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Theo từng người").click()
    expect(page.get_by_role("link", name="Phạm Văn Dũng")).to_be_visible()
    assert "tab=people" in page.url and "period=year" in page.url
    page.get_by_role("button", name="Ai phối hợp với ai").click()
    expect(page.get_by_role("heading", name="Phối hợp chưa ai giao")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Nhiệm vụ và từng người")).to_be_visible()


def test_it_fits_a_phone(office: _Office, browser: Browser) -> None:
    page = visit(office, browser, width=390)
    page.goto("/overview?lang=en")
    expect(page.get_by_role("heading", name="Tasks and units")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("what", ["unit", "person", "map_unit", "map_person"])
def test_every_table_goes_along(office: _Office, what: str) -> None:
    status, headers, body = office.ask(f"/exports/overview.csv?what={what}&period=year")
    assert status == 200 and what in headers["content-disposition"]
    if what == "person":
        assert "Phạm Văn Dũng" in body.decode("utf-8-sig")
    assert office.ask(f"/exports/overview.xlsx?what={what}")[2].startswith(b"PK")
