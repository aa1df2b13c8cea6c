"""Reminders by a real mail server: each once, none lost, in the office's hours, whatever goes down in between."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from indexer.catalogue import open_catalogue
from indexer.model.reminder import Delivery, Occasion
from indexer.model.task import Share, Task
from indexer.service.mailing import pause, send_waiting
from indexer.service.reminding import keep, plan
from tests.notify.mail_server import MailServer, text_of
from tests.service.reminded import MONDAY, RemindedOffice, day
from tests.webui.site import free_port

DUE = Task("QT-01", "Thẩm tra quyết toán", lead="NS", lead_person="an.nv", due_on=day(11))


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as made:
        yield made


@pytest.fixture
def office(tmp_path: Path, server: MailServer) -> Iterator[RemindedOffice]:
    made = RemindedOffice(tmp_path, server.port)
    yield made
    made.catalogue.close()


def test_what_is_due_soon_is_told_once_to_the_person_and_the_head(office: RemindedOffice, server: MailServer) -> None:
    office.keep(DUE)
    for _ in range(5):
        office.round()
        office.wait(minutes=30)
    assert sorted(server.to) == ["an.nv@stc.example.vn", "hoa.tt@stc.example.vn"]
    assert set(server.subjects) == {"Sắp đến hạn: QT-01 - Thẩm tra quyết toán"}
    text = text_of(server.taken[0])
    assert "Kính gửi ông/bà Nguyễn Văn An," in text
    assert "Thời hạn: 11/03/2026; còn 2 ngày làm việc" in text and "https://ochung.example.vn/task?code=QT-01" in text
    assert office.log() == [("due_soon", "NS", "an.nv", "sent"), ("due_soon", "NS", "hoa.tt", "sent")]


def test_each_unit_is_reminded_of_its_own_limit_and_the_leading_head_of_the_late_ones(
    office: RemindedOffice, server: MailServer
) -> None:
    shares = (Share("DT", day(6)), Share("TT", day(30)))
    office.keep(Task("A", "a", lead="NS", people=("giang.lt",), coordinating=shares, due_on=day(31)))
    office.round()
    assert office.log() == [("overdue", "DT", "dung.pv", "sent"), ("overdue", "DT", "hoa.tt", "sent")]
    assert "đã quá hạn 1 ngày làm việc" in text_of(server.taken[0])


def test_a_day_later_it_is_overdue_and_another_deadline_is_another_reminder(office: RemindedOffice) -> None:
    office.keep(DUE)
    office.round()
    office.wait(days=4)  # Friday; Thursday the office was closed
    office.round()
    assert [one[0] for one in office.log() if one[2] == "an.nv"] == ["due_soon", "overdue"]
    office.keep(Task("QT-01", "Thẩm tra quyết toán", lead="NS", lead_person="an.nv", due_on=day(17)))
    office.round()
    assert [one[0] for one in office.log() if one[2] == "an.nv"] == ["due_soon", "due_soon", "overdue"]


def test_several_tasks_are_one_letter(office: RemindedOffice, server: MailServer) -> None:
    late = Task("QT-02", "Báo cáo", lead="NS", lead_person="an.nv", due_on=day(2))
    office.keep(DUE, late, Task("X", "Xong", lead="NS", due_on=day(2), closed_on=day(1)))
    office.round()
    assert server.subjects == ["Nhắc việc: 1 việc quá hạn, 1 việc sắp đến hạn"] * 2
    assert len(office.log()) == 4


@pytest.mark.parametrize(
    ("moment", "is_on"),
    [
        (timedelta(hours=-2), False),  # 07:00
        (timedelta(hours=-1.5), True),  # 07:30
        (timedelta(hours=7, minutes=59), True),
        (timedelta(hours=8), False),  # 17:00
        (timedelta(days=-1), False),  # Sunday
        (timedelta(days=3), False),  # the office's own day off
        (timedelta(days=52), False),  # 30/4
    ],
)
def test_nobody_is_reminded_when_the_office_is_closed(
    office: RemindedOffice, server: MailServer, moment: timedelta, is_on: bool
) -> None:
    office.keep(DUE)
    office.at = MONDAY + moment
    office.round()
    assert bool(server.taken) is is_on


def test_silence_is_told_once_to_whom_it_can_be_told(office: RemindedOffice, server: MailServer) -> None:
    shares = (Share("DT"), Share("TT"))
    office.keep(Task("A", "a", lead="NS", coordinating=shares, assigned_on=day(2), due_on=day(20)))
    office.work("an.nv", "A")
    office.wait(days=4)
    office.round()
    assert office.log() == []  # nobody watched
    office.watch(day(2), "chung", "riêng")
    for _ in range(3):
        office.round()
        office.wait(minutes=30)
    silent = [("DT", "dung.pv"), ("TT", "giang.lt"), ("DT", "hoa.tt")]  # Hoa cannot see where Thanh tra works
    assert office.log() == [("silent", unit, person, "sent") for unit, person in silent]
    assert len(server.taken) == 3
    told = "đã qua 62 % thời gian; trên ổ đĩa chung chưa thấy tài liệu nào của đơn vị"
    assert all(told in text_of(message) for message in server.taken)
    assert server.subjects[0] == "Chưa thấy tham gia: A - a"


def test_who_worked_where_others_do_not_look_is_called_silent_by_nobody(office: RemindedOffice) -> None:
    office.keep(Task("A", "a", lead="NS", coordinating=(Share("TT"),), assigned_on=day(2), due_on=day(20)))
    office.work("an.nv", "A")
    office.work("giang.lt", "A", drive="riêng")
    office.wait(days=4)
    office.watch(day(2), "chung", "riêng")
    office.round()
    assert office.log() == []


def test_of_a_task_without_any_document_nobody_is_called_silent(office: RemindedOffice) -> None:
    office.keep(Task("A", "a", lead="NS", coordinating=(Share("DT"),), assigned_on=day(2), due_on=day(20)))
    office.wait(days=4)
    office.watch(day(2), "chung", "riêng")
    office.round()
    assert office.log() == []


def test_a_server_that_is_down_loses_nothing_and_sends_nothing_twice(tmp_path: Path) -> None:
    port = free_port()
    office = RemindedOffice(tmp_path, port)
    office.keep(DUE)
    for _ in range(4):
        assert office.round().trouble
        office.wait(minutes=5)
    waiting, trouble = office.catalogue.letters.waiting()
    assert waiting == 2 and f"localhost:{port}" in trouble
    assert {one.delivery for one in office.catalogue.reminders.log()} == {Delivery.WAITING}
    with MailServer(port) as server:
        for _ in range(6):
            office.wait(minutes=10)
            office.round()
    assert sorted(server.to) == ["an.nv@stc.example.vn", "hoa.tt@stc.example.vn"]
    assert {one.delivery for one in office.catalogue.reminders.log()} == {Delivery.SENT}
    office.catalogue.close()


def test_a_server_is_asked_less_and_less_often() -> None:
    assert [pause(tries).total_seconds() // 60 for tries in (1, 2, 3, 7, 20)] == [1, 2, 4, 60, 60]


def test_a_reader_the_server_does_not_know_stops_nobody_else(office: RemindedOffice, server: MailServer) -> None:
    server.answers["an.nv@stc.example.vn"] = "550 Nobody here"
    server.answers["hoa.tt@stc.example.vn"] = "451 Come again"
    office.keep(DUE, Task("B", "b", lead="DT", due_on=day(10)))
    office.round()
    assert server.to == ["dung.pv@stc.example.vn"]
    assert [one[3] for one in office.log()] == ["refused", "sent", "waiting"]
    assert {one.trouble for one in office.catalogue.reminders.log()} == {"", "550 Nobody here", "451 Come again"}
    server.answers.clear()
    for _ in range(3):
        office.wait(minutes=2)
        office.round()
    assert server.to == ["dung.pv@stc.example.vn", "hoa.tt@stc.example.vn"]


def test_a_reader_who_is_put_off_for_days_is_given_up(office: RemindedOffice, server: MailServer) -> None:
    server.answers["an.nv@stc.example.vn"] = "451 Come again"
    office.keep(Task("A", "a", lead="TT", lead_person="an.nv", due_on=day(11)))
    office.round()
    office.wait(days=7)
    office.round()
    assert ("due_soon", "TT", "an.nv", "refused") in office.log()


def test_a_crash_between_sending_and_writing_it_down_repeats_the_same_message(
    office: RemindedOffice, server: MailServer
) -> None:
    office.keep(Task("A", "a", lead="TT", due_on=day(11)))
    keep(office.catalogue, office.config, plan(office.catalogue, office.config, office.at), office.at)
    sending = (
        "import sys; from datetime import datetime; from pathlib import Path\n"
        "from indexer.catalogue import open_catalogue; from indexer.config.load import load\n"
        "from indexer.service.mailing import send_waiting\n"
        "config = load(Path(sys.argv[1])); catalogue = open_catalogue(config.state.path)\n"
        "send_waiting(catalogue, config, lambda: datetime.fromisoformat(sys.argv[2]))"
    )
    process: subprocess.Popen[bytes] | None = None

    def crash() -> None:
        while process is None:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)  # the server has it all, and its answer never comes

    server.on_data = crash
    process = subprocess.Popen([sys.executable, "-c", sending, str(office.config.file), office.at.isoformat()])
    assert process.wait(30) == -signal.SIGKILL
    server.on_data = lambda: None
    assert office.round().sent == 0  # it may still be on its way
    assert [one[3] for one in office.log()] == ["waiting"]
    office.wait(minutes=11)
    assert office.round().sent == 1
    office.wait(minutes=11)
    office.round()
    first, second = server.taken
    assert first["Message-ID"] == second["Message-ID"] and first.as_string() == second.as_string()
    assert [one[3] for one in office.log()] == ["sent"]


def test_a_connection_lost_before_the_answer_repeats_the_same_message(
    office: RemindedOffice, server: MailServer
) -> None:
    """The server has it, the program cannot know: at least once, and a mail program shows one Message-ID once."""
    server.on_data = server.hang_up
    office.keep(Task("A", "a", lead="TT", due_on=day(11)))
    assert office.round().trouble
    assert [one[3] for one in office.log()] == ["waiting"]
    server.on_data = lambda: None
    office.wait(minutes=2)
    office.round()
    first, second = server.taken
    assert first["Message-ID"] == second["Message-ID"] and first.as_string() == second.as_string()
    assert [one[3] for one in office.log()] == ["sent"]


def test_two_that_send_at_once_send_each_letter_once(office: RemindedOffice, server: MailServer) -> None:
    """A letter belongs to who sends it from then on, not from when a slow round began."""
    office.keep(DUE)
    keep(office.catalogue, office.config, plan(office.catalogue, office.config, office.at), office.at)
    free: list[int] = []

    def slow() -> None:
        office.wait(minutes=9 if len(server.taken) == 1 else 2)
        other = open_catalogue(office.config.state.path)
        free.append(len(other.letters.due(office.at, tuple(Occasion), 50)))
        other.close()

    server.on_data = slow
    send_waiting(office.catalogue, office.config, lambda: office.at)
    assert free == [1, 0]


def test_what_is_done_before_its_letter_leaves_is_not_sent(tmp_path: Path) -> None:
    office = RemindedOffice(tmp_path, free_port())
    office.keep(DUE)
    office.round()
    office.keep(Task("QT-01", "Thẩm tra quyết toán", lead="NS", due_on=day(11), closed_on=day(9)))
    office.wait(minutes=5)
    assert office.round().dropped == 2
    assert {one.delivery for one in office.catalogue.reminders.log()} == {Delivery.DROPPED}
    office.catalogue.close()


def test_a_unit_that_worked_is_left_alone_by_who_may_see_it(office: RemindedOffice, server: MailServer) -> None:
    """What lies where only Thanh tra looks changes nothing for anybody else: no letter more, none less."""
    shares = (Share("DT", day(6)), Share("TT", day(6)))
    office.keep(Task("A", "a", lead="NS", coordinating=shares, due_on=day(31)))
    office.work("dung.pv", "A")
    office.work("giang.lt", "A", drive="riêng")
    office.round()
    assert office.log() == [("overdue", "TT", "hoa.tt", "sent")]


def test_who_wants_no_mail_is_reminded_on_the_page(tmp_path: Path, server: MailServer) -> None:
    office = RemindedOffice(tmp_path, server.port, mail={"an.nv": "none"})
    office.keep(DUE)
    office.round()
    assert server.to == ["hoa.tt@stc.example.vn"]
    assert office.log() == [("due_soon", "NS", "an.nv", "page"), ("due_soon", "NS", "hoa.tt", "sent")]
    office.catalogue.close()


def test_letters_speak_the_configured_language(tmp_path: Path, server: MailServer) -> None:
    office = RemindedOffice(tmp_path, server.port, language="en")
    office.keep(DUE)
    office.round()
    assert set(server.subjects) == {"Due soon: QT-01 - Thẩm tra quyết toán"}
    assert "Due: 11 Mar 2026; 2 working days left" in text_of(server.taken[0], "html")
    office.catalogue.close()
