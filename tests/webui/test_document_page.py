"""A document's own page in a real browser."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.webui.site import Site

HEADER = """ỦY BAN NHÂN DÂN TỈNH
SỞ TÀI CHÍNH
Số: {number}/QĐ-STC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nhơn Khánh, ngày {day} tháng 3 năm 2026
QUYẾT ĐỊNH
{subject}
Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13 ngày 25 tháng 6 năm 2015;
Căn cứ Kế hoạch số 905/KH-STC ngày 05/01/2026 của Sở Tài chính;
QUYẾT ĐỊNH:
Điều 1. {body}
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trần Văn Thử
"""
OLD, NEW = "Ngân sách/Quy chế/quy chế phối hợp.txt", "Ngân sách/Quy chế/quy chế mới.txt"


@pytest.fixture(scope="module")
def papers(site: Site) -> tuple[int, int]:
    """A decision, changed once, and the one that replaces it."""
    body = "Các phòng phối hợp theo quy chế này."
    text = HEADER.format(number=915, day=12, subject="Ban hành quy chế phối hợp", body=body)
    site.write(OLD, text)
    site.wait_for(lambda: site.find("so:915/QĐ-STC"), "the decision")
    site.write(OLD, text.replace("Các phòng phối hợp", "Các phòng, trung tâm phối hợp chặt chẽ"))
    said = "Quyết định này thay thế Quyết định số 915/QĐ-STC ngày 12/3/2026 của Sở Tài chính."
    site.write(NEW, HEADER.format(number=940, day=30, subject="Quy chế phối hợp thay thế", body=said))
    site.wait_for(lambda: site.find("so:940/QĐ-STC"), "the newer decision")
    old = next(hit.id for hit in site.find("so:915/QĐ-STC") if hit.path == OLD)
    viewer = site.library.viewer(None)
    site.wait_for(lambda: len(site.library.versions(viewer, old)) > 1, "its second version")
    return old, next(hit.id for hit in site.find("so:940/QĐ-STC") if hit.path == NEW)


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_page_says_what_it_is_and_that_it_was_replaced(page: Page, papers: tuple[int, int]) -> None:
    page.goto(f"/document?id={papers[0]}&q=quy+che+phoi+hop")
    expect(page.get_by_role("heading", level=1)).to_have_text("quy chế phối hợp.txt")
    expect(page).to_have_title("quy chế phối hợp.txt · Ổ Chung")
    facts = page.get_by_role("complementary", name="Thông tin")
    for said in (
        "915/QĐ-STC",
        "Nhơn Khánh, 12/03/2026",
        "SỞ TÀI CHÍNH",
        "Trần Văn Thử – PHÓ GIÁM ĐỐC (ký thay)",
        "UBND tỉnh",
    ):
        expect(facts).to_contain_text(said)
    expect(page.locator("mark", has_text="quy chế phối hợp").first).to_be_visible()
    warning = page.get_by_role("note")
    expect(warning).to_contain_text("đã được thay thế hoặc bãi bỏ bởi")
    warning.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("quy chế mới.txt")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("quy chế phối hợp.txt")


def test_related_documents_are_grouped_and_missing_ones_can_be_searched(page: Page, papers: tuple[int, int]) -> None:
    page.goto(f"/document?id={papers[0]}")
    page.get_by_role("tab", name=re.compile("Liên quan")).click()
    panel = page.get_by_role("tabpanel")
    expect(panel.get_by_role("heading", name="Bị thay thế, bãi bỏ bởi")).to_be_visible()
    expect(panel.locator(".national")).to_contain_text("83/2015/QH13")
    expect(panel.locator(".absent")).to_contain_text("905/KH-STC")
    assert query(page) == {"id": [str(papers[0])], "tab": ["relations"]}
    panel.locator(".absent").get_by_role("link", name="tìm số này").click()
    expect(page.get_by_role("combobox")).to_have_value("so:905/KH-STC")


def test_two_versions_are_compared_word_by_word(page: Page, papers: tuple[int, int]) -> None:
    page.goto(f"/document?id={papers[0]}&tab=versions")
    page.get_by_role("button", name="So sánh").click()
    expect(page.locator("ins", has_text="chặt chẽ")).to_be_visible()
    expect(page.locator(".counts")).to_contain_text("+")
    assert query(page)["compare"] == [f"{papers[0]}.1~{papers[0]}"]
    page.reload()  # the address holds the choice
    expect(page.locator("ins", has_text="trung tâm")).to_be_visible()


@pytest.mark.parametrize("id", ["99999999", "0", "", "x"])
def test_a_document_that_is_not_there_says_so(page: Page, id: str) -> None:
    page.goto(f"/document?id={id}")
    expect(page.get_by_role("heading", name="Không có tài liệu này")).to_be_visible()


def test_on_a_phone_nothing_sticks_out(page: Page, papers: tuple[int, int]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/document?id={papers[0]}&tab=versions&lang=en")
    expect(page.get_by_role("tab", name=re.compile("Drafts and versions"))).to_have_attribute("aria-selected", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_preview_leads_to_the_page(page: Page, papers: tuple[int, int]) -> None:
    page.goto("/?q=so:915/QĐ-STC")
    page.get_by_role("button", name="Xem trước: quy chế phối hợp.txt").click()
    page.get_by_role("link", name="Trang tài liệu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("quy chế phối hợp.txt")


def test_the_link_of_the_page_is_copied(
    page: Page, context: BrowserContext, site: Site, papers: tuple[int, int]
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/document?id={papers[0]}&q=quy+che&lang=en&tab=history")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("The link to this page was copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.address}/document?id={papers[0]}"


def test_on_paper_stand_the_facts_and_the_whole_text(page: Page, papers: tuple[int, int]) -> None:
    page.goto(f"/document?id={papers[0]}")
    expect(page.locator(".paper")).to_contain_text("Trần Văn Thử")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("tablist")).to_be_hidden()
    expect(page.get_by_role("complementary", name="Thông tin")).to_be_visible()
    assert page.locator(".paper").evaluate("(text) => text.scrollHeight <= text.clientHeight + 1")


def test_a_row_of_the_feed_leads_to_the_page_in_a_tab_of_its_own(page: Page, papers: tuple[int, int]) -> None:
    page.goto("/activity?folder=Ngân sách")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="quy chế mới.txt").first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("quy chế mới.txt")


def test_by_keyboard_from_section_to_section_and_to_another_document(page: Page, papers: tuple[int, int]) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    page.goto(f"/document?id={papers[0]}")
    page.get_by_role("tab", name="Nội dung").focus()
    page.keyboard.press("ArrowRight")
    relations = page.get_by_role("tab", name=re.compile("Liên quan"))
    expect(relations).to_have_attribute("aria-selected", "true")
    expect(relations).to_be_focused()
    page.get_by_role("tabpanel").get_by_role("link", name="940/QĐ-STC").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("quy chế mới.txt")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
