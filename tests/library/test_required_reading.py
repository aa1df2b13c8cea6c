"""Asked to read, really opened, acknowledged, asked again: in an office that was really indexed."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.catalogue import open_catalogue
from indexer.clock import now
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library import required_reading
from indexer.library.required_reading import Desk
from indexer.library.viewers import ANYBODY
from indexer.model.knowledge import ReadState, ToRead
from indexer.model.viewer import Viewer
from tests.library.people_office import Office, made_office

PATH = "Ngân sách/Dự toán 0.docx"
SOON = date.today() + timedelta(days=3)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = made_office(tmp_path)
    yield made
    made.close()


def document(office: Office, path: str = PATH) -> int:
    return office.library.at(office.viewer(None), path)[0].id


def asked(office: Office, *people: str, units: tuple[str, ...] = (), path: str = PATH, by: str = "hoa.tt") -> int:
    return office.library.ask_to_read(office.viewer(by), document(office, path), people, units, SOON, "đọc kỹ Điều 3")


def mine(office: Office, login: str) -> ToRead:
    (one,) = office.library.to_read(office.viewer(login))
    return one


def read(office: Office, login: str) -> None:
    office.library.opened(office.viewer(login), document(office), is_file=True)
    office.library.acknowledge(office.viewer(login), document(office))


def test_who_is_asked_sees_it_until_they_have_read_it(office: Office) -> None:
    asked(office, "dung.pv", units=("NS",))
    assert (mine(office, "an.nv").note, mine(office, "an.nv").until) == ("đọc kỹ Điều 3", SOON)
    assert office.library.waiting_to_read(office.viewer("an.nv")) == 1
    read(office, "an.nv")
    assert office.library.waiting_to_read(office.viewer("an.nv")) == 0
    assert not mine(office, "an.nv").is_waiting
    states = {one.login: one.state for one in mine(office, "hoa.tt").readers}
    assert states == {"an.nv": ReadState.READ, "dung.pv": ReadState.WAITING}
    assert [(one.login, one.days) for one in office.library.unread()] == [("dung.pv", 3)]
    assert office.is_whole()


def test_heads_see_all_they_asked_and_their_own_people_others_only_themselves(office: Office) -> None:
    asked(office, "an.nv", "dung.pv", by="hoa.tt")
    assert [one.login for one in mine(office, "hoa.tt").readers] == ["an.nv", "dung.pv"]
    assert [one.login for one in mine(office, "an.nv").readers] == ["an.nv"]
    assert [one.login for one in mine(office, "dung.pv").readers] == ["dung.pv"]
    assert office.library.to_read(office.viewer("giang.lt")) == ()
    assert [one.login for one in mine(office, "quan.tri").readers] == ["an.nv", "dung.pv"]


def test_only_heads_and_administrators_ask_and_somebody_must_be_asked(office: Office) -> None:
    with pytest.raises(SpeakingError, match="Only heads"):
        asked(office, "dung.pv", by="an.nv")
    with pytest.raises(SpeakingError, match="Nobody would"):
        asked(office, "hoa.tt", "niemand", by="hoa.tt")
    with pytest.raises(SpeakingError, match="is past"):
        yesterday = date.today() - timedelta(days=2)
        office.library.ask_to_read(office.viewer("hoa.tt"), document(office), ["an.nv"], [], yesterday)


def test_what_was_not_opened_cannot_be_acknowledged(office: Office) -> None:
    asked(office, "an.nv")
    with pytest.raises(SpeakingError, match="not opened"):
        office.library.acknowledge(office.viewer("an.nv"), document(office))
    office.library.opened(office.viewer("an.nv"), document(office))
    with pytest.raises(SpeakingError, match="a moment only"):
        office.library.acknowledge(office.viewer("an.nv"), document(office))
    seconds = mine(office, "an.nv").seconds
    assert seconds is not None and 0 < seconds <= 10
    later = Desk(office.library._catalogue, office.config, office.viewer("an.nv"), now(), date.today())
    later = Desk(later.catalogue, later.config, later.viewer, later.now + timedelta(seconds=10), later.today)
    required_reading.acknowledge(later, office.library.document(office.viewer(None), document(office)))
    assert mine(office, "an.nv").mine and not mine(office, "an.nv").is_waiting


def openings(office: Office) -> list[tuple[int, str]]:
    catalogue = open_catalogue(office.config.state.path)
    found = catalogue._sql.execute("SELECT document, login FROM opening").fetchall()
    catalogue.close()
    return [tuple(row) for row in found]


def test_nobody_else_is_watched_reading_and_nothing_else_is(office: Office) -> None:
    asked(office, "an.nv")
    office.library.opened(office.viewer("dung.pv"), document(office))
    office.library.opened(office.viewer(ANYBODY), document(office))
    office.library.opened(office.viewer(None), document(office))
    office.library.opened(office.viewer("an.nv"), document(office, "Đầu tư/Mẫu.docx"), is_file=True)
    assert openings(office) == []
    read(office, "an.nv")
    office.library.opened(office.viewer("an.nv"), document(office), is_file=True)
    assert openings(office) == [(document(office), "an.nv")]


def test_a_new_text_is_asked_for_again_and_the_same_text_saved_again_is_not(office: Office) -> None:
    asked(office, "an.nv")
    read(office, "an.nv")
    time.sleep(0.01)
    office.save(f"chung/{PATH}", "Nguyễn Văn An", days_ago=0)
    office.index()
    assert not mine(office, "an.nv").is_waiting
    changed = NewDocument()
    changed.add_paragraph("Một nội dung khác hẳn, dài hơn trước, cần đọc lại từ đầu đến cuối cho rõ ràng.")
    changed.save(str(office.home / "chung" / PATH))
    office.index()
    one = mine(office, "an.nv")
    assert (one.is_waiting, one.mine and one.mine.state, one.seconds) == (True, ReadState.AGAIN, None)
    read(office, "an.nv")
    assert not mine(office, "an.nv").is_waiting


def test_who_asked_takes_it_back_and_who_read_takes_that_back(office: Office) -> None:
    id = asked(office, "an.nv")
    office.library.opened(office.viewer("an.nv"), document(office), is_file=True)
    receipt = office.library.acknowledge(office.viewer("an.nv"), document(office))
    with pytest.raises(SpeakingError, match="Only who asked"):
        office.library.take_back_reading(office.viewer("hoa.tt"), receipt)
    office.library.take_back_reading(office.viewer("an.nv"), receipt)
    assert mine(office, "an.nv").is_waiting
    with pytest.raises(SpeakingError, match="Only who asked"):
        office.library.take_back_reading(office.viewer("an.nv"), id)
    office.library.take_back_reading(office.viewer("hoa.tt"), id)
    assert office.library.to_read(office.viewer("an.nv")) == office.library.to_read(office.viewer("hoa.tt")) == ()
    with pytest.raises(NotVisibleError):
        office.library.take_back_reading(office.viewer("hoa.tt"), id)


def test_a_document_out_of_sight_is_asked_of_nobody_and_told_to_nobody(office: Office) -> None:
    with pytest.raises(NotVisibleError):
        asked(office, "an.nv", path="Kết luận.docx", by="hoa.tt")
    with pytest.raises(SpeakingError, match="Nobody would"):
        asked(office, "an.nv", path="Kết luận.docx", by="giang.lt")
    office.library.ask_to_read(office.viewer(None), document(office, "Kết luận.docx"), ["giang.lt", "an.nv"], [], SOON)
    assert office.library.to_read(office.viewer("an.nv")) == office.library.to_read(office.viewer("hoa.tt")) == ()
    assert office.library.waiting_to_read(office.viewer("an.nv")) == 0
    states = {one.login: one.state for one in office.library.to_read(office.viewer(None))[0].readers}
    assert states == {"giang.lt": ReadState.WAITING, "an.nv": ReadState.BLIND}
    assert [one.login for one in office.library.unread()] == ["giang.lt"]
    acting = office.library.acting(office.viewer(ANYBODY), "giang.lt")
    assert office.library.to_read(acting) == ()


def test_on_an_open_page_people_act_as_who_they_say_to_be_and_it_is_written_down(office: Office) -> None:
    def acting(login: str) -> Viewer:
        return office.library.acting(office.viewer(ANYBODY), login)

    with pytest.raises(SpeakingError, match="Nobody knows"):
        office.library.ask_to_read(office.viewer(ANYBODY), document(office), ["an.nv"], [], SOON)
    office.library.ask_to_read(acting("hoa.tt"), document(office), ["an.nv"], [], SOON)
    office.library.opened(acting("an.nv"), document(office), is_file=True)
    office.library.acknowledge(acting("an.nv"), document(office))
    (reader,) = office.library.to_read(acting("hoa.tt"))[0].readers
    assert (reader.state, reader.is_open) == (ReadState.READ, True)


def test_what_is_gone_from_the_drive_waits_for_nobody(office: Office) -> None:
    asked(office, "an.nv")
    (office.home / "chung" / PATH).unlink()
    office.index()
    assert office.library.waiting_to_read(office.viewer("an.nv")) == 0
    assert office.library.unread() == ()


def test_what_bears_a_state_secret_mark_by_now_waits_for_nobody(office: Office) -> None:
    asked(office, "an.nv")
    time.sleep(0.05)
    changed = NewDocument()
    changed.add_paragraph("TỐI MẬT")
    changed.save(str(office.home / "chung" / PATH))
    office.index()
    assert office.library.waiting_to_read(office.viewer("an.nv")) == 0
    assert office.library.to_read(office.viewer("an.nv")) == () == office.library.unread()
