"""Tasks made, changed, closed and taken back on the page, in an office that was really indexed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.viewers import ANYBODY
from indexer.model.task import ActKind, Origin, Share, Task, TaskState
from tests.library.people_office import Office, made_office

TASK = Task("", "Báo cáo quý", lead="DT", coordinating=(Share("NS"),), due_on=date(2026, 4, 1))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def made(office: Office) -> str:
    return office.library.make_task(office.viewer("dung.pv"), TASK)


def now(office: Office, code: str) -> Task:
    return office.library.task(office.viewer(None), code).task


def test_the_head_of_the_leading_unit_makes_a_task_and_gets_a_code(office: Office) -> None:
    code = made(office)
    assert code.startswith("NV-") and code.endswith("-001")
    assert (now(office, code).origin, now(office, code).title) == (Origin.PAGE, "Báo cáo quý")
    (act,) = office.library.discussion(office.viewer("an.nv"), code)
    assert (act.kind, act.by, act.body["task"]["due_on"]) == ("made", "dung.pv", "2026-04-01")
    assert made(office).endswith("-002")


@pytest.mark.parametrize("login", ["an.nv", "hoa.tt", "giang.lt"])
def test_nobody_else_makes_changes_closes_or_withdraws_it(office: Office, login: str) -> None:
    code, viewer, library = made(office), office.viewer(login), office.library
    for attempt in (
        lambda: library.make_task(viewer, TASK),
        lambda: library.change_task(viewer, code, {"title": "Khác"}),
        lambda: library.close_task(viewer, code),
        lambda: library.withdraw_task(viewer, code),
    ):
        with pytest.raises(SpeakingError, match="Phòng Đầu tư"):
            attempt()
    assert not library.may_lead(viewer, now(office, code))
    assert now(office, code).title == "Báo cáo quý"


def test_administrators_do_and_who_says_to_be_the_head_on_an_open_page_is_written_down(office: Office) -> None:
    code = made(office)
    office.library.change_task(office.viewer("quan.tri"), code, {"title": "Báo cáo năm"})
    visitor = office.library.acting(office.viewer(ANYBODY), "dung.pv")
    office.library.change_task(visitor, code, {"objective": "Một số liệu"})
    with pytest.raises(SpeakingError):
        office.library.change_task(office.viewer(ANYBODY), code, {"title": "Ai?"})
    acts = office.library.discussion(office.viewer(None), code)
    assert [(act.by, act.is_open) for act in acts] == [("dung.pv", False), ("quan.tri", False), ("dung.pv", True)]


def test_a_change_tells_its_fields_and_the_same_again_is_none(office: Office) -> None:
    code, head = made(office), office.viewer("dung.pv")
    new = {"due_on": date(2026, 5, 1), "coordinating": (Share("NS", date(2026, 4, 15)), Share("TT"))}
    assert office.library.change_task(head, code, new) > 0
    assert office.library.change_task(head, code, new) == 0
    body = office.library.discussion(head, code)[-1].body
    assert body["changes"]["due_on"] == ["2026-04-01", "2026-05-01"]
    assert now(office, code).coordinating == new["coordinating"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "title"),
        ({"lead": "KO"}, "unit"),
        ({"coordinating": (Share("DT"),)}, "twice"),
        ({"people": ("ai.do",)}, "login"),
        ({"assigned_on": date(2026, 6, 1)}, "dates"),
        ({"closed_on": date(2026, 3, 1)}, "field"),
        ({"origin": Origin.SHEET}, "field"),
    ],
)
def test_what_no_task_can_be_is_refused(office: Office, changes: dict[str, Any], reason: str) -> None:
    code = made(office)
    with pytest.raises(SpeakingError) as error:
        office.library.change_task(office.viewer("dung.pv"), code, changes)
    assert error.value.reason == reason


def test_a_task_of_the_configuration_is_closed_here_but_changed_there(office: Office) -> None:
    head = office.viewer("dung.pv")
    with pytest.raises(SpeakingError, match="configuration"):
        office.library.change_task(head, "DA-01", {"title": "Khác"})
    with pytest.raises(SpeakingError, match="configuration"):
        office.library.withdraw_task(head, "DA-01")
    office.library.close_task(head, "DA-01", lessons="Làm sớm hơn")
    card = office.library.task(head, "DA-01")
    assert (card.state, card.task.lessons) == (TaskState.DONE, "Làm sớm hơn")
    with pytest.raises(SpeakingError):
        office.library.close_task(head, "DA-01")
    office.library.reopen_task(head, "DA-01", "Thiếu phụ lục")
    assert office.library.task(head, "DA-01").state is TaskState.OPEN
    assert office.library.discussion(head, "DA-01")[-1].body["text"] == "Thiếu phụ lục"


def test_a_task_cannot_be_closed_tomorrow_or_before_it_was_assigned(office: Office) -> None:
    code, head = made(office), office.viewer("dung.pv")
    office.library.change_task(head, code, {"assigned_on": date(2026, 3, 1)})
    for day in (date(2126, 1, 1), date(2026, 2, 1)):
        with pytest.raises(SpeakingError):
            office.library.close_task(head, code, day)


def test_a_code_is_given_once(office: Office) -> None:
    code, head = made(office), office.viewer("dung.pv")
    office.library.withdraw_task(head, code, "Nhầm")
    with pytest.raises(NotVisibleError):
        office.library.task(head, code)
    for taken in (code, "DA-01"):
        with pytest.raises(SpeakingError, match="already"):
            office.library.make_task(head, Task(taken, "Khác", lead="DT"))


def undone(office: Office, code: str, kind: ActKind) -> int:
    viewer = office.viewer("dung.pv")
    act = [one for one in office.library.discussion(viewer, code) if one.kind is kind][-1]
    return office.library.undo(viewer, act.id)


def test_a_change_is_taken_back_but_not_what_changed_since(office: Office) -> None:
    code, head = made(office), office.viewer("dung.pv")
    office.library.change_task(head, code, {"title": "Hai", "objective": "Hai"})
    first = office.library.discussion(head, code)[-1].id
    office.library.change_task(head, code, {"title": "Ba"})
    office.library.undo(head, first)
    assert (now(office, code).title, now(office, code).objective) == ("Ba", "")
    act = office.library.discussion(head, code)[-1]
    assert (act.kind, act.about) == (ActKind.UNDONE, first)
    with pytest.raises(SpeakingError, match="already"):
        office.library.undo(head, first)


def test_closing_making_and_withdrawing_are_taken_back(office: Office) -> None:
    code, head = made(office), office.viewer("dung.pv")
    office.library.close_task(head, code, lessons="Bài học")
    undone(office, code, ActKind.CLOSED)
    assert (now(office, code).closed_on, now(office, code).lessons) == (None, "")
    act = office.library.withdraw_task(head, code)
    office.library.undo(head, act)
    assert now(office, code).title == "Báo cáo quý"
    undone(office, code, ActKind.MADE)
    with pytest.raises(NotVisibleError):
        now(office, code)


def test_words_are_taken_back_by_who_said_them_and_what_a_source_says_by_nobody(office: Office) -> None:
    said = office.library.say_on_task(office.viewer("an.nv"), "DA-01", ActKind.COMMENTED, "Nhầm")
    with pytest.raises(SpeakingError, match="who said it"):
        office.library.undo(office.viewer("dung.pv"), said)
    assert office.library.undo(office.viewer("an.nv"), said) > said
    (first, *_) = office.library.discussion(office.viewer(None), "DA-01")
    with pytest.raises(SpeakingError, match="own source"):
        office.library.undo(office.viewer(None), first.id)


def test_what_one_may_not_read_looks_like_nothing(office: Office) -> None:
    said = office.library.say_on_task(office.viewer("dung.pv"), "DA-01", ActKind.FEEDBACK, "Chậm", unit="NS")
    for id in (said, 10**6, -1, 1 << 70):
        with pytest.raises(NotVisibleError):
            office.library.undo(office.viewer("giang.lt"), id)
