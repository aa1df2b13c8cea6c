"""Tasks as the configuration says them."""

from datetime import date

from indexer.config.tree import TaskConfig
from indexer.coordination.deadlines import limits
from indexer.model.task import Share
from indexer.pipeline.task_sources import configured


def test_limits_in_words_become_days_and_each_unit_has_its_own() -> None:
    task = configured(
        TaskConfig(
            code="QT-01",
            title="Thẩm tra quyết toán",
            lead="NS",
            lead_person="hoa.tt",
            coordinating=("DT", "NS", "VP", "DT"),
            assigned_on=date(2026, 4, 28),
            due_on="trước ngày 15/5/2026",
            unit_due=(("DT", "05 ngày làm việc"), ("VP", date(2026, 5, 4))),
            content="Thẩm tra, trình phê duyệt",
        )
    )
    assert (task.lead_person, task.content, task.words) == (
        "hoa.tt",
        "Thẩm tra, trình phê duyệt",
        "trước ngày 15/5/2026",
    )
    # From 28 April: 29 April, then 4, 5, 6, 7 May; 30 April and 1 May are holidays.
    assert task.coordinating == (Share("DT", date(2026, 5, 7), "05 ngày làm việc"), Share("VP", date(2026, 5, 4)))
    assert limits(task) == (("NS", date(2026, 5, 14)), ("DT", date(2026, 5, 7)), ("VP", date(2026, 5, 4)))


def test_words_without_a_day_are_kept() -> None:
    task = configured(TaskConfig("QT-02", "Báo cáo", due_on="thường xuyên"))
    assert (task.due_on, task.words) == (None, "thường xuyên")
