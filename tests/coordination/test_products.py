"""Which documents seem to be the products expected of a task."""

from datetime import UTC, date, datetime, timedelta

import pytest

from indexer.coordination.products import products_of
from indexer.model.document import Document, Header

T0 = datetime(2026, 3, 2, tzinfo=UTC)


def document(id: int, name: str, kind: str = "", subject: str = "", *, is_issued: bool = False) -> Document:
    number, day = ("12/BC-STC", date(2026, 3, 1)) if is_issued else ("", None)
    header = Header(kind=kind, subject=subject, number=number, issued_on=day)
    return Document(id, "chung", name.encode(), name, name, "docx", 1, T0 + timedelta(days=id), header=header)


def names_of(wanted: list[str], *documents: Document) -> list[tuple[str, bool] | None]:
    found = products_of(wanted, documents)
    assert [one.name for one in found] == wanted
    return [(one.document.name, one.is_final) if one.document else None for one in found]


def test_an_issued_paper_of_the_kind_goes_before_a_newer_draft() -> None:
    issued, draft = document(1, "a.docx", "Báo cáo", is_issued=True), document(2, "b.docx", "Báo cáo")
    assert names_of(["Báo cáo"], draft, issued) == [("a.docx", True)]


def test_a_draft_alone_is_no_final_product() -> None:
    assert names_of(["Báo cáo"], document(1, "a.docx", "Báo cáo")) == [("a.docx", False)]


def test_each_document_is_one_product_and_the_closest_title_takes_it() -> None:
    audit = document(1, "1.docx", "Báo cáo", "Thẩm tra quyết toán dự án", is_issued=True)
    wanted = ["Báo cáo", "Báo cáo thẩm tra quyết toán"]
    assert names_of(wanted, audit) == [None, ("1.docx", True)]


@pytest.mark.parametrize(
    ("wanted", "kind", "subject"),
    [
        ("Báo cáo thẩm tra quyết toán", "Báo cáo", "Tình hình giá cả"),
        ("Tờ trình", "Báo cáo", "Tờ trình của phòng"),
        ("Biên bản họp", "", "Họp giao ban"),
    ],
)
def test_a_doubt_is_a_no(wanted: str, kind: str, subject: str) -> None:
    assert names_of([wanted], document(1, "x.docx", kind, subject)) == [None]


def test_a_sheet_without_a_heading_is_known_by_its_name() -> None:
    sheet = document(1, "Bảng tổng hợp số liệu giải ngân.xlsx")
    assert names_of(["Bảng tổng hợp số liệu giải ngân"], sheet) == [("Bảng tổng hợp số liệu giải ngân.xlsx", False)]
