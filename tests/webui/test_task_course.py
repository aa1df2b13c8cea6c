"""A task in time: places of days, units' limits and work, who may remind, nobody accused."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer.config.load import load
from indexer.model.effort import Silence
from indexer.model.event import Action, Event, Nature, Strength
from indexer.model.task import Coverage, Involvement, Role, Row, Share, Task, TaskCard, TaskState
from webui.formats import Formats
from webui.task_course import course, figures
from webui.task_dossier import Dossier, Names
from webui.words import words

NOW = datetime(2026, 3, 21, 3, tzinfo=UTC)
TASK = Task(
    "QT-01",
    "Thẩm tra",
    lead="NS",
    coordinating=(Share("DT", date(2026, 3, 11)),),
    assigned_on=date(2026, 3, 1),
    due_on=date(2026, 3, 31),
)
LIMITS = (("NS", date(2026, 3, 31), Involvement.CONTRIBUTED), ("DT", date(2026, 3, 11), Involvement.SILENT))
CONFIG = """
[[drives]]
name = "chung"
path = "chung"
[[units]]
code = "NS"
name = "Phòng Ngân sách"
[[units]]
code = "DT"
name = "Phòng Đầu tư"
[[people]]
login = "an.nv"
name = "Nguyễn Văn An"
unit = "NS"
"""


@pytest.fixture
def names(tmp_path: Path) -> Names:
    file = tmp_path / "config.toml"
    (tmp_path / "chung").mkdir()
    file.write_text(CONFIG, encoding="utf-8")
    return Names(load(file))


def formats() -> Formats:
    return Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), NOW)


def event(id: int, day: int, nature: Nature = Nature.EDITED, hour: int = 2) -> Event:
    at = datetime(2026, 3, day, hour, tzinfo=UTC)
    return Event(
        at,
        at,
        Action.MODIFIED,
        "chung",
        "a.docx",
        1,
        person="Nguyễn Văn An",
        unit="NS",
        strength=Strength.CERTAIN,
        id=id,
        nature=nature,
    )


def dossier(*events: Event, may_lead: bool = True, state: TaskState = TaskState.OPEN) -> Dossier:
    lead = Row("QT-01", "NS", Role.LEAD, "", Involvement.CONTRIBUTED, 1, len(events), 120, evidence=len(events))
    silent = Row("QT-01", "DT", Role.COORDINATING, "", Involvement.SILENT)
    told = Silence(
        "QT-01",
        "DT",
        Role.COORDINATING,
        Involvement.SILENT,
        date(2026, 3, 11),
        1.4,
        Coverage(3, 3, 1.0),
        "silence.silent_over",
        True,
    )
    own = Row("QT-01", "NS", Role.LEAD, "an.nv", Involvement.CONTRIBUTED, 1, len(events), 120, certain=1)
    return Dossier(
        TaskCard(TASK, state, unit_states=LIMITS),
        None,
        True,
        may_lead,
        "",
        units=(lead, silent),
        people=(own,),
        events={"NS": tuple(sorted(events, key=lambda one: one.at, reverse=True))},
        silences=(told,),
    )


def test_days_stand_where_they_belong_between_assignment_and_deadline(names: Names) -> None:
    shown = course(dossier(event(1, 16)), names, formats())
    assert (shown["from"], shown["to"]) == ("01/03/2026", "31/03/2026")
    assert shown["today"] == pytest.approx(66.67)
    lead, other = shown["units"]
    assert [dot["at"] for dot in lead["dots"]] == [50.0]
    assert (lead["due_at"], other["due_at"]) == (100.0, pytest.approx(33.33))
    assert [label for _, label in shown["ticks"]][::4] == ["01/03", "31/03"]


def test_a_day_is_one_dot_with_its_evidence_and_mere_saves_are_faint(names: Names) -> None:
    found = dossier(event(1, 5), event(2, 5, hour=3), event(3, 6, Nature.RESAVED))
    later, earlier = course(found, names, formats())["units"][0]["dots"]
    assert (earlier["asked"], earlier["is_quiet"], later["is_quiet"]) == ([2, 1], False, True)
    assert earlier["label"] == "05/03/2026 · 2 việc · Nguyễn Văn An"


def test_a_night_shift_counts_for_the_offices_own_day(names: Names) -> None:
    (dot,) = course(dossier(event(1, 5, hour=20)), names, formats())["units"][0]["dots"]
    assert dot["label"].startswith("06/03/2026")


def test_a_silent_unit_is_told_with_its_time_and_may_be_reminded_by_the_lead_alone(names: Names) -> None:
    other = course(dossier(event(1, 5)), names, formats())["units"][1]
    assert (other["said"], other["told"]) == ("chưa thấy gì", "Đã hết hạn, chưa thấy Phòng Đầu tư đóng góp gì")
    assert (other["urgency"], other["remind"]) == ("late", "reminders?task=QT-01&unit=DT")
    assert course(dossier(event(1, 5), may_lead=False), names, formats())["units"][1]["remind"] == ""
    closed = course(dossier(event(1, 5), state=TaskState.DONE), names, formats())
    assert (closed["units"][1]["remind"], closed["units"][1]["urgency"], closed["today"]) == ("", "", None)


def test_people_stand_below_their_unit_with_how_sure_their_work_is(names: Names) -> None:
    (person,) = course(dossier(event(4, 5), event(5, 7)), names, formats())["units"][0]["people"]
    assert (person["name"], person["asked"], person["sure"]) == ("Nguyễn Văn An", [5, 4], "1/2 lần chắc chắn")


def test_a_task_without_days_still_has_a_time_to_show(names: Names) -> None:
    bare = Dossier(TaskCard(Task("X", "Việc thường xuyên"), TaskState.OPEN), None, True, False, "")
    shown = course(bare, names, formats())
    assert (shown["units"], shown["today"]) == ([], 100.0)
    assert len({label for _, label in shown["ticks"]}) == 5


def test_figures_leave_out_what_there_is_none_of() -> None:
    row = Row("QT-01", "NS", Role.LEAD, "", Involvement.CONTRIBUTED, 1, 2, 0, remarks=1)
    assert figures(row, formats()) == "1 tệp · 2 lần sửa · 1 nhận xét"
