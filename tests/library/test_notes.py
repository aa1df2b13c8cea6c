"""Praise and correction: who writes them, on which evidence, who reads them, and taking them back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import NotVisibleError, SpeakingError
from indexer.library import Library, open_library
from indexer.library.viewers import ANYBODY
from indexer.model.reminder import NoteKind
from indexer.model.task import ActKind, Share, Task
from tests.service.reminded import RemindedOffice, day

EVERYBODY = (None, ANYBODY, "an.nv", "hoa.tt", "dung.pv", "giang.lt")
TASK = Task("A", "Báo cáo quý", lead="NS", coordinating=(Share("DT", day(6)), Share("TT")), due_on=day(20))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RemindedOffice]:
    made = RemindedOffice(tmp_path)
    made.keep(TASK)
    yield made
    made.catalogue.close()


@pytest.fixture
def library(office: RemindedOffice) -> Iterator[Library]:
    made = open_library(office.config)
    yield made
    made.close()


def readers(library: Library) -> list[str | None]:
    return [login for login in EVERYBODY if library.notes(library.viewer(login), task="A")]


def test_praise_is_read_by_whom_it_concerns_their_unit_and_the_heads(library: Library) -> None:
    library.note(library.viewer("hoa.tt"), "A", NoteKind.PRAISE, "Gửi số liệu sớm, rõ.", person="an.nv")
    assert readers(library) == [None, "an.nv", "hoa.tt", "dung.pv", "giang.lt"]  # all heads but for An
    [note] = library.notes(library.viewer("an.nv"))
    assert (note.kind, note.by, note.person, note.text) == ("praise", "hoa.tt", "an.nv", "Gửi số liệu sớm, rõ.")
    assert (note.limit, note.may_undo) == (day(20), False)


def test_a_correction_is_read_by_the_person_their_head_and_its_writer_alone(library: Library) -> None:
    library.note(library.viewer(None), "A", NoteKind.CORRECTION, "Chậm ba ngày.", person="an.nv")
    assert readers(library) == ["an.nv", "hoa.tt"]
    library.note(library.viewer("hoa.tt"), "A", NoteKind.CORRECTION, "Chưa gửi số liệu.", unit="TT")
    assert readers(library) == ["an.nv", "hoa.tt", "giang.lt"]
    assert [one.text for one in library.notes(library.viewer("giang.lt"))] == ["Chưa gửi số liệu."]
    told = {login: [one.text for one in library.unread_reminders(library.viewer(login))] for login in EVERYBODY}
    assert {login: texts for login, texts in told.items() if texts} == {
        "an.nv": ["Chậm ba ngày."],
        "giang.lt": ["Chưa gửi số liệu."],
    }
    spoken = [act for act in library.discussion(library.viewer("dung.pv"), "A") if act.kind is ActKind.NOTED]
    assert spoken == []


def test_a_note_rests_on_what_was_done_as_far_as_its_reader_may_see(office: RemindedOffice, library: Library) -> None:
    open_one, closed_one = office.work("giang.lt", "A"), office.work("giang.lt", "A", drive="riêng")
    library.note(library.viewer("giang.lt"), "A", NoteKind.PRAISE, "Rất tốt.", unit="TT")
    seen = {
        login: {one.id for note in library.notes(library.viewer(login)) for one in note.evidence}
        for login in ("giang.lt", "hoa.tt")
    }
    assert seen == {"giang.lt": {open_one, closed_one}, "hoa.tt": {open_one}}
    head = library.viewer("hoa.tt")
    for event in (closed_one, 10**6):  # what one may not see looks like what is not there
        with pytest.raises(SpeakingError) as refused:
            library.note(head, "A", NoteKind.PRAISE, "x", unit="TT", events=[event])
        assert (refused.value.reason, refused.value.title) == ("evidence", f"There is no event {event}")


def test_who_wrote_a_note_takes_it_back_and_it_is_gone_for_everybody(library: Library) -> None:
    head = library.viewer("hoa.tt")
    act = library.note(head, "A", NoteKind.CORRECTION, "Nhầm người.", unit="DT")
    with pytest.raises(SpeakingError):
        library.undo(library.viewer("dung.pv"), act)
    with pytest.raises(NotVisibleError):
        library.undo(library.viewer("giang.lt"), act)
    library.undo(head, act)
    assert readers(library) == [] and library.unread_reminders(library.viewer("dung.pv")) == ()
    [entry] = library.reminders(head)
    assert entry.is_undone


@pytest.mark.parametrize(
    ("login", "asked", "reason"),
    [
        ("an.nv", {"unit": "DT"}, "noting"),
        ("giang.lt", {"unit": "DT"}, "noting"),
        ("hoa.tt", {}, "whom"),
        ("hoa.tt", {"unit": "XX"}, "unit"),
        ("hoa.tt", {"person": "ai.do"}, "login"),
        (ANYBODY, {"unit": "DT"}, "who"),
    ],
)
def test_only_heads_praise_and_correct(library: Library, login: str, asked: dict[str, str], reason: str) -> None:
    with pytest.raises(SpeakingError) as refused:
        library.note(library.viewer(login), "A", NoteKind.PRAISE, "Tốt.", **asked)  # type: ignore[arg-type]
    assert refused.value.reason == reason


def test_say_on_task_makes_no_note_without_its_kind(library: Library) -> None:
    with pytest.raises(SpeakingError) as refused:
        library.say_on_task(library.viewer("hoa.tt"), "A", ActKind.NOTED, "Tốt.", unit="DT")
    assert refused.value.reason == "kind"
