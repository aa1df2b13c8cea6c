"""The activity page in a real browser, and both pages while somebody works on the drive."""

import re
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.webui.site import Site

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_a_new_file_shows_within_seconds_without_touching_the_page(page: Page, site: Site) -> None:
    page.goto("/activity")
    expect(page.get_by_text("Tự cập nhật")).to_be_visible()
    page.wait_for_timeout(1500)
    site.write("Đầu tư/vừa xong.txt", "Tệp vừa được thêm vào.")
    started = time.monotonic()
    expect(page.locator(".days li").first).to_contain_text("vừa xong.txt", timeout=8000)
    seconds = time.monotonic() - started
    expect(page.locator(".days h3").first).to_contain_text("Hôm nay")
    expect(page.locator(".days li.new")).to_have_count(1)
    assert seconds < 4  # about one second of it is the drive's own settling


def test_a_move_is_told_with_both_places_and_a_removal_cannot_be_opened(page: Page, site: Site) -> None:
    site.write("Đầu tư/đi xa.txt", "Tệp này sẽ được chuyển đi rồi xóa.")
    site.wait_for(lambda: site.paths("ten:đi xa"), "the file to be found")
    page.goto("/activity")
    expect(page.locator(".days li").first).to_contain_text("đi xa.txt")
    (site.drive / "Đầu tư/đi xa.txt").rename(site.drive / "Ngân sách/đi xa.txt")
    expect(page.locator(".days li").first).to_contain_text("chuyển")
    expect(page.locator(".days li").first).to_contain_text("từ “Đầu tư” sang “Ngân sách”")
    (site.drive / "Ngân sách/đi xa.txt").unlink()
    expect(page.locator(".days li").first.locator(".tag")).to_have_text("xóa")
    expect(page.locator(".days li").first.get_by_role("link", name="đi xa.txt")).to_have_count(0)


def test_the_start_page_shows_a_new_document_by_itself_but_leaves_an_open_preview_alone(page: Page, site: Site) -> None:
    page.goto("/")
    page.get_by_role("button", name=re.compile("Xem trước")).first.click()
    history = page.get_by_role("dialog").get_by_role("tab", name="Lịch sử")
    history.click()
    site.write("Ngân sách/trang đầu.txt", "Hiện ra ở trang đầu.")
    expect(page.locator("article h3").first).to_contain_text("trang đầu.txt")
    expect(history).to_have_attribute("aria-selected", "true")


def test_filters_are_in_the_address_and_back_undoes_them(page: Page) -> None:
    page.goto("/activity")
    expect(page.locator(".days li").nth(20)).to_be_visible()
    page.get_by_label("Đơn vị").select_option("Phòng Ngân sách")
    expect(page.locator(".days")).not_to_contain_text("Báo cáo tháng")
    expect(page.locator(".days")).to_contain_text("Dự toán 2026.txt")
    page.get_by_role("checkbox", name="Xóa", exact=True).check()
    expect(page).to_have_url(re.compile("action=removed"))
    page.go_back()
    expect(page.get_by_role("checkbox", name="Xóa", exact=True)).not_to_be_checked()
    expect(page.locator(".days")).to_contain_text("Dự toán 2026.txt")
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(".days")).to_contain_text("Báo cáo tháng")
    assert "?" not in page.url


def test_back_pressed_before_the_page_answered(page: Page) -> None:
    page.goto("/activity")
    box = page.get_by_role("checkbox", name="Sửa", exact=True)
    expect(box).to_be_visible()
    for _ in range(8):
        box.evaluate("""async (box) => {
            box.click();
            while (!location.search) await new Promise((done) => setTimeout(done));
            history.back();
        }""")
        expect(page).to_have_url(re.compile("activity$"))
        expect(box).not_to_be_checked()
    expect(page.locator(".days")).to_contain_text("Báo cáo tháng")


def test_a_day_of_the_calendar_shows_that_day_only(page: Page) -> None:
    page.goto("/activity")
    day = (datetime.now(HANOI) - timedelta(days=9)).date()
    if day.year != datetime.now(HANOI).year:
        page.get_by_role("button", name="Năm trước").click()
    cell = page.locator(f'[data-day="{day}"]')
    expect(cell).to_have_attribute("aria-label", re.compile(r"\d+ lượt thay đổi"))
    cell.click()
    expect(page.locator(".days h3")).to_have_text([day.strftime("%d/%m/%Y")])
    expect(page).to_have_url(re.compile(f"from={day}&to={day}"))
    expect(cell).to_have_attribute("aria-selected", "true")
    cell.press("Enter")  # the same again undoes it
    expect(page.locator(".days h3").nth(1)).to_be_visible()


def test_chosen_dates(page: Page) -> None:
    page.goto("/activity")
    page.get_by_label("Thời gian").select_option("dates")
    page.get_by_label("Từ ngày").fill("2001-01-01")
    page.get_by_label("Đến hết ngày").fill("2001-12-31")
    expect(page.get_by_text("Không có hoạt động nào khớp bộ lọc")).to_be_visible()
    expect(page).to_have_url(re.compile("from=2001-01-01&to=2001-12-31"))
    expect(page.get_by_role("heading", name="năm 2001")).to_be_visible()
    page.get_by_label("Thời gian").select_option("year")
    expect(page.locator(".days li").first).to_be_visible()


def test_what_happened_before_watching_began_is_marked(page: Page) -> None:
    page.goto("/activity?folder=Ngân sách")
    row = page.locator(".days li", has_text="Dự toán 2026.txt")
    expect(row).to_contain_text("trước khi theo dõi")
    expect(row).to_contain_text("Chưa rõ ai")


def test_a_row_opens_the_preview(page: Page) -> None:
    page.goto("/activity?folder=Ngân sách")
    page.get_by_role("link", name="Dự toán 2026.txt").first.click()
    expect(page.get_by_role("dialog").locator(".paper")).to_contain_text("Dự toán ngân sách năm 2026")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_many_files_at_once_are_one_line_that_opens_to_them(page: Page, site: Site) -> None:
    for number in range(14):
        site.write(f"Đầu tư/Cả thư mục/tệp {number:02}.txt", f"Tệp số {number}")
    page.goto("/activity?folder=Đầu tư")
    row = page.locator(".days > section > ol > li").first
    expect(row).to_contain_text("14 tệp")
    expect(row).to_contain_text("tệp 00.txt")
    row.get_by_role("button", name="Mở danh sách").click()
    expect(row.locator(".members li")).to_have_count(14)
    row.get_by_role("link", name="tệp 03.txt").click()
    expect(page.get_by_role("dialog").locator(".paper")).to_contain_text("Tệp số 3")
    page.keyboard.press("Escape")
    row.get_by_role("button", name="Thu gọn").press("Enter")
    expect(row.locator(".members ul")).to_be_hidden()


def test_more_rows_are_a_click_away(page: Page, site: Site) -> None:
    for number in range(60):
        site.write(f"Hồ sơ {number:02}/tệp {number:02}.txt", f"Tệp số {number}")
    site.wait_for(lambda: len(site.paths("tệp số")) >= 60, "sixty files to be found", 30)
    page.goto("/activity")
    expect(page.locator(".days li")).to_have_count(50)
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".days li").nth(70)).to_be_visible()
    expect(page).to_have_url(re.compile("rows=100"))


def test_what_is_new_since_the_last_visit_is_counted_and_marked(page: Page, site: Site) -> None:
    page.goto("/activity")
    expect(page.locator(".days li").first).to_be_visible()
    expect(page.locator(".news")).to_have_count(0)  # the first visit
    site.write("Ngân sách/Mới/sau lần xem.txt", "Viết sau lần xem trước.")
    site.wait_for(lambda: site.paths("ten:sau lần xem"), "the file to be found")
    expect(page.locator(".days li").first).to_contain_text("sau lần xem.txt")
    page.goto("/")
    site.write("Đầu tư/mới hơn nữa.txt", "Viết khi đã đi khỏi.")
    site.wait_for(lambda: site.paths("ten:mới hơn nữa"), "the file to be found")
    page.evaluate("""() => {
        const own = JSON.parse(localStorage.getItem("ochung.feed"));
        localStorage.setItem("ochung.feed", JSON.stringify({ ...own, at: own.at - 3600_000 }));
    }""")
    page.goto("/activity")
    expect(page.locator(".news")).to_contain_text("1 thay đổi mới từ lần xem trước")
    marked = page.locator(".days li", has=page.locator(".until"))
    expect(marked).to_contain_text("sau lần xem.txt")
    page.get_by_role("button", name="Chỉ xem phần mới").click()
    expect(page.locator(".days li")).to_have_count(1)
    expect(page.locator(".days li")).to_contain_text("mới hơn nữa.txt")
    expect(page.get_by_label("Thời gian")).to_have_value("news")
    page.go_back()
    expect(page.locator(".days li").nth(5)).to_be_visible()


def test_a_lost_connection_is_said(page: Page) -> None:
    page.goto("/activity")
    expect(page.get_by_text("Tự cập nhật")).to_be_visible()
    page.route("**/api/pulse", lambda route: route.abort())
    expect(page.get_by_text("Mất kết nối, đang thử lại")).to_be_visible()
    page.unroute("**/api/pulse")
    expect(page.get_by_text("Tự cập nhật")).to_be_visible()
