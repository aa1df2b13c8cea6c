"""Heads of lists of tasks: in every form that offices make them."""

import pytest

from indexer.config.task_columns import TASK_COLUMNS
from indexer.config.tree import TasksRegisterConfig
from indexer.coordination.register_heads import HEADS, find_head
from indexer.coordination.register_plan import chosen
from indexer.model.register import RegisterState
from indexer.model.sheet import Cell, Sheet


def test_every_column_that_can_be_configured_has_heads_it_is_known_by() -> None:
    assert set(HEADS) == set(TASK_COLUMNS)


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ([("Mã NV", "Tên nhiệm vụ", "Chủ trì", "Hạn")], {"code": 0, "title": 1, "lead": 2, "due_on": 3}),
        (
            [("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm")],
            {"title": 1, "lead": 2, "coordinating": 3, "due_on": 4, "products": 5},
        ),
        (  # two lines without merges, as csv has them
            [
                ("STT", "Nội dung", "Đơn vị", None, "Thời gian", None),
                (None, None, "Chủ trì", "Phối hợp", "Ngày giao", "Hạn"),
            ],
            {"title": 1, "lead": 2, "coordinating": 3, "assigned_on": 4, "due_on": 5},
        ),
        (  # a title over the table, an empty row, then the head
            [
                ("UBND TỈNH", None, None),
                ("DANH MỤC NHIỆM VỤ GIAO CÁC PHÒNG", None, None),
                (None,),
                ("Mã số", "Công việc", "Đầu mối"),
            ],
            {"code": 0, "title": 1, "lead": 2},
        ),
        (
            [
                (
                    "Tên nhiệm vụ",
                    "Nội dung nhiệm vụ",
                    "Người phụ trách",
                    "Đơn vị thực hiện",
                    "Ngày hoàn thành",
                    "Hạn hoàn thành",
                )
            ],
            {"title": 0, "content": 1, "lead_person": 2, "lead": 3, "closed_on": 4, "due_on": 5},
        ),
        (
            [("Số, ký hiệu văn bản giao", "Nhiệm vụ", "Xử lý chính", "Trạng thái", "Ghi chú")],
            {"directive": 0, "title": 1, "lead": 2, "status": 3},
        ),
    ],
)
def test_heads_are_known_by_their_meaning(rows: list[tuple[Cell, ...]], fields: dict[str, int]) -> None:
    head = find_head(Sheet("A", (*rows, ("1", "x", "y", "z", "t", "u"))))
    assert head is not None
    assert {field: column for field, column, _ in head.columns} == fields
    assert head.row == len(rows) - 1


def test_a_merged_head_of_two_lines_is_read_as_one() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("STT", "Nhiệm vụ", "Đơn vị", None, "Thời hạn", None),
        (None, None, "chủ trì", "phối hợp", "giao", "hoàn thành"),
        (1.0, "Báo cáo", "QLNS", "VP", None, "30/4/2026"),
    )
    spans = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5))
    head = find_head(Sheet("A", rows, spans))
    assert head is not None
    assert {field: column for field, column, _ in head.columns if field != "assigned_on"} == {
        "title": 1,
        "lead": 2,
        "coordinating": 3,
        "due_on": 5,
    }


def test_a_sheet_that_is_no_list_of_tasks_has_no_head() -> None:
    assert find_head(Sheet("A", (("STT", "Họ và tên", "Chức vụ"), (1.0, "An", "CV")))) is None
    assert chosen([Sheet("A", ())], TasksRegisterConfig("x.xlsx")) == (RegisterState.NO_HEAD, "")


def test_configured_heads_go_before_known_ones_and_must_be_there() -> None:
    sheet = Sheet("A", (("Ký hiệu việc", "Việc phải làm", "Ai làm", "Chủ trì"), ("A1", "Báo cáo", "QLNS", "VP")))
    wanted = TasksRegisterConfig(
        "x.xlsx", columns=(("code", "Ký hiệu việc"), ("title", "việc phải làm"), ("lead", "Ai làm"))
    )
    found = chosen([sheet], wanted)
    assert isinstance(found[0], Sheet) and not isinstance(found[1], str)
    assert [found[1].column(field) for field in ("code", "title", "lead")] == [0, 1, 2]
    absent = TasksRegisterConfig("x.xlsx", columns=(*wanted.columns, ("due_on", "Bao giờ")))
    assert chosen([sheet], absent) == (RegisterState.NO_COLUMN, "Bao giờ")
    assert chosen([sheet], TasksRegisterConfig("x.xlsx", sheet="B")) == (RegisterState.NO_SHEET, "B")
