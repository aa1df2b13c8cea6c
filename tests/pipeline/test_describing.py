from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from indexer.model.reading import Part, Place, Properties, Reading, Reason, Refusal
from indexer.model.relation import Relation
from indexer.pipeline.describing import described

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OFFICIAL = """ỦY BAN NHÂN DÂN TỈNH TÂN LỘC
SỞ TÀI CHÍNH
Số: 12/QĐ-STC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lộc, ngày 05 tháng 02 năm 2026
{mark}
QUYẾT ĐỊNH
Phê duyệt quyết toán dự án hoàn thành cầu Tân Hưng
Căn cứ Nghị định số 99/2021/NĐ-CP;
"""


def reading(type: str, text: str, properties: Properties | None = None) -> Reading:
    return Reading(type, (Part(Place.BODY, text),), properties or Properties())


def test_an_official_document_is_described_by_its_header() -> None:
    found = described(reading("docx", OFFICIAL.format(mark="")), b"a.docx", HANOI)
    assert (found.header.kind, found.header.number) == ("Quyết định", "12/QĐ-STC")
    assert found.header.issued_on is not None and found.header.issued_on.isoformat() == "2026-02-05"
    assert "99/2021/nd-cp" in found.cited
    [citation] = found.citations
    assert (citation.relation, citation.number) == (Relation.BASED_ON, "99/2021/NĐ-CP")


def test_a_secret_keeps_nothing_of_its_text() -> None:
    found = described(reading("docx", OFFICIAL.format(mark="MẬT"), Properties(title="cầu")), b"a.docx", HANOI)
    assert found.refusal == Refusal(Reason.SECRET, "Mật")
    assert (found.text, found.header.number, found.cited, found.properties.title) == ("", "", (), "")
    assert found.citations == ()


def test_a_sheet_has_no_header() -> None:
    assert described(reading("xlsx", OFFICIAL.format(mark="")), b"a.xlsx", HANOI).header.number == ""


def test_rich_text_times_are_the_offices_own() -> None:
    properties = Properties(modified_at=NOON)
    assert described(reading("rtf", "x", properties), b"a.rtf", HANOI).properties.modified_at == datetime(
        2026, 3, 2, 5, 0, tzinfo=UTC
    )
    assert described(reading("docx", "x", properties), b"a.docx", HANOI).properties.modified_at == NOON


def test_an_unreadable_file_is_described_by_its_name() -> None:
    refusal = Refusal(Reason.DAMAGED, "zip directory")
    found = described(refusal, b"P/b\xc3\xa1o.DOCX", HANOI)
    assert (found.type, found.text, found.refusal) == ("docx", "", refusal)


FILLING = "Căn cứ tình hình thực tế, các đơn vị báo cáo. " * 120


@pytest.mark.parametrize("place", [Place.HEADER, Place.FOOTER, Place.TEXT_BOX, Place.MEMBER, Place.PAGE, Place.SHEET])
def test_a_mark_at_the_top_of_any_part_makes_the_whole_a_secret(place: Place) -> None:
    parts = (Part(Place.BODY, FILLING), Part(place, f"SỞ TÀI CHÍNH\tMẬT\n{FILLING}", "2"), Part(Place.BODY, FILLING))
    found = described(Reading("docx", parts), b"a.docx", HANOI)
    assert found.refusal == Refusal(Reason.SECRET, "Mật")


def test_a_cell_far_down_in_a_part_is_no_mark() -> None:
    parts = (Part(Place.BODY, FILLING), Part(Place.PAGE, f"{FILLING}\nSTT\tMẬT\n{FILLING}", "2"))
    assert described(Reading("pdf", parts), b"a.pdf", HANOI).refusal is None
