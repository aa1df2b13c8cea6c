"""The coordination report of an office that was really indexed, as its people may see it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from indexer.catalogue import open_catalogue
from indexer.errors import UsageError
from indexer.library.overview import moments
from indexer.library.reporting import written
from indexer.model.report import CoordinationReport
from indexer.model.task import How, Involvement, Role, Share, Tag, Task
from tests.library.people_office import Office, filled, made_office

TODAY = datetime.now(UTC).date()
SINCE, UNTIL = TODAY - timedelta(days=30), TODAY + timedelta(days=1)
HIDDEN = "Biên bản.docx"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path, _with_tasks)
    yield made
    made.close()


def _with_tasks(home: Path) -> None:
    made = filled(home)
    made.save(f"rieng/{HIDDEN}", "Lê Thị Giang")
    made.index()
    catalogue = open_catalogue(made.config.state.path)
    task = Task("KT", "Kiểm tra", lead="NS", coordinating=(Share("TT"), Share("DT")), due_on=TODAY)
    with catalogue.writing():
        catalogue.tasks.put(task)
        catalogue.tasks.put(replace(task, code="CU", closed_on=date(2020, 1, 1)))
        for path in ("Ngân sách/Dự án/Tờ trình.docx", HIDDEN):
            (document,) = catalogue.documents.at(path, None)
            catalogue.tags.put(Tag(document.id, "KT", How.HAND))
    catalogue.close()
    made.close()


def reported(office: Office, login: str | None = None, unit: str = "") -> CoordinationReport:
    return office.library.coordination_report(office.viewer(login), SINCE, UNTIL, unit)


def test_tasks_and_contributions_of_the_period(office: Office) -> None:
    made = reported(office)
    assert {line.task.code for line in made.tasks} == {"KT", "DA-01"}
    assert {(row.unit, row.person, row.role) for row in made.rows if row.task == "KT"} == {
        ("NS", "an.nv", Role.LEAD),
        ("TT", "giang.lt", Role.COORDINATING),
    }
    assert {one.unit for one in made.silent if one.task.code == "KT"} == {"DT"}
    assert made.reach.changes >= made.reach.known > 0 and not made.reach.is_partial
    assert {line.unit for line in made.units} == {"NS", "DT", "TT"}


def test_what_lies_on_a_closed_drive_counts_for_its_readers_only(office: Office) -> None:
    seen, hidden = reported(office, "giang.lt"), reported(office, "an.nv")
    assert {row.unit for row in seen.rows if row.task == "KT"} == {"NS", "TT"}
    assert {row.unit for row in hidden.rows if row.task == "KT"} == {"NS"}
    assert hidden.reach.is_partial and hidden.reach.changes < seen.reach.changes
    texts = "".join(
        str(cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(written(hidden, "xlsx", "", "vi")))
        for row in sheet.iter_rows()
        for cell in row
    )
    assert "Kiểm tra" in texts and "Giang" not in texts and "riêng" not in texts
    assert {str(one.verdict) for one in hidden.silent} == {"too_little_known"}


@pytest.mark.parametrize("login", [None, "giang.lt", "an.nv"])
def test_report_and_page_never_disagree(office: Office, login: str | None) -> None:
    viewer, zone = office.viewer(login), ZoneInfo(office.config.time_zone)
    board = office.library.matrix(viewer, SINCE, UNTIL, by="person")
    made = reported(office, login)
    assert [(one.task, one.state) for one in made.tasks] == list(board.tasks)
    assert [replace(row, first_at=None, last_at=None) for row in made.rows] == [
        replace(row, first_at=None, last_at=None) for row in board.rows
    ]
    silent = {(one.task.code, one.unit): (one.state, one.used) for one in made.silent}
    assert silent == {(one.task, one.unit): (one.state, one.used) for one in office.library.silences(viewer)}
    assert all(board.ever[pair] is state for pair, (state, _) in silent.items())
    covered = office.library.coverage(viewer, *moments((SINCE, UNTIL), zone))
    assert (made.reach.changes, made.reach.known) == (covered.changes, covered.known)
    assert made.reach.watched == pytest.approx(covered.watched, abs=0.001)  # the clock went on in between


def test_a_task_that_is_closed_counts_in_a_period_in_which_it_was_worked_on(office: Office) -> None:
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():
        (document,) = catalogue.documents.at("Ngân sách/Dự án/Tờ trình.docx", None)
        catalogue.tags.put(Tag(document.id, "CU", How.HAND))
    catalogue.close()

    def shown(since: date, until: date) -> set[str]:
        return {task.code for task, _ in office.library.matrix(office.viewer(None), since, until).tasks}

    assert "CU" in shown(SINCE, UNTIL)
    assert "CU" not in shown(UNTIL, UNTIL + timedelta(days=30))
    assert "CU" not in shown(date(2021, 1, 1), date(2021, 12, 31))


def test_without_anybody_watching_nobody_is_called_silent(office: Office) -> None:
    (one,) = (one for one in reported(office).silent if one.task.code == "KT")
    assert (one.unit, one.state, str(one.verdict)) == ("DT", Involvement.UNKNOWN, "too_little_known")
    assert one.why == "no_start"


def test_of_a_unit_by_code_or_name_only_its_tasks(office: Office) -> None:
    for unit in ("TT", "Thanh tra"):
        assert [line.task.code for line in reported(office, unit=unit).tasks] == ["KT"]
    with pytest.raises(UsageError, match="no unit 'XX'"):
        reported(office, unit="XX")


def test_a_period_without_work_and_one_that_ends_before_it_begins(office: Office) -> None:
    made = office.library.coordination_report(office.viewer(None), date(2019, 1, 1), date(2019, 12, 31))
    assert (made.rows, made.reach.changes) == ((), 0)
    with pytest.raises(UsageError, match="before it begins"):
        office.library.coordination_report(office.viewer(None), UNTIL, SINCE)
