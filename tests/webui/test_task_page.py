"""One task's page in a real browser: what is said, closing and taking back, evidence, what a stranger may not do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as NewDocument
from playwright.sync_api import Browser, Page, expect

from indexer.config.load import load
from tests.webui.site import Site
from tests.webui.visiting import visit

PEOPLE = """
[[people]]
login = "hoa.tt"
name = "Trần Thị Hoa"
unit = "NS"
[[people]]
login = "dung.pv"
name = "Phạm Văn Dũng"
unit = "DT"
"""


class _Office(Site):
    def __init__(self, home: Path) -> None:
        super().__init__(home)
        text = self.file.read_text(encoding="utf-8").replace('code = "NS"', 'code = "NS"\nhead = "hoa.tt"')
        task = 'match = "thẩm tra"\n'
        task += 'lead = "NS"\ncoordinating = ["DT"]\nassigned_on = 2026-01-05\nproducts = ["Báo cáo"]'
        self.file.write_text(text.replace('lead = "NS"', task) + PEOPLE, encoding="utf-8")
        self.config = load(self.file)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Office]:
    with _Office(tmp_path_factory.mktemp("task")) as made:
        (made.drive / "Ngân sách/Quyết toán").mkdir(parents=True)
        document = NewDocument()
        document.add_paragraph("Thẩm tra quyết toán dự án hoàn thành. " * 20)
        document.core_properties.author = document.core_properties.last_modified_by = "Phạm Văn Dũng"
        document.save(str(made.drive / "Ngân sách/Quyết toán/Thẩm tra.docx"))
        (made.drive / "Đầu tư").mkdir(exist_ok=True)
        (made.drive / "Đầu tư/Kế hoạch vốn.txt").write_text("Kế hoạch vốn đầu tư công", encoding="utf-8")
        alike = "Quyết toán dự án hoàn thành"  # what may serve the task
        (made.drive / "Đo đạc").mkdir()
        for at in range(3):
            (made.drive / f"Đo đạc/Tờ {at}.txt").write_text(f"Tờ bản đồ {at}", encoding="utf-8")
        (made.drive / f"Đầu tư/{alike}.txt").write_text(f"{alike}. " * 20, encoding="utf-8")
        made.start()
        made.open()
        made.wait_for(lambda: len(made.events()) >= 6, "the document to be recorded")
        yield made


def say(page: Page, kind: str, text: str, unit: str = "") -> None:
    page.get_by_label("Loại").select_option(kind)
    if unit:
        page.get_by_label("Gửi đơn vị").select_option(unit)
    page.get_by_label("Ý kiến của bạn").fill(text)
    page.get_by_role("button", name="Gửi", exact=True).click()


def test_lead_and_unit_talk_and_what_is_confided_reaches_no_other(office: _Office, browser: Browser) -> None:
    head, clerk, stranger = visit(office, browser, "hoa.tt"), visit(office, browser, "dung.pv"), visit(office, browser)
    head.goto("/task?code=QT-01")
    expect(head.get_by_role("heading", name="Thẩm tra quyết toán dự án hoàn thành")).to_be_visible()
    say(head, "feedback", "Phòng Đầu tư gửi số liệu sớm hơn", "DT")
    expect(head.get_by_text("gửi Phòng Đầu tư · trên trang mở")).to_be_visible()
    clerk.goto("/task?code=QT-01")
    expect(clerk.get_by_text("Phòng Đầu tư gửi số liệu sớm hơn")).to_be_visible()
    expect(clerk.get_by_text("Kết thúc nhiệm vụ")).to_have_count(0)
    say(clerk, "problem", "Thiếu hồ sơ của chủ đầu tư")
    expect(clerk.get_by_text("Thiếu hồ sơ của chủ đầu tư")).to_be_visible()
    stranger.goto("/task?code=QT-01")
    expect(stranger.get_by_text("Thiếu hồ sơ của chủ đầu tư")).to_be_visible()
    expect(stranger.get_by_text("Phòng Đầu tư gửi số liệu sớm hơn")).to_have_count(0)
    expect(stranger.get_by_label("Ý kiến của bạn")).to_have_count(0)

    clerk.get_by_role("button", name="Rút lại").click()
    expect(clerk.get_by_text("đã rút lại").first).to_be_visible()


def test_the_lead_closes_it_with_its_lesson_and_opens_it_again(office: _Office, browser: Browser) -> None:
    head = visit(office, browser, "hoa.tt", width=390)
    head.goto("/task?code=QT-01")
    head.get_by_text("Kết thúc nhiệm vụ").click()
    head.get_by_label("Bài học, kinh nghiệm").fill("Xin số liệu từ đầu quý")
    head.get_by_role("button", name="Ghi hoàn thành", exact=True).click()
    expect(head.get_by_text("hoàn thành đúng hạn")).to_be_visible()
    expect(head.get_by_text("Xin số liệu từ đầu quý").first).to_be_visible()
    head.get_by_text("Mở lại").first.click()
    head.get_by_label("Lý do").fill("Còn thiếu biên bản")
    head.get_by_role("button", name="Mở lại", exact=True).click()
    expect(head.get_by_text("đang thực hiện trong hạn")).to_be_visible()


def test_a_lesson_being_written_outlives_what_others_do(office: _Office, browser: Browser) -> None:
    head, clerk = visit(office, browser, "hoa.tt"), visit(office, browser, "dung.pv")
    head.goto("/task?code=QT-01")
    head.get_by_text("Kết thúc nhiệm vụ").click()
    head.get_by_label("Bài học, kinh nghiệm").fill("Xin số liệu sớm")
    clerk.goto("/task?code=QT-01")
    clerk.get_by_role("button", name="Không thuộc nhiệm vụ này: Thẩm tra.docx").click()
    expect(head.get_by_text("Chưa thấy thay đổi nào trong tài liệu của nhiệm vụ")).to_be_visible(timeout=30_000)
    expect(head.get_by_label("Bài học, kinh nghiệm")).to_be_visible()
    expect(head.get_by_label("Bài học, kinh nghiệm")).to_have_value("Xin số liệu sớm")
    expect(head.get_by_label("Bài học, kinh nghiệm")).to_be_focused()
    clerk.get_by_role("button", name="Rút lại: Phạm Văn Dũng ghi là không thuộc nhiệm vụ").click()
    expect(clerk.get_by_text("nằm trong thư mục Ngân sách/Quyết toán")).to_be_visible()


def test_a_dot_opens_its_evidence(office: _Office, browser: Browser) -> None:
    page = visit(office, browser)
    page.goto("/task?code=QT-01")
    page.get_by_role("button", name="Phòng Đầu tư: ").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Phạm Văn Dũng")


@pytest.mark.parametrize("width", [1440, 390])
def test_what_may_serve_it_has_room_for_its_name(office: _Office, browser: Browser, width: int) -> None:
    page = visit(office, browser, width=width)
    page.goto("/task?code=QT-01")
    name = page.get_by_role("link", name="Quyết toán dự án hoàn thành")
    expect(name).to_be_visible()
    room = name.evaluate("(link) => link.parentElement.getBoundingClientRect().width")
    assert room > 200, "the name stands in the column of an icon"


def test_documents_are_put_to_it_and_taken_from_it_by_hand(office: _Office, browser: Browser) -> None:
    clerk = visit(office, browser, "dung.pv")
    clerk.goto("/task?code=QT-01")
    clerk.get_by_role("button", name="Không thuộc nhiệm vụ này: Thẩm tra.docx").click()
    expect(clerk.get_by_role("status")).to_contain_text("Đã ghi: không thuộc nhiệm vụ này")
    expect(clerk.get_by_text("Chưa có tài liệu nào của nhiệm vụ.")).to_be_visible()
    clerk.get_by_role("button", name="Rút lại: Phạm Văn Dũng ghi là không thuộc nhiệm vụ").click()
    expect(clerk.get_by_text("nằm trong thư mục Ngân sách/Quyết toán")).to_be_visible()

    clerk.get_by_label("Thêm tài liệu vào nhiệm vụ").fill("kế hoạch vốn")
    clerk.get_by_role("button", name="Tìm", exact=True).click()
    clerk.get_by_role("button", name="Đưa vào: Kế hoạch vốn.txt").click()
    expect(clerk.get_by_text("Phạm Văn Dũng gắn")).to_be_visible()

    stranger = visit(office, browser, width=390)
    stranger.goto(f"/document?id={office.id_of('Đầu tư/Kế hoạch vốn.txt')}&tab=tasks")
    stranger.get_by_role("button", name="Không thuộc nhiệm vụ này: QT-01").click()
    expect(stranger.get_by_role("status")).to_have_text("Hãy chọn bạn là ai trước.")
    stranger.get_by_label("Tôi là").last.fill("Trần Thị Hoa (hoa.tt)")
    stranger.get_by_label("Tôi là").last.press("Enter")
    stranger.get_by_role("button", name="Không thuộc nhiệm vụ này: QT-01").click()
    expect(stranger.get_by_text("Trần Thị Hoa ghi là không thuộc nhiệm vụ này")).to_be_visible()
    stranger.get_by_label("Đưa tài liệu này vào nhiệm vụ").fill("thẩm tra")
    stranger.get_by_role("button", name="Tìm", exact=True).click()
    stranger.get_by_role("button", name="Đưa vào: QT-01").last.click()
    expect(stranger.get_by_text("Trần Thị Hoa gắn")).to_be_visible()


def test_several_documents_are_put_to_it_at_once_and_taken_back_at_once(office: _Office, browser: Browser) -> None:
    clerk = visit(office, browser, "dung.pv")
    clerk.goto("/task?code=QT-01")
    looked_for = clerk.get_by_label("Thêm tài liệu vào nhiệm vụ")
    looked_for.fill("Đo đạc")
    looked_for.press("Enter")
    every = clerk.get_by_role("checkbox", name="Chọn cả")
    every.check()
    found = clerk.locator(".found").get_by_role("checkbox")
    expect(found).to_have_count(3)
    found.nth(1).uncheck()
    clerk.get_by_role("button", name="Đưa 2 tài liệu đã chọn vào").click()
    served = clerk.locator(".documents > ul").get_by_role("link", name="Tờ")
    expect(served).to_have_count(2)
    assert set(served.all_inner_texts()) == {"Tờ 0.txt", "Tờ 2.txt"}
    clerk.get_by_role("button", name="Rút lại: Phạm Văn Dũng đưa vào nhiệm vụ").last.click()
    expect(served).to_have_count(0)


def test_a_rule_is_tried_before_it_is_made(office: _Office, browser: Browser) -> None:
    clerk, head = visit(office, browser, "dung.pv"), visit(office, browser, "hoa.tt")
    for page in (clerk, head):
        page.goto("/rules?code=QT-01")
        expect(page.get_by_label("Mã nhiệm vụ")).to_have_value("QT-01")
        page.get_by_role("combobox", name="Theo").select_option("number")
        page.get_by_label("Giá trị").fill("không số")
        page.get_by_role("button", name="Xem thử").click()
        expect(page.get_by_role("status")).to_contain_text("Không thấy số văn bản")
        page.get_by_role("combobox", name="Theo").select_option("folder")
        page.get_by_label("Giá trị").fill("Đầu tư")
        page.get_by_role("button", name="Xem thử").click()
        expect(page.get_by_role("region", name="Xem thử quy tắc")).to_contain_text("tài liệu, bỏ gắn 0 tài liệu")
        page.get_by_role("button", name="Đặt quy tắc").click()
    expect(clerk.get_by_role("button", name="Bỏ quy tắc…")).to_have_count(1)  # the head's own, seen by everybody
    head.get_by_role("button", name="Bỏ quy tắc…: Mọi tài liệu trong thư mục Đầu tư").click()
    head.get_by_role("button", name="Bỏ quy tắc", exact=True).click()
    expect(head.get_by_role("button", name="Bỏ quy tắc…")).to_have_count(0)
    rows = head.locator("ul.all > li")
    find = head.get_by_role("searchbox", name="Tìm quy tắc")
    for words, count in (("ngan sach quyet", 1), ("ngan sach xyz", 0)):
        find.fill(words)
        find.press("Enter")
        expect(rows).to_have_count(count)
    expect(head.get_by_text("Không có quy tắc nào khớp")).to_be_visible()


def test_a_code_that_means_nothing_leads_to_the_list(office: _Office, browser: Browser) -> None:
    page = visit(office, browser)
    page.goto("/task?code=QT-99")
    expect(page.get_by_role("heading", name="Không có nhiệm vụ này")).to_be_visible()


def test_the_contributions_may_be_taken_along(office: _Office) -> None:
    status, headers, body = office.ask("/exports/contributions.csv?task=QT-01")
    lines = body.decode("utf-8-sig").splitlines()
    assert status == 200 and "dong-gop-QT-01.csv" in headers["content-disposition"]
    assert lines[0].startswith("Nhiệm vụ,Tên nhiệm vụ,Đơn vị") or lines[0].startswith("Nhiệm vụ;Tên nhiệm vụ;Đơn vị")
    assert any("Phạm Văn Dũng" in line and "có đóng góp" in line for line in lines[1:])
    assert office.ask("/exports/contributions.xlsx?task=QT-01")[2].startswith(b"PK")
    assert office.ask("/exports/contributions.csv?task=QT-99")[0] == 404
