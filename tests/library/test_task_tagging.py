"""Documents put to tasks by hand, in an office that was really indexed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.viewers import ANYBODY
from indexer.model.hit import Ask
from indexer.model.task import ActKind, How
from tests.library.people_office import Office, made_office

PLAN, BUDGET = "Đầu tư/Kế hoạch.docx", "Ngân sách/Dự án/Tờ trình.docx"  # the second lies in a folder of DA-01


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def id_of(office: Office, path: str) -> int:
    (document,) = office.library.at(office.viewer(None), path)
    return document.id


def tasks_of(office: Office, path: str) -> tuple[str, ...]:
    return office.library.document(office.viewer(None), id_of(office, path)).tasks


def paths(office: Office, login: str | None = None) -> set[str]:
    return {one.path for one, _ in office.library.task_documents(office.viewer(login), "DA-01")}


def found(office: Office) -> set[str]:
    return {hit.path for hit in office.library.search(office.viewer(None), Ask("nhiemvu:DA-01")).hits}


def test_what_anybody_puts_to_a_task_is_there_at_once_stays_and_is_found(office: Office) -> None:
    (act,) = office.library.tag(office.viewer("an.nv"), [id_of(office, PLAN)], "DA-01")
    assert paths(office) == {PLAN, BUDGET} and tasks_of(office, PLAN) == ("DA-01",)
    tag = office.library.tags(office.viewer("an.nv"), id_of(office, PLAN))[0]
    assert (tag.how, tag.by, tag.is_on) == (How.HAND, "an.nv", True)
    told = [one for one in office.library.discussion(office.viewer("an.nv"), "DA-01") if one.id == act]
    assert [(one.kind, one.document, one.by) for one in told] == [(ActKind.TAGGED, id_of(office, PLAN), "an.nv")]
    assert office.is_whole()
    assert paths(office) == found(office) == {PLAN, BUDGET}


def test_not_this_task_goes_before_the_folder_and_before_later_saves(office: Office) -> None:
    office.library.untag(office.viewer("an.nv"), [id_of(office, BUDGET)], "DA-01")
    assert paths(office) == set() and tasks_of(office, BUDGET) == ()
    office.save(f"chung/{BUDGET}", "Trần Thị Hoa", days_ago=0)
    assert office.is_whole()
    assert paths(office) == found(office) == set()
    assert [one.is_on for one in office.library.tags(office.viewer(None), id_of(office, BUDGET))] == [False]


def test_said_again_it_is_no_act_and_the_contrary_is_one(office: Office) -> None:
    viewer, plan = office.viewer("an.nv"), id_of(office, PLAN)
    assert len(office.library.tag(viewer, [plan, plan], "DA-01")) == 1
    assert office.library.tag(office.viewer("dung.pv"), [plan], "DA-01") == ()
    assert len(office.library.untag(viewer, [plan], "DA-01")) == 1
    assert tasks_of(office, PLAN) == ()


def test_taken_back_the_rules_say_again_what_they_say(office: Office) -> None:
    (act,) = office.library.untag(office.viewer("an.nv"), [id_of(office, BUDGET)], "DA-01")
    office.index()
    assert found(office) == set()
    office.library.undo(office.viewer("an.nv"), act)
    assert paths(office) == {BUDGET} and tasks_of(office, BUDGET) == ("DA-01",)
    assert office.library.tags(office.viewer(None), id_of(office, BUDGET))[0].how is How.FOLDER
    assert office.is_whole()
    assert found(office) == {BUDGET}


def test_what_was_refused_by_hand_is_refused_again_when_the_contrary_is_taken_back(office: Office) -> None:
    viewer, plan = office.viewer("an.nv"), id_of(office, PLAN)
    office.library.untag(office.viewer("hoa.tt"), [plan], "DA-01")
    (act,) = office.library.tag(viewer, [plan], "DA-01")
    office.library.undo(viewer, act)
    tag = office.library.tags(viewer, plan)[0]
    assert (tag.is_on, tag.by, tag.how) == (False, "hoa.tt", How.HAND)
    with pytest.raises(SpeakingError, match="taken back already"):
        office.library.undo(viewer, act)


def test_what_was_said_since_is_not_overturned(office: Office) -> None:
    viewer, plan = office.viewer("an.nv"), id_of(office, PLAN)
    (act,) = office.library.tag(viewer, [plan], "DA-01")
    office.library.untag(viewer, [plan], "DA-01")
    with pytest.raises(SpeakingError, match="since"):
        office.library.undo(viewer, act)
    assert tasks_of(office, PLAN) == ()


@pytest.mark.parametrize(("login", "may"), [("an.nv", True), ("dung.pv", True), ("quan.tri", True), ("hoa.tt", False)])
def test_who_said_it_leads_the_task_or_administers_takes_it_back(office: Office, login: str, may: bool) -> None:
    (act,) = office.library.tag(office.viewer("an.nv"), [id_of(office, PLAN)], "DA-01")
    if may:
        office.library.undo(office.viewer(login), act)
    else:
        with pytest.raises(SpeakingError, match="Only who said it"):
            office.library.undo(office.viewer(login), act)
    assert tasks_of(office, PLAN) == (() if may else ("DA-01",))


def test_a_document_of_a_closed_drive_is_none_and_nothing_of_it_shows(office: Office) -> None:
    hidden, plan = id_of(office, "Kết luận.docx"), id_of(office, PLAN)
    for library in (office.library.tag, office.library.untag):
        with pytest.raises(NotVisibleError) as unseen:
            library(office.viewer("an.nv"), [plan, hidden], "DA-01")
        with pytest.raises(NotVisibleError) as unknown:
            library(office.viewer("an.nv"), [plan, 99_999], "DA-01")
        assert str(unseen.value).replace(str(hidden), "") == str(unknown.value).replace("99999", "")
    assert tasks_of(office, PLAN) == ()
    before = office.library.discussion(office.viewer("an.nv"), "DA-01")
    (act,) = office.library.tag(office.viewer("giang.lt"), [hidden], "DA-01")
    office.library.undo(office.viewer("giang.lt"), act)
    (act,) = office.library.tag(office.viewer("giang.lt"), [hidden], "DA-01")
    assert office.library.discussion(office.viewer("an.nv"), "DA-01") == before
    assert paths(office, "an.nv") == {BUDGET} and "Kết luận.docx" in paths(office, "giang.lt")
    for question in (office.library.undo, office.library.tags):
        with pytest.raises(NotVisibleError):
            question(office.viewer("dung.pv"), act if question == office.library.undo else hidden)
    assert office.library.documents_in(office.viewer("an.nv"), "*Kết luận*") == ()


def test_on_an_open_page_one_says_first_who_one_is(office: Office) -> None:
    with pytest.raises(SpeakingError) as error:
        office.library.tag(office.viewer(ANYBODY), [id_of(office, PLAN)], "DA-01")
    assert error.value.reason == "who"
    visitor = office.library.acting(office.viewer(ANYBODY), "an.nv")
    (act,) = office.library.tag(visitor, [id_of(office, PLAN)], "DA-01")
    told = office.library.discussion(visitor, "DA-01")[-1]
    assert (told.id, told.by, told.is_open) == (act, "an.nv", True)


def test_a_task_that_is_not_there_and_too_much_at_once_are_refused(office: Office) -> None:
    with pytest.raises(NotVisibleError, match="QT-99"):
        office.library.tag(office.viewer("an.nv"), [id_of(office, PLAN)], "QT-99")
    with pytest.raises(SpeakingError) as error:
        office.library.tag(office.viewer("an.nv"), range(1, 1_002), "DA-01")
    assert error.value.reason == "many"


def test_a_place_is_a_path_a_folder_or_a_pattern(office: Office) -> None:
    def at(place: str) -> int:
        return len(office.library.documents_in(office.viewer("an.nv"), place))

    assert (at(PLAN), at("Ngân sách"), at("Ngân sách/"), at("Ngân sách/Dự toán*"), at("*.docx")) == (1, 4, 4, 3, 6)
    assert (at("Ngân"), at(""), at("Đầu tư/Không có")) == (0, 0, 0)
