from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from indexer.model.act import Act, Kind
from indexer.model.event import Action, Credit, Event, Evidence, Extent, Nature, Part, Strength
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


def alone(event: Event) -> dict[str, Any]:
    return row(Act((event,)), {"QT-01": "Thẩm tra"}, VI)


def told(shown: dict[str, Any]) -> str:
    return "".join(text for text, _ in shown["told"])


def test_a_row_tells_who_did_what_where() -> None:
    shown = alone(EVENT)
    assert ([one["name"] for one in shown["people"]], shown["sure"]) == (["Nguyễn Văn An"], "")
    assert (shown["label"], shown["file"], shown["time"]) == ("sửa", "Dự toán.xlsx", "14:25")
    assert (shown["where"], shown["unit"]["name"], [one["name"] for one in shown["tasks"]]) == (
        "Chung › Ngân sách",
        "Phòng Ngân sách",
        ["Thẩm tra"],
    )
    assert told(shown) == ": +1.200 từ"


def test_a_whole_sentence() -> None:
    """`An sửa Dự toán.xlsx: +240 −30 từ, 12 ô, kèm nhận xét của Lê Văn Bình`"""
    comment = Evidence("mark.commented", "Binh", person="Lê Văn Bình")
    event = replace(
        EVENT,
        words_added=240,
        words_removed=30,
        extent=Extent(cells=12),
        nature=Nature.EDITED,
        evidence=(comment, comment),
        credits=(Credit("Nguyễn Văn An"), Credit("Trần Thị Chi"), Credit("Lê Văn Bình", part=Part.COMMENTED)),
    )
    shown = alone(event)
    assert [one["name"] for one in shown["people"]] == ["Nguyễn Văn An", "Trần Thị Chi"]
    assert told(shown) == ": +240 −30 từ, 12 ô, kèm nhận xét của Lê Văn Bình"
    assert ("+240", "plus") in shown["told"] and ("−30", "minus") in shown["told"]


def test_several_saves_are_one_row_that_opens_to_them() -> None:
    events = tuple(replace(EVENT, id=9 - n, at=EVENT.at - timedelta(minutes=9 * n)) for n in range(5))
    shown = row(Act(events, Kind.SITTING), {}, VI)
    assert (shown["time"], told(shown)) == ("13:49–14:25", ": +6.000 từ, 5 lần lưu")
    assert [one["time"] for one in shown["members"]] == ["14:25", "14:16", "14:07", "13:58", "13:49"]
    assert told(shown["members"][0]) == "+1.200 từ"


def test_many_files_are_one_row_with_what_it_did_to_them() -> None:
    events = tuple(
        replace(EVENT, id=n, action=Action.MOVED, source_path=f"Nháp/{n}.docx", path=f"Final/{n}.docx", document=n)
        for n in range(140)
    )
    shown = row(Act(events, Kind.BATCH), {}, VI)
    assert (shown["label"], shown["file"], told(shown)) == ("chuyển", "140 tệp", " từ “Nháp” sang “Final”")
    assert [one["file"] for one in shown["names"]] == ["0.docx", "1.docx", "2.docx"]
    assert (len(shown["members"]), shown["rest"]) == (100, "và 40 tệp nữa")
    assert row(Act(events, Kind.BATCH, is_open=True), {}, VI)["file"] == "hơn 140 tệp"


@pytest.mark.parametrize(
    ("action", "nature", "label", "rest"),
    [
        (Action.MODIFIED, Nature.RESAVED, "lưu lại", ": không đổi nội dung"),
        (Action.MODIFIED, Nature.FORMATTED, "trình bày lại", ": không đổi chữ"),
        (Action.ADDED, Nature.COPIED, "chép", ": cùng nội dung với tệp đã có"),
    ],
)
def test_what_changed_nothing_is_said_quietly(action: Action, nature: Nature, label: str, rest: str) -> None:
    shown = alone(replace(EVENT, action=action, nature=nature, words_added=None, words_removed=None))
    assert (shown["label"], told(shown), shown["is_quiet"]) == (label, rest, True)


def test_what_somebody_says_of_an_event_is_a_sentence() -> None:
    word = Evidence("meant", "an.nv", person="Nguyễn Văn An")
    shown = alone(replace(EVENT, action=Action.DISCLAIMED, person="Lê Văn Bình", evidence=(word,), about=4))
    assert (shown["label"], told(shown)) == ("đính chính", ": việc này không phải của Nguyễn Văn An")


def test_a_decision_names_nobody_anew() -> None:
    shown = alone(replace(EVENT, action=Action.ACCEPTED, evidence=(Evidence("said_by", "truong"),), about=11))
    assert (shown["label"], told(shown)) == ("xác nhận", ": lời đính chính hoặc bổ sung này là đúng")


def test_files_are_counted_as_people_count() -> None:
    events = tuple(replace(EVENT, id=n, action=Action.ADDED, path=f"A/Phụ lục {n}.docx") for n in (10, 9, 2, 1))
    shown = row(Act(events, Kind.BATCH), {}, VI)
    assert [one["file"] for one in shown["members"]] == [f"Phụ lục {n}.docx" for n in (1, 2, 9, 10)]


@pytest.mark.parametrize(
    ("before", "after", "action", "way"),
    [
        ("A/cũ.txt", "A/mới.txt", "renamed", " thành “mới.txt”"),
        ("A/x.txt", "B/x.txt", "moved", " từ “A” sang “B”"),
        ("x.txt", "B/x.txt", "moved", " từ “Thư mục gốc” sang “B”"),
        ("A/x.txt", "B/y.txt", "moved", " từ “A/x.txt” sang “B/y.txt”"),
    ],
)
def test_a_move_says_from_where_to_where(before: str, after: str, action: str, way: str) -> None:
    shown = alone(replace(EVENT, action=Action.MOVED, source_path=before, path=after, words_added=None))
    assert (shown["action"], told(shown)) == (action, way)


def test_a_renamed_file_stands_under_its_old_name() -> None:
    shown = alone(replace(EVENT, action=Action.MOVED, source_path="A/cũ.txt", path="A/mới.txt"))
    assert shown["file"] == "cũ.txt"


def test_doubt_dispute_and_the_past_are_said() -> None:
    shown = alone(replace(EVENT, strength=Strength.WEAK, is_past=True, is_disputed=True))
    assert shown["sure"] == "có thể là"
    assert shown["tags"][-2:] == ["trước khi theo dõi", "nguồn nói khác nhau"]


def test_nobody_is_never_probably_nobody() -> None:
    shown = alone(replace(EVENT, person="", strength=Strength.WEAK))
    assert (shown["people"], shown["sure"], shown["initials"]) == ([], "", "?")


def test_a_removed_file_cannot_be_opened() -> None:
    assert alone(replace(EVENT, action=Action.REMOVED))["opens"] is False


def test_rows_stand_under_the_days_of_the_office() -> None:
    moments = [
        NOW,
        datetime(2025, 7, 29, 17, 1, tzinfo=UTC),
        datetime(2025, 7, 29, 16, 59, tzinfo=UTC),
        NOW - timedelta(9),
    ]
    shown = days([Act((replace(EVENT, at=moment),)) for moment in moments], {}, VI)
    assert [(day["title"], len(day["rows"])) for day in shown] == [
        ("Hôm nay, 30/07/2025", 2),
        ("Hôm qua, 29/07/2025", 1),
        ("21/07/2025", 1),
    ]


def test_the_story_of_one_document() -> None:
    moved = replace(EVENT, action=Action.MOVED, source_path="A/Dự toán.xlsx", words_added=None)
    assert history_row(moved, VI)["detail"] == "từ “A” sang “Ngân sách” · Phòng Ngân sách"
    assert history_row(EVENT, VI)["at"] == "14:25 30/07/2025"


@pytest.mark.parametrize(("name", "letters"), [("Nguyễn Văn An", "VA"), ("an", "A"), ("", "?"), ("  ", "?")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
