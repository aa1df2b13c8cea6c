"""Who is at it now, in a real browser: the panel on the activity page and the line on a document's page."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.evidence.owner_files import excel
from tests.webui.site import Site

BUDGET = "Ngân sách/Dự toán 2026.txt"
HOSTILE = "<img src=x onerror=document.title='hacked'>"


@pytest.fixture
def locks(site: Site) -> Iterator[list[Path]]:
    """Lock files to be taken away again."""
    made: list[Path] = []
    yield made
    for lock in made:
        lock.unlink(missing_ok=True)
    site.wait_for(lambda: not site.library.open_documents(site.library.viewer(None)), "everything to be closed")


def hold(site: Site, path: str, name: str, *, days_ago: float = 0) -> Path:
    """LibreOffice's lock file beside a document."""
    document = site.drive / path
    lock = document.with_name(f".~lock.{document.name}#")
    lock.write_text(f"{name},,PC-07,,;", encoding="utf-8")
    if days_ago:
        at = time.time() - days_ago * 86_400
        os.utime(lock, (at, at))
    return lock


def panel(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("region", name="Đang mở")


def test_a_document_that_is_opened_shows_by_itself_and_leads_to_its_page(
    page: Page, site: Site, locks: list[Path]
) -> None:
    page.goto("/activity")
    expect(panel(page)).to_contain_text("Không có văn bản nào đang mở.")
    locks.append(hold(site, BUDGET, "Nguyễn Thị An"))
    row = panel(page).get_by_role("listitem")
    expect(row).to_have_count(1, timeout=5000)
    expect(row).to_contain_text("Nguyễn Thị An")
    expect(row).to_contain_text("Ngân sách")
    expect(row).to_contain_text("máy PC-07")
    expect(row.locator("time")).to_contain_text("từ ")
    link = row.get_by_role("link", name="Dự toán 2026.txt")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dự toán 2026.txt")
    expect(page.get_by_text("Nguyễn Thị An đang mở văn bản này từ")).to_be_visible()
    locks[0].unlink()
    expect(page.get_by_text("Nguyễn Thị An đang mở văn bản này từ")).to_have_count(0, timeout=15_000)


def test_what_was_left_open_is_apart_and_folded(page: Page, site: Site, locks: list[Path]) -> None:
    locks.append(hold(site, BUDGET, "Nguyễn Thị An", days_ago=1))
    page.goto("/activity")
    expect(panel(page)).to_contain_text("Không có văn bản nào đang mở.")
    summary = panel(page).get_by_text("1 văn bản để mở từ hôm trước")
    row = panel(page).get_by_text("Dự toán 2026.txt")
    expect(row).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(row).to_be_visible()
    expect(panel(page).locator("time")).to_contain_text("hôm qua")


def test_of_many_the_first_few_are_shown(page: Page, site: Site, locks: list[Path]) -> None:
    for number in range(1, 9):
        locks.append(hold(site, f"Đầu tư/Giải ngân/Báo cáo tháng {number:02}.txt", f"Người Thứ {number}"))
    page.goto("/activity?lang=en")
    shown = page.get_by_role("region", name="Open right now")
    expect(shown).to_contain_text("8 documents")
    expect(shown.get_by_role("listitem").filter(visible=True)).to_have_count(3)
    shown.get_by_text("Show 5 more").click()
    expect(shown.get_by_role("listitem").filter(visible=True)).to_have_count(8)


def test_a_name_is_never_more_than_text(page: Page, site: Site, locks: list[Path]) -> None:
    lock = site.drive / "Ngân sách/~$Dự toán 2026.txt"
    lock.write_bytes(excel(HOSTILE))
    locks.append(lock)
    page.goto("/activity")
    expect(panel(page)).to_contain_text(HOSTILE)
    assert page.title() != "hacked"


def test_nothing_is_wider_than_a_phone(page: Page, site: Site, locks: list[Path]) -> None:
    locks.append(hold(site, BUDGET, "Nguyễn Thị Hoàng Ánh Nguyệt " * 3))
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/activity")
    expect(panel(page)).to_contain_text("Ánh Nguyệt")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    wide = panel(page).evaluate("node => node.scrollWidth - node.clientWidth")
    assert wide <= 0
