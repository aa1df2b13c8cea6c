"""Sheets of tasks as offices keep them: heads of every kind, dates of every form, units as people write them."""

from datetime import date, datetime
from pathlib import Path

import pytest

from indexer.config.tree import Config, DriveConfig, PersonConfig, UnitConfig
from indexer.coordination.register import Around, Mapped, mapped
from indexer.coordination.register_heads import find_head
from indexer.coordination.register_plan import is_loss, planned
from indexer.coordination.roster import roster_of
from indexer.model.register import Why
from indexer.model.sheet import Cell, Sheet
from indexer.model.task import Origin, Share, Task

CONFIG = Config(
    file=Path("config.toml"),
    drives=(DriveConfig("Chung", Path("drive")),),
    units=(
        UnitConfig("NS", "Phòng Quản lý ngân sách", short="QLNS", aliases=("Phòng Ngân sách huyện, xã",)),
        UnitConfig("DT", "Phòng Tài chính đầu tư"),
        UnitConfig("VP", "Văn phòng", aliases=("Phòng Tổ chức và Hành chính",)),
        UnitConfig("TT", "Thanh tra Sở"),
    ),
    people=(
        PersonConfig("an.nv", "Nguyễn Văn An", "NS"),
        PersonConfig("binh.lt", "Lê Thị Bình", "DT"),
    ),
)
ROSTER = roster_of(CONFIG)
TODAY = date(2026, 5, 20)
HEAD = ("STT", "Mã", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Ngày giao", "Thời hạn")


def read(
    *rows: tuple[Cell, ...], head: tuple[Cell, ...] = HEAD, known: dict[str, Task] | None = None, **sheet: object
) -> Mapped:
    spans = sheet.pop("spans", ())
    made = Sheet("Nhiệm vụ 2026", (head, *rows), spans)  # type: ignore[arg-type]
    found = find_head(made)
    assert found is not None
    return mapped(made, found, Around(CONFIG, ROSTER, TODAY, known or {}, **sheet))  # type: ignore[arg-type]


def one(*cells: Cell, head: tuple[Cell, ...] = HEAD) -> Task:
    (task,) = read(cells, head=head).tasks
    return task


def test_a_row_becomes_a_task() -> None:
    task = one(
        1.0, "QT-01", "Thẩm tra quyết toán", "phong tai chinh dau tu", "QLNS; Văn phòng", "02/3/2026", date(2026, 4, 1)
    )
    assert task == Task(
        code="QT-01",
        title="Thẩm tra quyết toán",
        lead="DT",
        coordinating=(Share("NS"), Share("VP")),
        assigned_on=date(2026, 3, 2),
        due_on=date(2026, 4, 1),
        origin=Origin.SHEET,
        reference="#Nhiệm vụ 2026",
    )


@pytest.mark.parametrize(
    ("cell", "due", "words"),
    [
        (datetime(2026, 3, 31, 8), date(2026, 3, 31), ""),
        (46112.0, date(2026, 3, 31), ""),
        ("46112", date(2026, 3, 31), "46112"),
        ("31/3/2026", date(2026, 3, 31), "31/3/2026"),
        ("trước ngày 31.03.2026", date(2026, 3, 31), "trước ngày 31.03.2026"),
        ("ngày 31 tháng 3 năm 2026", date(2026, 3, 31), "ngày 31 tháng 3 năm 2026"),
        ("2026-03-31 00:00:00", date(2026, 3, 31), "2026-03-31 00:00:00"),
        (20260331.0, date(2026, 3, 31), "20260331"),
        ("Từ 01/3/2026 đến 31/3/2026", date(2026, 3, 31), "Từ 01/3/2026 đến 31/3/2026"),
        ("31/3", date(2026, 3, 31), "31/3"),  # of the year that the sheet names
        ("Quý I/2026", date(2026, 3, 31), "Quý I/2026"),
        ("Quý IV", date(2026, 12, 31), "Quý IV"),
        ("tháng 3/2026", date(2026, 3, 31), "tháng 3/2026"),
        ("03/2026", date(2026, 3, 31), "03/2026"),
        ("6 tháng đầu năm 2026", date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("Năm 2026", date(2026, 12, 31), "Năm 2026"),
        ("05 ngày làm việc", date(2026, 3, 9), "05 ngày làm việc"),  # from Monday, 2 March
        ("trong 10 ngày", date(2026, 3, 12), "trong 10 ngày"),
        ("Thường xuyên", None, "Thường xuyên"),
        ("Hằng tháng", None, "Hằng tháng"),
        ("-", None, "-"),
        (None, None, ""),
    ],
)
def test_deadlines_are_read_in_every_form_that_people_type(cell: Cell, due: date | None, words: str) -> None:
    task = one(1.0, "A", "Báo cáo", "QLNS", None, "02/03/2026", cell)
    assert (task.due_on, task.words) == (due, words)


@pytest.mark.parametrize("cell", ["31/02/2026", "32/13/2026", "sớm nhất có thể", "31-13", 12.5])
def test_a_wrong_date_refuses_its_row_and_says_so(cell: Cell) -> None:
    found = read((1.0, "A", "Báo cáo", "QLNS", None, None, cell), (2.0, "B", "Kế hoạch", "QLNS", None, None, None))
    assert [task.code for task in found.tasks] == ["B"]
    (fault,) = found.faults
    assert (fault.row, fault.code, fault.field, fault.why, fault.is_taken) == (2, "A", "due_on", Why.WRONG_DATE, False)
    assert found.refused == {"A"}


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("QLNS, DT, VP", ["NS", "DT", "VP"]),
        ("Phòng Quản lý ngân sách và Thanh tra Sở", ["NS", "TT"]),
        ("- P. Tài chính đầu tư;\n- Văn phòng", ["DT", "VP"]),
        ("Phòng Tổ chức và Hành chính, QLNS", ["VP", "NS"]),  # a name with "và" in it
        ("Phòng Ngân sách huyện, xã; DT", ["NS", "DT"]),  # and one with a comma
        ("Văn phòng, Phòng Tài chính đầu tư", ["VP", "DT"]),  # which is not the latter of the former
        ("Văn phòng, Thanh tra Sở, QLNS", ["VP", "TT", "NS"]),
        ("PHONG QUAN LY NGAN SACH", ["NS"]),
        ("QLNS; QLNS", ["NS"]),
        ("Sở Xây dựng; DT", ["Sở Xây dựng", "DT"]),  # an office outside stays as written
        ("Lê Thị Bình", ["DT"]),  # a person stands for their unit
    ],
)
def test_units_are_found_as_people_write_them(cell: str, units: list[str]) -> None:
    found = read((1.0, "A", "Báo cáo", None, cell))
    assert [share.unit for share in found.tasks[0].coordinating] == units


def test_each_unit_may_have_its_own_deadline() -> None:
    task = one(1.0, "A", "Báo cáo", "VP", "QLNS (trước 15/3/2026); DT: 05 ngày làm việc; TT", "02/03/2026", "31/3/2026")
    assert task.coordinating == (
        Share("NS", date(2026, 3, 15), "trước 15/3/2026"),
        Share("DT", date(2026, 3, 9), "05 ngày làm việc"),
        Share("TT"),
    )


def test_an_unknown_unit_refuses_its_row_and_a_near_one_is_suggested() -> None:
    found = read((1.0, "A", "Báo cáo", "Phòng Tài chính đầu tu công", "QLNS"), (2.0, "B", "Kế hoạch", "Phòng Ma"))
    assert found.tasks == ()
    assert [(fault.value, fault.why, fault.hint) for fault in found.faults] == [
        ("Phòng Tài chính đầu tu công", Why.UNKNOWN_UNIT, "Phòng Tài chính đầu tư"),
        ("Phòng Ma", Why.UNKNOWN_UNIT, ""),
    ]


def test_the_first_of_several_leads_leads_and_vague_words_are_told() -> None:
    found = read((1.0, "A", "Báo cáo", "QLNS, DT", "Các phòng liên quan"))
    assert (found.tasks[0].lead, found.tasks[0].coordinating) == ("NS", (Share("DT"),))
    assert {fault.why for fault in found.faults} == {Why.SEVERAL_LEADS, Why.VAGUE_UNIT}
    assert all(fault.is_taken for fault in found.faults)


def test_people_are_logins_where_they_are_known() -> None:
    head = ("Mã", "Nhiệm vụ", "Đơn vị chủ trì", "Người thực hiện")
    task = one("A", "Báo cáo", "QLNS", "đ/c Nguyễn Văn An, Trần Lạ", head=head)
    assert (task.lead_person, task.people) == ("an.nv", ("Trần Lạ",))
    assert one("A", "Báo cáo", "QLNS (Nguyễn Văn An)", head=head).lead_person == "an.nv"


def test_of_two_rows_with_one_code_the_first_wins_and_both_are_told() -> None:
    found = read((1.0, "A-1", "Báo cáo", "QLNS"), (2.0, "a-1", "Kế hoạch", "DT"))
    assert [(task.code, task.title) for task in found.tasks] == [("A-1", "Báo cáo")]
    assert [(f.row, f.why, f.hint, f.is_taken) for f in found.faults] == [
        (2, Why.DUPLICATE, "3", True),
        (3, Why.DUPLICATE, "2", False),
    ]
    assert found.refused == frozenset()


def test_a_code_of_the_configuration_is_not_taken_and_one_of_the_page_with_that_title_moves_here() -> None:
    others = {
        "A": Task("A", "Khác hẳn"),
        "B": Task("B", "Báo cáo quý I", origin=Origin.PAGE),
        "C": Task("C", "Khác hẳn", origin=Origin.PAGE),
    }
    rows = [(1.0, code, "Báo cáo quý I", "QLNS") for code in "ABC"]
    found = read(*rows, others=others)
    assert [task.code for task in found.tasks] == ["B"]
    assert [(fault.code, fault.why) for fault in found.faults] == [("A", Why.KEPT_ELSEWHERE), ("C", Why.KEPT_ELSEWHERE)]


def test_a_row_without_a_code_gets_one_and_keeps_it_when_its_title_is_mended() -> None:
    first = read((1.0, None, "Báo cáo quyết toán dự án đường Trần Phú", "QLNS"), (2.0, None, "Kế hoạch", "DT"))
    code = first.tasks[0].code
    assert code.startswith("NV-")
    known = {task.code: task for task in first.tasks}
    again = read(
        (1.0, None, "Kế hoạch", "DT"), (2.0, None, "Báo cáo quyết toán dự án đường Trần Phúc", "QLNS"), known=known
    )
    assert {task.code for task in again.tasks} == set(known)
    assert {task.code: task.title for task in again.tasks}[code].endswith("Phúc")


def test_merged_cells_count_for_all_their_rows() -> None:
    found = read(
        (1.0, "A", "Báo cáo", "QLNS", "VP", None, "31/3/2026"),
        (2.0, "B", "Kế hoạch", None, "DT", None, None),
        (3.0, "C", "Tờ trình", None, None, None, None),
        spans=((1, 3, 2, 3), (1, 6, 3, 6)),
    )
    assert [(task.lead, task.due_on) for task in found.tasks] == [
        ("NS", date(2026, 3, 31)),
        ("NS", date(2026, 3, 31)),
        ("", date(2026, 3, 31)),  # not merged: nobody leads it, and that is told
    ]
    assert [(fault.code, fault.why) for fault in found.faults] == [("C", Why.NO_LEAD)]


def test_headings_sums_and_signatures_are_no_tasks() -> None:
    found = read(
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
        ("I", None, "LĨNH VỰC NGÂN SÁCH"),
        (1.0, "A", "Báo cáo", "QLNS"),
        ("II", "Lĩnh vực đầu tư"),
        (None, None, "Nhiệm vụ đột xuất"),
        (2.0, "B", "Kế hoạch", "DT"),
        (None, None, "Tổng cộng: 02 nhiệm vụ"),
        (None, None, None, "TRƯỞNG PHÒNG"),
    )
    assert [task.code for task in found.tasks] == ["A", "B"]
    assert (found.faults, found.rows) == ((), 2)


def test_a_row_without_a_title_is_told() -> None:
    found = read((1.0, "A", None, "QLNS"))
    assert [(fault.why, fault.code) for fault in found.faults] == [(Why.NO_TITLE, "A")]


STATUS = ("Mã", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Ngày hoàn thành", "Trạng thái")


@pytest.mark.parametrize(
    ("closed", "status", "known", "expected"),
    [
        (date(2026, 3, 30), None, None, date(2026, 3, 30)),
        (None, "Đang thực hiện", None, None),
        (None, "Chưa hoàn thành", None, None),
        (None, "Hoàn thành", None, date(2026, 3, 31)),  # done before we came: its deadline
        (None, "Hoàn thành quá hạn", None, date(2026, 4, 1)),
        (None, "Đã hoàn thành", Task("A", "Báo cáo"), TODAY),  # we see it happen
        (None, "Đã hoàn thành", Task("A", "Báo cáo", closed_on=date(2026, 5, 1)), date(2026, 5, 1)),
    ],
)
def test_the_day_of_closing(closed: Cell, status: str | None, known: Task | None, expected: date | None) -> None:
    row = ("A", "Báo cáo", "QLNS", "31/3/2026", closed, status)
    found = read(row, head=STATUS, known={"A": known} if known else None)
    assert found.tasks[0].closed_on == expected


def test_a_cancelled_row_is_no_task() -> None:
    assert read(("A", "Báo cáo", "QLNS", None, None, "Hủy"), head=STATUS).tasks == ()


def test_most_rows_gone_at_once_is_taken_for_a_damaged_file() -> None:
    said = {str(n): Task(str(n), "x") for n in range(10)}
    tasks = list(said.values())
    assert is_loss(said, planned(said, (), ()))
    assert is_loss(said, planned(said, tasks[:4], ()))
    assert not is_loss(said, planned(said, tasks[:5], ()))
    assert not is_loss(said, planned(said, tasks[:4], [task.code for task in tasks[4:8]]))
    assert not is_loss({}, planned({}, (), ()))
