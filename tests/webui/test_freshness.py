from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from indexer.model.status import DriveStatus, IndexStatus, Status, Work
from webui.formats import Formats
from webui.freshness import banners, lines, up_to_date_at
from webui.words import words

NOW = datetime(2025, 7, 30, 7, 30, tzinfo=UTC)
VI = Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), NOW)
SCANNED = NOW - timedelta(hours=1)
DRIVE = DriveStatus("Chung", "/d", 1011, SCANNED, watch="native", watch_alive=True)
WELL = Status((DRIVE,), 1011, 0, 0, IndexStatus(1011, 1, 1), service=True, work=Work())


def with_drive(**fields: object) -> Status:
    return replace(WELL, drives=(replace(DRIVE, **fields),))  # type: ignore[arg-type]


def texts(status: Status) -> list[str]:
    return [banner["text"] for banner in banners(status, VI)]


def test_nothing_is_said_when_all_is_well() -> None:
    assert texts(WELL) == []
    assert lines(WELL, VI) == ["Cập nhật đến 14:30", "1.011 tài liệu"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (with_drive(held="root_missing"), "Không thấy thư mục của ổ “Chung”"),
        (with_drive(held="root_empty"), "Ổ “Chung” đang trống"),
        (with_drive(held="mass_removal", held_files=1200), "1.200 tệp của ổ “Chung” biến mất"),
        (
            with_drive(held="mass_change", held_files=40, held_by="Lê Văn Bình"),
            "40 tệp của ổ “Chung” bị đổi tên hoặc ghi đè hàng loạt thành nội dung không đọc được – dấu hiệu của mã độc"
            " tống tiền. Dấu vết sau cùng ghi: Lê Văn Bình;",
        ),
        (with_drive(held="something_new"), "Không thấy thư mục của ổ “Chung”"),
        (replace(WELL, service=False), "Bộ theo dõi đang không chạy"),
        (with_drive(watch_alive=False), "Việc theo dõi ổ “Chung” đang dừng"),
        (replace(WELL, work=Work("first", 1200, 5000)), "Đang đọc ổ chung: 1.200 trong 5.000 tệp"),
    ],
)
def test_a_reader_is_warned(status: Status, words: str) -> None:
    [text] = texts(status)
    assert text.startswith(words)


def test_a_watcher_that_has_not_begun_is_no_fault_of_a_first_reading() -> None:
    status = replace(with_drive(watch_alive=False, watch="none"), work=Work("first", 1, 9))
    assert [banner.get("total") for banner in banners(status, VI)] == [9]


@pytest.mark.parametrize(
    ("status", "known"),
    [
        (WELL, NOW),
        (with_drive(watch="polling"), SCANNED),
        (replace(WELL, outbox=3), SCANNED),
        (replace(WELL, service=False), SCANNED),
        (with_drive(held="root_missing"), SCANNED),
        (with_drive(last_scan_at=None), None),
        (replace(WELL, drives=()), None),
        (replace(WELL, drives=(DRIVE, replace(DRIVE, watch="polling"))), SCANNED),
    ],
)
def test_how_fresh_the_knowledge_is(status: Status, known: datetime | None) -> None:
    assert up_to_date_at(status, NOW) == known


def test_what_is_on_its_way_is_told() -> None:
    assert lines(replace(WELL, outbox=1), VI)[-1] == "Còn 1 thay đổi đang được đưa vào tìm kiếm"
    assert lines(replace(WELL, drives=()), VI)[0] == "Chưa quét lần nào"
