"""The address of the page of tasks."""

import pytest

from webui.tasks_address import MOST, STEP, TasksView, read, write


@pytest.mark.parametrize(
    "view",
    [
        TasksView(),
        TasksView("board", "NS", "overdue", "an.nv", "quyết toán", 150),
        TasksView("timeline", state="soon", is_new=True),
        TasksView(edit="QT-01"),
    ],
)
def test_what_is_written_is_read_again(view: TasksView) -> None:
    assert read(write(view)) == view


def test_what_makes_no_sense_is_passed_over() -> None:
    asked = {"view": ["cube"], "state": ["late"], "rows": ["-5"], "q": ["  hai   từ "], "new": ["yes"]}
    assert read(asked) == TasksView(text="hai từ")
    assert read({"rows": ["99999"]}).rows == MOST and read({"rows": ["²"]}).rows == STEP


def test_more_rows_end_somewhere() -> None:
    view = TasksView(rows=MOST - 1)
    assert view.with_more().rows == MOST == view.with_more().with_more().rows
