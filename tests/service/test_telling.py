"""What is said of a task reaches whom it concerns: by mail and on the page, within their rights, once."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer.coordination.reminding import next_office_hour
from indexer.coordination.working_days import calendar_of
from indexer.errors import SpeakingError
from indexer.library import Library, open_library
from indexer.library.viewers import ANYBODY
from indexer.model.reminder import NoteKind
from indexer.model.task import ActKind, Origin, Share, Task
from tests.notify.mail_server import MailServer, text_of
from tests.service.reminded import RemindedOffice, day

TASK = Task("A", "Báo cáo quý", lead="NS", lead_person="an.nv", coordinating=(Share("DT", day(6)), Share("TT")))


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as made:
        yield made


@pytest.fixture
def office(tmp_path: Path, server: MailServer) -> Iterator[RemindedOffice]:
    made = RemindedOffice(tmp_path, server.port)
    made.keep(TASK)
    yield made
    made.catalogue.close()


@pytest.fixture
def library(office: RemindedOffice) -> Iterator[Library]:
    made = open_library(office.config)
    yield made
    made.close()


def send(office: RemindedOffice, act: int, *, at_night: bool = False) -> None:
    """What the service sends in the office's next hours, or the night before."""
    said = office.catalogue.acts.get(act)
    assert said is not None
    local = said.at.astimezone(ZoneInfo(office.config.time_zone)).replace(hour=23)
    hours, calendar = office.config.reminders.hours, calendar_of(office.config.calendar)
    office.at = (local if at_night else next_office_hour(local, hours, calendar)).astimezone(UTC)
    office.round()


def to(server: MailServer) -> list[str]:
    return sorted(one.partition("@")[0] for one in server.to)


def unread(library: Library) -> dict[str, list[str]]:
    found = {
        login: [one.text for one in library.unread_reminders(library.viewer(login)) if one.act]
        for login in ("an.nv", "hoa.tt", "dung.pv", "giang.lt", ANYBODY, None)
    }
    return {str(login): texts for login, texts in found.items() if texts}


def test_a_problem_goes_to_the_heads_at_once_by_mail_and_on_the_page(
    office: RemindedOffice, library: Library, server: MailServer
) -> None:
    act = library.say_on_task(library.viewer("dung.pv"), "A", ActKind.PROBLEM, "Chưa có số liệu\nBcc: x@y.vn")
    send(office, act, at_night=True)
    assert to(server) == ["an.nv", "hoa.tt"]
    assert set(server.subjects) == {"Vướng mắc: A - Báo cáo quý"}
    text = text_of(server.taken[0])
    assert "Phòng Đầu tư phối hợp" in text and "Thời hạn: 06/03/2026" in text
    assert "PHẠM VĂN DŨNG NÊU VƯỚNG MẮC" in text.upper() and "Chưa có số liệu" in text
    assert all(message["Bcc"] is None for message in server.taken)
    assert unread(library) == {"an.nv": ["Chưa có số liệu\nBcc: x@y.vn"], "hoa.tt": ["Chưa có số liệu\nBcc: x@y.vn"]}


def test_of_a_draft_nobody_is_told(office: RemindedOffice, library: Library) -> None:
    """Its document may lie where the head does not look."""
    document = office.catalogue.events.many([office.work("giang.lt", "A", drive="riêng")])[0].document
    draft = Task("D", "Việc", lead="NS", origin=Origin.DOCUMENT, reference=str(document), is_draft=True)
    office.keep(draft)
    library.say_on_task(library.viewer("giang.lt"), "D", ActKind.PROBLEM, "Chưa rõ ai chủ trì")
    assert unread(library) == {} and office.log() == []


def test_feedback_reaches_the_unit_it_is_for_and_nobody_else(
    office: RemindedOffice, library: Library, server: MailServer
) -> None:
    act = library.say_on_task(library.viewer("hoa.tt"), "A", ActKind.FEEDBACK, "Cần rõ hơn", unit="DT")
    send(office, act, at_night=True)
    assert server.to == []  # that can wait for the morning
    assert unread(library) == {"dung.pv": ["Cần rõ hơn"]}
    for login in ("giang.lt", ANYBODY):
        assert library.reminders(library.viewer(login)) == ()
    send(office, act)
    feedback = [message for message in server.taken if "Cần rõ hơn" in text_of(message)]
    assert [str(message["To"]) for message in feedback] == ["Phạm Văn Dũng <dung.pv@stc.example.vn>"]


def test_nobody_is_told_what_they_could_not_read(office: RemindedOffice, library: Library) -> None:
    office.keep(Task("E", "Việc", lead="DT", coordinating=(Share("TT"),)))
    library.say_on_task(library.viewer("dung.pv"), "E", ActKind.FEEDBACK, "Cần rõ hơn", unit="TT", person="an.nv")
    told = [person for _, _, person, _ in office.log()]
    assert told == ["an.nv"]  # not the head of An's own unit: it is about Thanh tra


def test_what_is_taken_back_before_its_letter_leaves_is_not_sent(
    office: RemindedOffice, library: Library, server: MailServer
) -> None:
    head = library.viewer("hoa.tt")
    act = library.remind(head, "A", unit="DT", text="Nhầm")
    library.undo(head, act)
    send(office, act, at_night=True)
    assert server.to == [] and unread(library) == {}
    assert [one[3] for one in office.log()] == ["dropped"]


def test_praise_after_the_end_of_a_task_is_still_sent(
    office: RemindedOffice, library: Library, server: MailServer
) -> None:
    library.close_task(library.viewer("hoa.tt"), "A")
    act = library.note(library.viewer("hoa.tt"), "A", NoteKind.PRAISE, "Rất tốt", unit="DT")
    send(office, act)
    assert to(server) == ["dung.pv"] and server.subjects == ["Biểu dương: A - Báo cáo quý"]


def test_without_a_mail_server_a_head_reminds_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    office = RemindedOffice(tmp_path / "none")
    office.keep(TASK)
    library = open_library(office.config)
    head, reader = library.viewer("hoa.tt"), library.viewer("dung.pv")
    draft = library.reminder_draft(head, "A", unit="DT")
    assert draft.people == (("dung.pv", "Phạm Văn Dũng", False),) and draft.refusal == ""
    assert draft.facts[0] == "Phòng Đầu tư phối hợp" and "Thời hạn: 06/03/2026" in draft.facts[1]
    assert draft.text.startswith("Đề nghị Phòng Đầu tư khẩn trương")
    library.remind(head, "A", unit="DT", text=draft.text + " Trước thứ Sáu.")
    [entry] = library.unread_reminders(reader)
    assert (entry.occasion, entry.by, entry.delivery) == ("by_hand", "hoa.tt", "page")
    assert entry.text.endswith("Trước thứ Sáu.") and not library.post_state(head).is_on
    assert library.see_reminders(reader, "A") == 1 and library.unread_reminders(reader) == ()
    assert library.reminders(reader)[0].seen_at is not None
    assert library.reminder_draft(library.viewer("giang.lt"), "A", unit="DT").refusal == "reminding"
    library.close()
    office.catalogue.close()


def test_what_is_over_no_longer_waits_on_the_page(office: RemindedOffice, library: Library) -> None:
    reader = library.viewer("dung.pv")
    library.remind(library.viewer("hoa.tt"), "A", unit="DT")
    assert len(library.unread_reminders(reader)) == 1
    library.close_task(library.viewer("hoa.tt"), "A")
    assert library.unread_reminders(reader) == ()


def test_a_person_chooses_how_they_are_written_to(office: RemindedOffice, library: Library, server: MailServer) -> None:
    reader = library.viewer("dung.pv")
    assert library.mail_wish(reader) == "reminders"
    library.wish_mail(reader, "none")
    office.round()
    assert ("overdue", "DT", "dung.pv", "page") in office.log() and "dung.pv@stc.example.vn" not in server.to
    library.wish_mail(reader, "daily")
    assert library.wish_mail(reader, "daily") == 0 and library.mail_wish(reader) == "daily"
    office.keep(Task("B", "Việc gấp", lead="DT", due_on=day(10)))
    office.round()
    assert "Tóm tắt ngày 09/03/2026" in server.subjects
    for viewer in (library.viewer(ANYBODY), library.viewer(None)):
        with pytest.raises(SpeakingError):
            library.wish_mail(viewer, "none")


def test_the_coming_reminders_are_those_of_the_next_office_hour(office: RemindedOffice, library: Library) -> None:
    coming = {
        login: {(one.occasion.value, one.unit, one.person) for one in library.coming_reminders(library.viewer(login))}
        for login in ("dung.pv", "hoa.tt", "giang.lt", ANYBODY)
    }
    late = {("overdue", "DT", "dung.pv"), ("overdue", "DT", "hoa.tt")}
    assert coming == {"dung.pv": late, "hoa.tt": late, "giang.lt": set(), ANYBODY: set()}
    office.round()
    assert library.coming_reminders(library.viewer("dung.pv")) == ()
