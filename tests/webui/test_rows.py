from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from indexer.model.event import Action, Event, Strength
from webui.formats import Formats
from webui.rows import days, history_row, initials, row
from webui.words import words

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2025, 7, 30, 7, 30, tzinfo=UTC)
VI = Formats(words("vi"), HANOI, NOW)
EVENT = Event(
    at=NOW - timedelta(minutes=5),
    seen_at=NOW,
    action=Action.MODIFIED,
    drive="Chung",
    path="Ngân sách/Dự toán.xlsx",
    document=3,
    person="Nguyễn Văn An",
    unit="Phòng Ngân sách",
    strength=Strength.CERTAIN,
    words_added=1200,
    words_removed=0,
    tasks=("QT-01",),
    id=9,
)


def test_a_row_tells_who_did_what_where() -> None:
    shown = row(EVENT, {"QT-01": "Thẩm tra"}, VI)
    assert (shown["person"], shown["sure"], shown["label"], shown["time"]) == ("Nguyễn Văn An", "", "cập nhật", "14:25")
    assert (shown["file"], shown["folder"]) == ("Dự toán.xlsx", "Chung › Ngân sách")
    assert shown["tags"] == ["Thẩm tra", "Phòng Ngân sách"]
    assert (shown["plus"], shown["minus"]) == ("+1.200 từ", "")


@pytest.mark.parametrize(
    ("before", "after", "action", "places"),
    [
        ("A/cũ.txt", "A/mới.txt", "renamed", ("cũ.txt", "mới.txt")),
        ("A/x.txt", "B/x.txt", "moved", ("A", "B")),
        ("x.txt", "B/x.txt", "moved", ("Thư mục gốc", "B")),
        ("A/x.txt", "B/y.txt", "moved", ("A/x.txt", "B/y.txt")),
    ],
)
def test_a_move_says_from_where_to_where(before: str, after: str, action: str, places: tuple[str, str]) -> None:
    shown = row(replace(EVENT, action=Action.MOVED, source_path=before, path=after), {}, VI)
    assert (shown["action"], (shown["from"], shown["to"])) == (action, places)


def test_doubt_and_the_past_are_said() -> None:
    shown = row(replace(EVENT, strength=Strength.WEAK, is_past=True), {}, VI)
    assert shown["sure"] == "có thể là"
    assert shown["tags"][-1] == "trước khi theo dõi"


def test_nobody_is_never_probably_nobody() -> None:
    shown = row(replace(EVENT, person="", strength=Strength.WEAK), {}, VI)
    assert (shown["person"], shown["sure"], shown["initials"]) == ("", "", "?")


def test_a_removed_file_cannot_be_opened() -> None:
    assert row(replace(EVENT, action=Action.REMOVED), {}, VI)["opens"] is False


def test_rows_stand_under_the_days_of_the_office() -> None:
    moments = [
        NOW,
        datetime(2025, 7, 29, 17, 1, tzinfo=UTC),
        datetime(2025, 7, 29, 16, 59, tzinfo=UTC),
        NOW - timedelta(9),
    ]
    shown = days([replace(EVENT, at=moment) for moment in moments], {}, VI)
    assert [(day["title"], len(day["rows"])) for day in shown] == [
        ("Hôm nay, 30/07/2025", 2),
        ("Hôm qua, 29/07/2025", 1),
        ("21/07/2025", 1),
    ]


def test_the_story_of_one_document() -> None:
    moved = replace(EVENT, action=Action.MOVED, source_path="A/Dự toán.xlsx", words_added=None)
    assert history_row(moved, VI)["detail"] == "từ “A” đến “Ngân sách” · Phòng Ngân sách"
    assert history_row(EVENT, VI)["at"] == "14:25 30/07/2025"


@pytest.mark.parametrize(("name", "letters"), [("Nguyễn Văn An", "VA"), ("an", "A"), ("", "?"), ("  ", "?")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
