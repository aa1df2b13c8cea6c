"""Tasks count by their names wherever they are kept: on the page as in the configuration."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.model.task import Origin, Share, Task
from tests.library.people_office import Office, made_office

TASK = Task("", "Rà soát tài sản công", lead="DT", coordinating=(Share("NS"),))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def test_a_task_of_the_page_is_offered_like_one_of_the_configuration(office: Office) -> None:
    code, console = office.library.make_task(office.viewer("dung.pv"), TASK), office.viewer(None)
    assert office.library.choices(console).tasks == (("DA-01", "Thẩm tra dự án"), (code, TASK.title))
    [offered] = [one for one in office.library.suggest(console, "rà soát tài") if one.kind == "task"]
    assert (offered.text, offered.query) == (TASK.title, f'nhiemvu:"{code}"')
    assert office.library.task_titles([code, "DA-01", "KHÔNG"]) == {code: TASK.title, "DA-01": "Thẩm tra dự án"}


def test_without_a_document_in_sight_a_task_is_suggested_to_nobody_else(office: Office) -> None:
    office.library.make_task(office.viewer("dung.pv"), TASK)
    assert [one for one in office.library.suggest(office.viewer("an.nv"), "rà soát tài") if one.kind == "task"] == []


def test_a_withdrawn_task_keeps_its_title_but_is_offered_no_more_and_a_draft_has_none(office: Office) -> None:
    code, console = office.library.make_task(office.viewer("dung.pv"), TASK), office.viewer(None)
    office.library.withdraw_task(office.viewer("dung.pv"), code)
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():
        catalogue.tasks.put(Task("D", "Dự thảo giao việc", lead="DT", origin=Origin.DOCUMENT, is_draft=True))
    catalogue.close()
    assert office.library.task_titles([code, "D"]) == {code: TASK.title}
    assert office.library.choices(console).tasks == (("DA-01", "Thẩm tra dự án"),)
    assert [one for one in office.library.suggest(console, "rà soát tài") if one.kind == "task"] == []


def test_the_head_whose_unit_leads_a_task_of_the_page_decides_on_words_about_its_documents(office: Office) -> None:
    event = office.event("Ngân sách/Dự án/Tờ trình.docx")
    assert event.tasks == ("DA-01",)
    catalogue = open_catalogue(office.config.state.path)
    with catalogue.writing():
        catalogue.tasks.put(Task("DA-01", "Thẩm tra dự án", lead="TT"))
    catalogue.close()
    office.library.say(office.viewer(None), event.id, "hoa.tt", True)
    decides = {login: office.library.sayings(office.viewer(login))[0].may_decide for login in ("giang.lt", "dung.pv")}
    assert decides == {"giang.lt": True, "dung.pv": False}
