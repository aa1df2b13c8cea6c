"""What is taken back, and what not any more; and two people who do the same at the same moment, in two processes."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.config.load import load
from indexer.errors import NotVisibleError, OchungError, SpeakingError
from indexer.library import open_library
from indexer.model.register import RegisterState, RegisterStatus, RowFault, Why
from indexer.model.task import ActKind, Origin, Task
from indexer.service.verify import verify
from tests.library.people_office import Office, made_office
from tests.library.test_task_offers import code_of, titles, with_a_decision


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path, with_a_decision)
    made.library.make_task(made.viewer("hoa.tt"), Task("A", "Báo cáo quý", lead="NS"))
    yield made
    made.close()


def refused(office: Office, act: int, login: str = "hoa.tt") -> str:
    with pytest.raises(SpeakingError) as error:
        office.library.undo(office.viewer(login), act)
    return error.value.reason


def test_a_draft_confirmed_by_mistake_is_a_draft_again(office: Office) -> None:
    head, before = office.viewer("hoa.tt"), titles(office)
    final = office.library.confirm_draft(head, code_of(office, "quyết toán"), "QT-1")
    assert len(titles(office)) == len(before) - 1
    made = office.library.discussion(head, final)[0]
    office.library.undo(head, made.id)
    assert titles(office) == before
    with pytest.raises(NotVisibleError):
        office.library.task(head, final)
    assert refused(office, made.id) == "undone"
    assert office.library.confirm_draft(head, code_of(office, "quyết toán"), "QT-2") == "QT-2"


def test_an_older_closing_is_not_taken_back_from_under_a_newer_one(office: Office) -> None:
    library, head = office.library, office.viewer("hoa.tt")
    first = library.close_task(head, "A")
    library.reopen_task(head, "A")
    again = library.close_task(head, "A")
    assert refused(office, first) == "changed"
    assert library.task(head, "A").task.closed_on
    library.undo(head, again)
    assert library.task(head, "A").task.closed_on is None


def test_what_was_changed_and_changed_back_by_undoing_can_be_taken_back_step_by_step(office: Office) -> None:
    library, head = office.library, office.viewer("hoa.tt")
    acts = [library.change_task(head, "A", {"title": title}) for title in ("Hai", "Ba")]
    assert refused(office, acts[0]) == "changed"
    undone = [library.undo(head, act) for act in reversed(acts)]
    assert library.task(head, "A").task.title == "Báo cáo quý"
    assert [refused(office, act) for act in undone] == ["kind", "kind"]


def _try(file: Path, login: str, what: str, *values: object) -> str:
    """In a process of its own: "" where it was done, else why not."""
    library = open_library(load(file))
    try:
        getattr(library, what)(library.viewer(login), *values)
    except OchungError as error:
        return error.reason if isinstance(error, SpeakingError) else type(error).__name__
    finally:
        library.close()
    return ""


def at_once(office: Office, what: str, *values: object) -> list[str]:
    """What the head and an administrator, three times each, hear who do the same at once."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        logins = ("hoa.tt", "quan.tri") * 3
        tries = [pool.submit(_try, office.config.file, login, what, *values) for login in logins]
        return sorted(one.result() for one in tries)


def test_two_who_do_the_same_at_once_do_it_once(office: Office) -> None:
    library, head = office.library, office.viewer("hoa.tt")
    assert at_once(office, "close_task", "A") == ["", *["closed"] * 5]
    closing = library.discussion(head, "A")[-1]
    assert at_once(office, "undo", closing.id) == ["", *["undone"] * 5]
    draft = code_of(office, "quyết toán")
    assert at_once(office, "confirm_draft", draft) == ["", *["NotVisibleError"] * 5]
    assert [card.task.title for card in library.tasks(head)].count(
        "Tham mưu báo cáo quyết toán thu chi ngân sách năm 2025"
    ) == 1
    [document] = library.at(head, "Ngân sách/Dự toán 0.docx")
    assert at_once(office, "tag", [document.id], "A") == [""] * 6  # said already is no fault
    kinds = [act.kind for act in library.discussion(head, "A")]
    assert (kinds.count(ActKind.CLOSED), kinds.count(ActKind.UNDONE), kinds.count(ActKind.TAGGED)) == (1, 1, 1)
    asked = library.ask_to_read(office.viewer("giang.lt"), document.id, ["an.nv"], [], date.today() + timedelta(9))
    assert at_once(office, "take_back_reading", asked).count("") == 1
    office.index()
    assert verify(office.config).ok


def test_where_the_register_lies_and_what_stands_in_it_is_told_as_its_drive_is(office: Office) -> None:
    catalogue = open_catalogue(office.config.state.path)
    fault = RowFault(2, "S", "Kín", "lead", "Phòng Kín", Why.UNKNOWN_UNIT)
    with catalogue.writing():
        catalogue.register.put(RegisterStatus("riêng", "Sổ kín.xlsx", RegisterState.OK, faults=(fault,)))
        catalogue.tasks.put(Task("S", "Việc", lead="NS", origin=Origin.SHEET, reference="Sổ kín.xlsx#Sheet"))
    catalogue.close()
    library = office.library
    assert library.task(office.viewer("giang.lt"), "S").trouble == fault
    for login in ("*", "an.nv"):
        assert "ín" not in repr(library.task(office.viewer(login), "S"))
        assert "ín" not in repr(library.tasks(office.viewer(login), text="Việc"))
    with pytest.raises(SpeakingError) as error:
        library.change_task(office.viewer("an.nv"), "S", {"title": "x"})
    assert "ín" not in error.value.title


def test_an_idea_for_a_unit_is_taken_back_by_who_had_it(office: Office) -> None:
    idea = office.library.propose(office.viewer("an.nv"), "Dùng chung một biểu", unit="DT")
    assert refused(office, idea, "dung.pv") == "words"
    office.library.undo(office.viewer("an.nv"), idea)
    assert office.library.lessons(office.viewer("an.nv")) == ()
    assert refused(office, idea, "an.nv") == "undone"
