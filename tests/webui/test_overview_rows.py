"""Matrices and maps of the overview: cells, colours, nobody accused by a period or by what cannot be told."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer.config.load import load
from indexer.model.effort import Together, Unassigned
from indexer.model.overview import Concern, Matrix, Reason
from indexer.model.task import Coverage, Involvement, Role, Row, Share, Task, TaskState
from tests.webui.test_task_course import CONFIG
from webui import overview_maps, overview_rows
from webui.formats import Formats
from webui.task_dossier import Names
from webui.words import words

VI = Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), datetime(2026, 3, 20, 3, tzinfo=UTC))
AT = datetime(2026, 3, 5, 3, tzinfo=UTC)
TASK = Task("QT-01", "Thẩm tra", lead="NS", coordinating=(Share("DT"),), due_on=date(2026, 3, 31))


@pytest.fixture
def names(tmp_path: Path) -> Names:
    (tmp_path / "chung").mkdir()
    file = tmp_path / "config.toml"
    file.write_text(CONFIG, encoding="utf-8")
    return Names(load(file))


def row(unit: str, person: str = "", edits: int = 0, role: Role = Role.LEAD) -> Row:
    state = Involvement.CONTRIBUTED if edits else Involvement.OPENED
    return Row("QT-01", unit, role, person, state, 2, edits, 10, AT, AT, evidence=edits + 1)


def shown(names: Names, rows: tuple[Row, ...], ever: dict[tuple[str, str], Involvement]) -> list[dict[str, str]]:
    found = Matrix(((TASK, TaskState.OPEN),), rows, ever)
    return overview_rows.matrix(found, 10, names, VI, of_people=False)["rows"][0]["cells"]


def test_work_is_counted_and_opens_its_evidence(names: Names) -> None:
    lead, other = shown(names, (row("NS", edits=3),), {("QT-01", "DT"): Involvement.SILENT})
    assert (lead["main"], lead["sub"], lead["last"], lead["ask"]) == ("3", "2 tệp", "05/03", ["QT-01", "NS", ""])
    assert (other["state"], other["main"], other["ask"]) == ("silent", "chưa thấy", None)


def test_who_worked_at_another_time_is_not_silent_in_this_one(names: Names) -> None:
    _, other = shown(names, (), {("QT-01", "DT"): Involvement.CONTRIBUTED})
    assert (other["state"], other["main"]) == ("before", "lúc khác")


def test_what_is_not_known_is_no_silence(names: Names) -> None:
    _, other = shown(names, (), {})
    assert (other["state"], other["main"]) == ("unknown", "?")


def test_a_unit_that_nobody_asked_has_a_column_only_where_it_did_something(names: Names) -> None:
    task = Task("QT-01", "Thẩm tra", lead="NS")
    helped = Matrix(((task, TaskState.OPEN),), (row("DT", edits=1, role=Role.NONE),), {})
    data = overview_rows.matrix(helped, 10, names, VI, of_people=False)
    assert [column["label"] for column in data["columns"]] == ["Phòng Ngân sách", "Phòng Đầu tư"]
    assert data["rows"][0]["cells"][1]["badge"] == "tự tham gia"
    idle = overview_rows.matrix(Matrix(((task, TaskState.OPEN),), (), {}), 10, names, VI, of_people=False)
    assert len(idle["columns"]) == 1


def test_people_stand_by_unit_and_only_where_they_did_something(names: Names) -> None:
    rows = (row("DT", "x.la", edits=9, role=Role.NONE), row("NS", "an.nv", edits=1))
    found = Matrix(((TASK, TaskState.OPEN),), rows, {})
    data = overview_rows.matrix(found, 10, names, VI, of_people=True)
    assert [column["label"] for column in data["columns"]] == ["Nguyễn Văn An", "x.la"]
    assert data["rows"][0]["cells"][0]["ask"] == ["QT-01", "NS", "an.nv"]


def test_more_tasks_than_shown_are_counted(names: Names) -> None:
    tasks = tuple((Task(f"T{at}", "Việc", lead="NS"), TaskState.OPEN) for at in range(4))
    assert overview_rows.matrix(Matrix(tasks, (), {}), 2, names, VI, of_people=False)["more"] == "Thêm 2 nhiệm vụ"


@pytest.mark.parametrize(
    ("concern", "told"),
    [
        (
            Concern("DT", Role.COORDINATING, Reason.SILENT, Involvement.SILENT, used=0.754),
            "đã qua 75 % thời gian, chưa thấy đóng góp gì",
        ),
        (
            Concern("DT", Role.COORDINATING, Reason.OVERDUE, Involvement.UNKNOWN, left=-2),
            "quá hạn 2 ngày làm việc, chưa thể kết luận có đóng góp hay không",
        ),
        (Concern("NS", Role.LEAD, Reason.DUE_SOON, Involvement.SILENT, left=0), "hôm nay là hạn cuối"),
    ],
)
def test_a_part_is_told_without_accusing(concern: Concern, told: str) -> None:
    assert overview_rows.concern(concern, VI) == told


def test_coverage_is_never_rounded_to_everything() -> None:
    assert "99 %" in overview_rows.coverage(Coverage(10, 9, 0.999), VI)
    assert "1 %" in overview_rows.coverage(Coverage(0, 0, 0.001), VI)


def test_a_map_is_a_square_with_nothing_on_its_diagonal(names: Names) -> None:
    data = overview_maps.cells((Together("DT", "NS", 4, 2),), "unit", names, VI)
    first, second = data["rows"]
    assert [cell and cell["main"] for cell in first["cells"]] == [None, "4"]
    assert second["cells"][0]["ask"] == ["DT", "NS", "unit"] and second["cells"][1] is None
    assert second["cells"][0]["title"] == "Phòng Đầu tư – Phòng Ngân sách: 4 tài liệu chung, 2 nhiệm vụ"


def test_coordination_that_nobody_assigned_fills_in_the_form(names: Names) -> None:
    one = Unassigned("Chung", "Ngân sách/Rà soát", ("NS", "DT"), ("an.nv",), (1, 2), 2, 7, AT)
    data = overview_maps.unassigned(one, names, VI)
    assert data["make"].startswith("tasks?new=1&title=R%C3%A0+so%C3%A1t&lead=NS&units=DT&folder=Ng")
    assert (data["folder"], data["people"]) == ("Chung › Ngân sách › Rà soát", "Nguyễn Văn An")
