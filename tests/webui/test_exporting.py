"""The activity page's files and feeds, asked for as a browser does."""

import csv
import io
from urllib.parse import quote
from xml.etree import ElementTree

import openpyxl
from playwright.sync_api import Page, expect

from tests.webui.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"


def csv_of(site: Site, query: str = "") -> list[list[str]]:
    status, headers, body = site.ask(f"/exports/activity.csv?{query}")
    assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert headers["content-disposition"].startswith("attachment; ")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_csv_holds_what_the_filters_let_through(site: Site) -> None:
    head, *found = csv_of(site, "folder=" + quote("Ngân sách/Quyết toán"))
    assert head[:5] == ["Thời điểm", "Người", "Người khác cùng làm", "Đơn vị", "Độ chắc chắn"]
    assert [row[head.index("Tệp")] for row in found] == ["Ngân sách/Quyết toán/Quyết định phê duyệt.txt"]
    assert found[0][head.index("Nhiệm vụ")] == "QT-01"
    assert len(csv_of(site)) > 30


def test_the_words_are_the_visitors(site: Site) -> None:
    assert csv_of(site, "lang=en")[0][:2] == ["Time", "Person"]


def test_xlsx_opens(site: Site) -> None:
    status, headers, body = site.ask("/exports/activity.xlsx?unit=" + quote("Phòng Đầu tư"))
    assert (status, headers["content-disposition"].endswith('.xlsx"')) == (200, True)
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    assert sheet is not None
    assert {row[3].value for row in sheet.iter_rows(min_row=2)} == {"Phòng Đầu tư"}


def test_the_page_offers_them(page: Page) -> None:
    page.goto("/activity?folder=Ngân sách")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Excel (.xlsx)").click()
    assert downloading.value.suggested_filename.endswith(".xlsx")
    expect(page.get_by_role("link", name="Theo dõi bằng trình đọc tin")).to_have_attribute(
        "href", "feeds/activity.atom?folder=Ng%C3%A2n+s%C3%A1ch&lang=vi"
    )


def test_what_happened_as_a_feed(site: Site) -> None:
    status, headers, body = site.ask("/feeds/activity.atom?folder=" + quote("Ngân sách/Quyết toán"))
    assert (status, headers["content-type"]) == (200, "application/atom+xml")
    (entry,) = ElementTree.fromstring(body).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title", "").startswith("Chưa rõ ai")
    assert "Quyết định phê duyệt.txt" in entry.findtext(f"{ATOM}title", "")


def test_a_units_feed_is_asked_for_by_its_code(site: Site) -> None:
    status, _, body = site.ask("/feeds/unit/NS.atom")
    root = ElementTree.fromstring(body)
    assert (status, root.findtext(f"{ATOM}title")) == (200, "Phòng Ngân sách · Ổ Chung")
    assert len(root.findall(f"{ATOM}entry")) >= 2
    assert site.ask("/feeds/unit/KHONG.atom")[0] == 404
