"""Feedback is read by whom it concerns; so is every answer to it, wherever it would turn up."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.errors import NotVisibleError
from indexer.library.digests import digest
from indexer.model.reminder import Occasion
from indexer.model.task import ActKind, Share, Task
from tests.library.people_office import Office, made_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    task = Task("A", "Báo cáo quý", lead="NS", coordinating=(Share("DT"), Share("TT")), lead_person="an.nv")
    made.library.make_task(made.viewer("hoa.tt"), task)
    yield made
    made.close()


def confided(office: Office) -> tuple[int, ...]:
    """The ids of feedback to Phòng Đầu tư and of what is answered to it."""
    say, head, theirs = office.library.say_on_task, office.viewer("hoa.tt"), office.viewer("dung.pv")
    feedback = say(head, "A", ActKind.FEEDBACK, "Chậm quá", unit="DT")
    answer = say(theirs, "A", ActKind.COMMENTED, "Chúng tôi thiếu người", about=feedback)
    problem = say(head, "A", ActKind.PROBLEM, "Đầu tư thiếu người", about=answer)
    lesson = say(theirs, "A", ActKind.LESSON, "Nên thêm người", about=problem)
    return feedback, answer, problem, lesson


def test_an_answer_to_feedback_is_read_by_whom_the_feedback_is_for(office: Office) -> None:
    ids = confided(office)
    for login, reads in (("hoa.tt", True), ("dung.pv", True), ("quan.tri", True), ("giang.lt", False), ("*", False)):
        seen = {act.id for act in office.library.discussion(office.viewer(login), "A")}
        assert seen.issuperset(ids) if reads else seen.isdisjoint(ids), login


def test_no_list_letter_or_digest_tells_others_of_the_answer(office: Office) -> None:
    confided(office)
    library = office.library
    assert library.lessons(office.viewer("giang.lt")) == ()
    for login in ("an.nv", "giang.lt"):  # who leads in person hears of problems, but not of this one
        viewer = office.viewer(login)
        assert library.unread_reminders(viewer) == ()
        catalogue = open_catalogue(office.config.state.path)
        asked, since = (catalogue, office.config, viewer), datetime.now(UTC) - timedelta(days=1)
        person = next(one for one in office.config.people if one.login == login)
        made = digest(asked, library.tasks(viewer), person, Occasion.DAILY, since=since, today=date.today())
        catalogue.close()
        assert "người" not in repr(made)


def test_nobody_learns_by_trying_to_take_it_back(office: Office) -> None:
    for id in confided(office):
        with pytest.raises(NotVisibleError):
            office.library.undo(office.viewer("giang.lt"), id)


def test_an_open_problem_still_goes_to_who_leads(office: Office) -> None:
    office.library.say_on_task(office.viewer("dung.pv"), "A", ActKind.PROBLEM, "Thiếu số liệu")
    assert [one.text for one in office.library.unread_reminders(office.viewer("an.nv"))] == ["Thiếu số liệu"]
