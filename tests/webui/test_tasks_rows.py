"""Tasks as rows, cards and bars: states, time left, units without an accusation after the end."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer.config.load import load
from indexer.model.register import RegisterState, RegisterStatus, RowFault, Why
from indexer.model.task import Involvement, Share, Task, TaskCard, TaskState
from tests.webui.test_task_course import CONFIG
from webui.formats import Formats
from webui.register_rows import register
from webui.task_dossier import Names
from webui.tasks_rows import MOST_CARDS, board, counts, line, standing, timeline
from webui.words import words

TODAY = date(2026, 3, 20)  # a Friday


@pytest.fixture
def names(tmp_path: Path) -> Names:
    (tmp_path / "chung").mkdir()
    file = tmp_path / "config.toml"
    file.write_text(CONFIG, encoding="utf-8")
    return Names(load(file))


def formats() -> Formats:
    return Formats(words("vi"), ZoneInfo("Asia/Ho_Chi_Minh"), datetime(2026, 3, 20, 3, tzinfo=UTC))


def card(code: str, due: date | None, state: TaskState = TaskState.OPEN, closed: date | None = None) -> TaskCard:
    own = date(2026, 3, 10)
    task = Task(
        code, f"Việc {code}", lead="NS", coordinating=(Share("DT", own),), assigned_on=date(2026, 3, 1), due_on=due
    )
    states = (("NS", due, Involvement.CONTRIBUTED), ("DT", own, Involvement.SILENT))
    changed = Task(**{**{name: getattr(task, name) for name in task.__slots__}, "closed_on": closed})
    return TaskCard(changed, state, 3, None, states)


def test_what_is_due_soon_counts_as_in_time_too_and_stands_once_on_the_board(names: Names) -> None:
    late = card("A", date(2026, 3, 18), TaskState.OVERDUE)
    soon, later = card("B", date(2026, 3, 23)), card("C", date(2026, 4, 30))
    found = standing([late, soon, later], TODAY)
    assert counts(found) == {"overdue": 1, "soon": 1, "open": 2, "done": 0, "done_late": 0}
    columns = {
        column["state"]: [one["code"] for one in column["cards"]]
        for column in board(found, lambda some: some, names, formats())
    }
    assert columns == {"overdue": ["A"], "soon": ["B"], "open": ["C"], "done": [], "done_late": []}


def test_time_left_is_told_in_working_days(names: Names) -> None:
    rows = [
        line(one, names, formats())
        for one in standing(
            [
                card("A", date(2026, 3, 18), TaskState.OVERDUE),
                card("B", date(2026, 3, 23)),
                card("C", TODAY),
                card("D", None),
            ],
            TODAY,
        )
    ]
    assert [(row["left"], row["urgency"]) for row in rows] == [
        ("quá hạn 2 ngày làm việc", "late"),
        ("còn 1 ngày làm việc", "soon"),
        ("hôm nay là hạn cuối", "soon"),
        ("", ""),
    ]
    assert rows[3]["due"] == "không có thời hạn"


def test_a_unit_with_a_limit_of_its_own_is_told_with_it_and_nobody_is_silent_after_the_end(names: Names) -> None:
    running, done = standing(
        [card("A", date(2026, 3, 31)), card("B", date(2026, 3, 31), TaskState.DONE, date(2026, 3, 12))], TODAY
    )
    lead, other = line(running, names, formats())["units"]
    assert (lead["due"], other["due"], other["state"]) == ("", "hạn 10/03/2026", "silent")
    assert other["told"] == "Phòng Đầu tư · phối hợp · chưa thấy gì · hạn 10/03/2026"
    assert line(done, names, formats())["units"][1]["state"] == "unknown"


def test_bars_span_from_the_assignment_to_the_end_and_an_overdue_one_to_today(names: Names) -> None:
    open_, late = card("A", date(2026, 3, 31)), card("B", date(2026, 3, 10), TaskState.OVERDUE)
    shown = timeline(standing([open_, late], TODAY), names, formats())
    first, second = shown["rows"]
    assert (first["from"], first["width"], first["limit"]) == (0.0, 100.0, 100.0)
    assert second["width"] == pytest.approx(100 * 19 / 30, abs=0.02) == shown["today"]
    assert (second["limit"], second["marks"]) == (30.0, [])
    assert first["marks"] == [(30.0, "Phòng Đầu tư: hạn 10/03/2026")]


def test_a_long_column_ends_with_how_many_more_there_are(names: Names) -> None:
    found = standing([card(str(at), date(2026, 4, 30)) for at in range(MOST_CARDS + 2)], TODAY)
    column = board(found, lambda some: some, names, formats())[2]
    assert (len(column["cards"]), column["count"], column["rest"]) == (MOST_CARDS, "42", "và 2 nhiệm vụ nữa")


def test_the_register_is_told_with_its_faulty_rows() -> None:
    fault = RowFault(12, "QT-01", "Thẩm tra", "lead", "Phòng Ma", Why.UNKNOWN_UNIT, "Phòng Mã")
    status = RegisterStatus("Chung", "Sổ/việc.xlsx", RegisterState.OK, rows=9, tasks=8, faults=(fault,))
    shown = register(status, formats())
    assert shown is not None and not shown["is_ok"]
    assert (shown["path"], shown["count"]) == ("Chung › Sổ › việc.xlsx", "1 dòng cần xem lại")
    assert shown["faults"][0]["row"] == "Dòng 12 (QT-01)" and "Phòng Ma" in shown["faults"][0]["why"]
    assert register(None, formats()) is None
