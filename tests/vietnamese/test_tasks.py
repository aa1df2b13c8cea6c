"""Assignments and deadlines in official prose."""

from datetime import date

import pytest

from indexer.vietnamese.assignments import find_assignments
from indexer.vietnamese.deadlines import Unit, find_deadlines, silence_means_consent


def test_lead_coordinating_units_action_and_day() -> None:
    (found,) = find_assignments(
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng, Kho bạc Nhà nước và các đơn vị liên quan tham mưu\n"
        "phương án, báo cáo UBND tỉnh trước ngày 30/9/2025. Các đơn vị thực hiện."
    )
    assert found.lead == "Sở Tài chính"
    assert found.coordinating == ("Sở Xây dựng", "Kho bạc Nhà nước", "các đơn vị liên quan")
    assert found.action == "tham mưu phương án, báo cáo UBND tỉnh trước ngày 30/9/2025"
    assert found.due is not None
    assert (found.due.day, found.due.is_before) == (date(2025, 9, 30), True)


@pytest.mark.parametrize(
    ("sentence", "lead", "coordinating"),
    [
        ("Giao Phòng Quản lý ngân sách tổng hợp số liệu.", "Phòng Quản lý ngân sách", ()),
        ("Yêu cầu Ban Quản lý dự án là đơn vị chủ trì, thực hiện quyết toán.", "Ban Quản lý dự án", ()),
        ("Giao Văn phòng phối hợp với Phòng Đầu tư chuẩn bị hồ sơ.", "Văn phòng", ("Phòng Đầu tư",)),
        ("Đề nghị Thanh tra Sở chủ trì kiểm tra việc chấp hành.", "Thanh tra Sở", ()),
    ],
)
def test_forms_of_the_sentence(sentence: str, lead: str, coordinating: tuple[str, ...]) -> None:
    (found,) = find_assignments(sentence)
    assert (found.lead, found.coordinating) == (lead, coordinating)


@pytest.mark.parametrize(
    "sentence", ["Đường giao thông nông thôn.", "Sở Tài chính báo cáo kết quả.", "", "Giao lưu văn nghệ"]
)
def test_other_sentences_give_no_task(sentence: str) -> None:
    assert find_assignments(sentence) == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 22/ 12/ 2011", date(2011, 12, 22)),
        ("trước ngày 20.7.2020", date(2020, 7, 20)),
        ("chậm nhất đến ngày 30/9/2025", date(2025, 9, 30)),
        ("chậm nhất ngày 15 tháng 3 năm 2026", date(2026, 3, 15)),
    ],
)
def test_days(words: str, day: date) -> None:
    assert [deadline.day for deadline in find_deadlines(f"gửi về Sở {words} để tổng hợp")] == [day]


def test_a_day_without_a_year_needs_the_year_of_the_document() -> None:
    assert find_deadlines("trước ngày 15/3") == ()
    assert find_deadlines("trước ngày 15/3", year=2026)[0].day == date(2026, 3, 15)


def test_spans_and_periods() -> None:
    span, period = find_deadlines("trong thời hạn 05 ngày làm việc kể từ ngày nhận được; hoàn thành trong quý I/2026")
    assert (span.span, span.since) == ((5, Unit.WORKING_DAY), "ngày nhận được")
    assert period.period == "quý I/2026"


def test_silence_that_means_consent() -> None:
    assert silence_means_consent("Quá thời hạn nêu trên, đơn vị không trả lời coi như đồng ý")
    assert not silence_means_consent("Quá thời hạn nêu trên, đơn vị phải giải trình")
