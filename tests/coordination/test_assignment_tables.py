"""Tables of tasks as plans hold them, in the text that is read of a document."""

from datetime import date
from pathlib import Path

import pytest

from indexer.config.tree import Config, DriveConfig, PersonConfig, UnitConfig
from indexer.coordination.assignment_tables import tasks_in_tables
from indexer.coordination.roster import roster_of
from indexer.model.task import Share, Task

CONFIG = Config(
    file=Path("config.toml"),
    drives=(DriveConfig("Chung", Path("drive")),),
    units=(
        UnitConfig("NS", "Phòng Quản lý ngân sách", short="QLNS"),
        UnitConfig("DT", "Phòng Tài chính đầu tư"),
        UnitConfig("TT", "Thanh tra Sở"),
    ),
    people=(PersonConfig("an.nv", "Nguyễn Văn An", "NS"),),
)
ISSUED = date(2026, 3, 2)
HEAD = "STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn"
ROW = "1\tLập báo cáo quyết toán\tPhòng Quản lý ngân sách\tThanh tra Sở\t30/4/2026"


def read(*lines: str) -> list[Task]:
    text = "\n".join(("KẾ HOẠCH", "Công tác quyết toán", "", *lines, "", "Nơi nhận:", "- Như trên;"))
    return list(tasks_in_tables(text, ISSUED, CONFIG, roster_of(CONFIG)))


def test_one_row_is_one_task_with_the_row_as_it_stands() -> None:
    (task,) = read(HEAD, ROW)
    assert (task.title, task.lead, task.coordinating) == ("Lập báo cáo quyết toán", "NS", (Share("TT"),))
    assert (task.assigned_on, task.due_on) == (ISSUED, date(2026, 4, 30))
    assert task.content == (
        "Nội dung công việc: Lập báo cáo quyết toán; Đơn vị chủ trì: Phòng Quản lý ngân sách;"
        " Đơn vị phối hợp: Thanh tra Sở; Thời hạn: 30/4/2026"
    )


def test_cells_of_several_paragraphs_and_headings_of_groups() -> None:
    found = read(
        HEAD,
        "I\tCông tác ngân sách",
        "1\tLập báo cáo quyết toán\nthu chi ngân sách\tQLNS\tPhòng Tài chính đầu tư;\nThanh tra Sở\t30/4/2026",
        "II\tCông tác đầu tư",
        "2\tRà soát danh mục dự án\tPhòng Tài chính đầu tư\t\tTrước ngày\n15/5/2026",
    )
    assert [(one.title, one.due_on) for one in found] == [
        ("Lập báo cáo quyết toán thu chi ngân sách", date(2026, 4, 30)),
        ("Rà soát danh mục dự án", date(2026, 5, 15)),
    ]
    assert [share.unit for share in found[0].coordinating] == ["DT", "TT"]


def test_spans_count_from_the_day_of_the_document_and_days_without_a_year_lie_in_its_year() -> None:
    found = read(
        HEAD,
        "1\tRà soát danh mục dự án\tQLNS\t\t05 ngày làm việc",
        "2\tTổng hợp số liệu thu\tQLNS\t\t31/3",
        "3\tBáo cáo kết quả thực hiện\tQLNS\t\tQuý II/2026",
    )
    assert [one.due_on for one in found] == [date(2026, 3, 9), date(2026, 3, 31), date(2026, 6, 30)]


def test_a_table_without_numbers_and_with_more_columns() -> None:
    (task,) = read(
        "Nhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tNgười thực hiện\tThời gian hoàn thành",
        "Thẩm tra quyết toán dự án\tBáo cáo thẩm tra; Tờ trình\tQLNS\tThanh tra Sở\tNguyễn Văn An\t30/6/2026",
    )
    assert (task.products, task.lead_person) == (("Báo cáo thẩm tra", "Tờ trình"), "an.nv")


@pytest.mark.parametrize(
    "row",
    [
        "1\tKiểm tra chất lượng công trình\tSở Xây dựng\t\t30/5/2026",  # another office leads
        "1\tTheo dõi việc thực hiện\tQLNS\t\tThường xuyên",
        "1\tTheo dõi việc thực hiện\tQLNS\t\t",
        "1\tTheo dõi việc thực hiện\tQLNS\t\t31/02/2026",
        "1\tTheo dõi việc thực hiện\tPhòng Không Có\t\t30/5/2026",
        "1\tTheo dõi việc thực hiện\tQLNS\tPhòng Không Có\t30/5/2026",
        "1\tTheo dõi việc thực hiện\tQLNS\t\t30/5/2025",  # before the document
        "1\tTheo dõi\tQLNS\t\t30/5/2026",
        "(1)\t(2)\t(3)\t(4)\t(5)",
    ],
)
def test_a_row_with_a_doubt_is_none(row: str) -> None:
    assert read(HEAD, row) == []


@pytest.mark.parametrize(
    "head",
    [
        "STT\tHọ và tên\tChức vụ\tSố tiền\tGhi chú",
        "STT\tNội dung\tSố tiền\tĐơn vị tính\tThành tiền",
        "STT\tTên dự án\tKế hoạch vốn\tGiải ngân\tTỷ lệ",
    ],
)
def test_other_tables_are_no_tasks(head: str) -> None:
    assert read(head, ROW.replace("Phòng Quản lý ngân sách", "1.000")) == []


def test_running_text_is_no_table() -> None:
    assert read("STT", "Giao Phòng Quản lý ngân sách chủ trì lập báo cáo trước ngày 30/4/2026.") == []
