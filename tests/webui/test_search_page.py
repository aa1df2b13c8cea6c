"""The search page in a real browser. Every wait is for what a person would see."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.webui.conftest import HOSTILE_NAME, LONG_NAME
from tests.webui.site import Site


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def search(page: Page, text: str) -> None:
    page.get_by_role("combobox").fill(text)
    page.get_by_role("combobox").press("Enter")
    expect(page.locator(".results h2")).to_contain_text(f"“{text}”")


def test_the_start_shows_the_newest_documents_and_what_to_type(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Tài liệu mới nhất")).to_be_visible()
    expect(page.get_by_text("Có thể gõ:")).to_be_visible()
    expect(page.locator("article")).to_have_count(10)
    expect(page).to_have_title("Tìm kiếm · Ổ Chung")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_search_without_marks_finds_and_marks_words_with_them(page: Page) -> None:
    page.goto("/")
    search(page, "quyet toan du an")
    expect(page.locator("article h3").first).to_contain_text("Quyết định phê duyệt.txt")
    expect(page.locator("article mark", has_text="quyết toán dự án")).to_be_visible()
    expect(page.locator("article").first).to_contain_text("Thẩm tra quyết toán dự án hoàn thành")
    assert address(page) == {"q": ["quyet toan du an"]}


def test_typing_offers_completions_and_a_pause_searches(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("quyết to", delay=20)
    offer = page.get_by_role("option", name=re.compile("Thẩm tra quyết toán"))
    expect(offer).to_be_visible()
    expect(page.locator(".results h2")).to_contain_text("“quyết to”")  # nobody pressed a key for it
    page.get_by_role("combobox").press("ArrowDown")
    expect(offer).to_have_attribute("aria-selected", "true")
    page.get_by_role("combobox").press("Enter")
    expect(page.locator(".results h2")).to_contain_text('“nhiemvu:"QT-01"”')
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_facets_narrow_and_back_widens_again(page: Page) -> None:
    page.goto("/")
    search(page, "vốn")
    before = page.locator(".results h2").inner_text()
    page.get_by_role("checkbox", name=re.compile("Phòng Ngân sách")).check()
    expect(page.locator(".results h2")).to_contain_text("2 kết quả")
    expect(page.locator(".sieve")).to_contain_text("Bộ lọc (1)")
    assert address(page) == {"q": ["vốn"], "unit": ["Phòng Ngân sách"]}
    page.go_back()
    expect(page.locator(".results h2")).to_have_text(before)
    expect(page.get_by_role("checkbox", name=re.compile("Phòng Ngân sách"))).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".results h2")).to_contain_text("2 kết quả")
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(".results h2")).to_have_text(before)


def test_back_brings_the_words_back_into_the_box(page: Page) -> None:
    page.goto("/")
    search(page, "dự toán")
    search(page, "giải ngân")
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_value("dự toán")
    expect(page.locator(".results h2")).to_contain_text("“dự toán”")


def test_pages_and_order_are_in_the_address(page: Page) -> None:
    page.goto("/?q=giải ngân")
    expect(page.locator(".results h2")).to_contain_text("24 kết quả")
    page.get_by_role("button", name="Mới nhất").click()
    expect(page.get_by_role("button", name="Mới nhất")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("article h3").first).to_contain_text("Báo cáo tháng 01.txt")
    page.get_by_role("button", name="Trang 3").click()
    expect(page.locator("article h3").last).to_contain_text("Báo cáo tháng 24.txt")
    assert address(page) == {"q": ["giải ngân"], "sort": ["newest"], "page": ["3"]}
    page.reload()
    expect(page.locator("article")).to_have_count(4)
    expect(page.get_by_role("button", name="Trang 3")).to_have_attribute("aria-current", "page")


def test_a_preview_shows_text_properties_and_history(page: Page) -> None:
    page.goto("/?q=quyết toán")
    page.get_by_role("button", name=re.compile("^Xem trước: Quyết định")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".paper mark", has_text="quyết toán")).to_be_visible()
    expect(dialog.get_by_text(re.compile("Chỉ hiện 60.000 chữ cái đầu trong"))).to_be_visible()
    dialog.get_by_role("tab", name="Thông tin").click()
    expect(dialog.get_by_text("\\\\maychu\\chung\\Ngân sách\\Quyết toán\\Quyết định phê duyệt.txt")).to_be_visible()
    expect(dialog.get_by_text("QT-01 · Thẩm tra quyết toán dự án hoàn thành")).to_be_visible()
    dialog.get_by_role("tab", name="Lịch sử").click()
    expect(dialog.get_by_text("Chưa rõ ai")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name=re.compile("^Xem trước: Quyết định")).click()  # a second time too
    expect(dialog).to_be_visible()


def test_a_download_is_the_very_file(page: Page, site: Site) -> None:
    page.goto("/?q=ngân sách năm 2026")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải xuống: Dự toán 2026.txt").click()
    assert download.value.suggested_filename == "Dự toán 2026.txt"
    assert Path(download.value.path()).read_bytes() == (site.drive / "Ngân sách/Dự toán 2026.txt").read_bytes()


def test_the_network_path_is_copied(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?q=ngân sách năm 2026")
    page.get_by_role("button", name="Sao chép đường dẫn mạng: Dự toán 2026.txt").click()
    expect(page.get_by_text("Đã sao chép: \\\\maychu\\chung\\Ngân sách\\Dự toán 2026.txt")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "\\\\maychu\\chung\\Ngân sách\\Dự toán 2026.txt"


def test_without_a_clipboard_of_its_own_the_browser_still_copies(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")  # as over plain http
    page.goto("/?q=ngân sách năm 2026")
    page.get_by_role("button", name="Sao chép đường dẫn mạng: Dự toán 2026.txt").click()
    expect(page.get_by_text(re.compile("^Đã sao chép"))).to_be_visible()
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").press("Control+V")
    expect(page.get_by_role("combobox")).to_have_value("\\\\maychu\\chung\\Ngân sách\\Dự toán 2026.txt")


def test_a_name_full_of_html_is_only_a_name(page: Page) -> None:
    page.goto("/?q=nội dung lạ")
    expect(page.locator("article h3").first).to_have_text(HOSTILE_NAME)
    expect(page.locator("article .snippet").first).to_contain_text("<script>")
    page.get_by_role("button", name=f"Xem trước: {HOSTILE_NAME}").click()
    expect(page.get_by_role("dialog").get_by_text(HOSTILE_NAME, exact=True)).to_be_visible()
    expect(page.get_by_role("dialog").locator(".paper")).to_contain_text("<b>đậm</b>")
    expect(page).to_have_title("Tìm kiếm · Ổ Chung")


def test_a_name_of_150_letters_stays_inside_its_card(page: Page) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto("/?q=tên rất dài")
        expect(page.locator("article h3").first).to_have_text(LONG_NAME)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_found_says_what_to_do(page: Page) -> None:
    page.goto("/?q=khongcotunaynhuthe&unit=Phòng Đầu tư")
    expect(page.get_by_text("Không tìm thấy tài liệu nào")).to_be_visible()
    expect(page.get_by_text("Bỏ bớt bộ lọc")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("Phòng Đầu tư")).click()  # what was chosen can be taken back
    expect(page.get_by_text("Bỏ bớt bộ lọc")).to_be_hidden()


def test_a_slip_of_the_finger_is_put_right(page: Page) -> None:
    page.goto("/?q=giair")
    maybe = page.locator(".maybe button")
    expect(maybe).to_be_visible()
    right = maybe.inner_text()
    maybe.click()
    expect(page.get_by_role("combobox")).to_have_value(right)
    expect(page.locator("article").first).to_be_visible()


def test_english_is_kept_from_page_to_page(page: Page) -> None:
    page.goto("/?q=dự toán")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Most relevant")).to_be_visible()
    expect(page.get_by_role("link", name="Activity")).to_be_visible()
    assert address(page) == {"q": ["dự toán"], "lang": ["en"]}
    page.get_by_role("link", name="Activity").click()
    expect(page.get_by_text("Activity feed")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=en"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_what_could_not_be_read_is_told_with_its_reason(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name=re.compile("tệp không đọc được")).click()
    expect(page.get_by_role("dialog").get_by_text("hỏng.docx")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text(re.compile("^Tệp bị hỏng")).first).to_be_visible()


def test_on_a_phone_the_filters_are_a_touch_away(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/?q=vốn")
    page.get_by_role("button", name="Bộ lọc").click()
    page.get_by_role("checkbox", name=re.compile("Phòng Ngân sách")).check()
    expect(page.locator(".results h2")).to_contain_text("2 kết quả")


def test_recent_searches_come_back_in_an_empty_box_and_can_be_forgotten(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_hidden()  # nothing was looked for yet
    search(page, "dự toán")
    search(page, "giải ngân")
    page.get_by_role("button", name="Xóa ô tìm").click()
    expect(page.get_by_role("option")).to_have_text(
        [re.compile("giải ngân"), re.compile("dự toán"), "Xóa các lần tìm gần đây"]
    )
    expect(page.get_by_text("Tài liệu mới nhất")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Tài liệu mới nhất")).to_be_visible()
    box.click()
    expect(page.get_by_role("option")).to_have_count(3)
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator(".results h2")).to_contain_text("“dự toán”")
    page.get_by_role("button", name="Xóa ô tìm").click()
    page.get_by_role("option", name="Xóa các lần tìm gần đây").click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('ochung.recent')") == "[]"


def test_tab_takes_a_suggestion_to_type_on_and_escape_closes(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("tham tra quyet")
    expect(page.get_by_role("option", name=re.compile("Thẩm tra quyết toán"))).to_be_visible()
    box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Thẩm tra quyết toán")
    box.press("Tab")
    expect(box).to_be_focused()
    expect(box).to_have_value('nhiemvu:"QT-01" ')
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_help_has_examples_that_search(page: Page) -> None:
    page.goto("/?q=dự toán")
    page.get_by_role("button", name="Cách gõ câu tìm").click()
    page.locator("#help").get_by_role("button", name='"kế hoạch vốn"').click()
    expect(page.locator(".results h2")).to_contain_text("kế hoạch vốn")
    expect(page.locator("article")).to_have_count(3)
    expect(page.locator("#help")).to_be_hidden()
    page.get_by_role("button", name="Cách gõ câu tìm").press("Enter")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_visible()  # nothing in it has the focus; the button closes it
    page.get_by_role("button", name="Cách gõ câu tìm").press("Enter")
    expect(page.locator("#help")).to_be_hidden()


def test_a_slip_in_the_query_is_explained(page: Page) -> None:
    page.goto("/?q=màu:xanh giải ngân")
    expect(page.locator(".hint")).to_contain_text("Không có trường nào tên như vậy")
    expect(page.locator("article").first).to_be_visible()


def test_a_hit_says_why_it_was_found(page: Page) -> None:
    page.goto("/?q=123/QĐ-UBND")
    expect(page.locator("article").first.locator(".why")).to_contain_text("đúng số văn bản")


def test_a_kept_search_tells_of_new_documents(page: Page, site: Site) -> None:
    page.goto("/?q=kiểm kê tài sản")
    page.get_by_role("button", name="Lưu tìm kiếm").click()
    form = page.locator("form.keep")
    expect(form.get_by_label("Tên")).to_be_focused()
    form.get_by_label("Tên").fill("Kiểm kê")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Đã lưu", exact=True)).to_be_visible()
    site.write("Ngân sách/kiểm kê.txt", "Kiểm kê tài sản cuối năm", days_ago=1)
    page.goto("/")
    kept = page.locator(".saved li", has_text="Kiểm kê")
    expect(kept.get_by_label("1 tài liệu mới hoặc vừa sửa")).to_be_visible()
    kept.locator("button.open").click()
    expect(page.locator(".results h2")).to_contain_text("1 kết quả")
    expect(page.locator("article h3")).to_have_text("kiểm kê.txt")
    expect(kept.get_by_role("img")).to_have_count(0)  # it is seen
    page.goto("/")
    expect(kept).to_be_visible()
    page.get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile("Kiểm kê")).click()
    expect(page.locator(".results h2")).to_contain_text("1 kết quả")
    page.get_by_role("button", name="Xóa tìm kiếm đã lưu: Kiểm kê").click()
    expect(page.get_by_role("button", name="Lưu tìm kiếm")).to_be_visible()
    expect(kept).to_have_count(0)
    (site.drive / "Ngân sách/kiểm kê.txt").unlink()


def test_a_name_leads_to_the_documents_own_page_with_the_words(page: Page, site: Site) -> None:
    page.goto("/?q=quyết toán&lang=en")
    page.get_by_role("link", name="Quyết định phê duyệt.txt", exact=True).click()
    expect(page).to_have_title(re.compile("^Quyết định phê duyệt.txt"))
    id = site.id_of("Ngân sách/Quyết toán/Quyết định phê duyệt.txt")
    assert address(page) == {"id": [str(id)], "q": ["quyết toán"], "lang": ["en"]}
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_value("quyết toán")
