"""Digests by a real mail server: of the day or the week, once, with what their reader may know."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest

from indexer.library import open_library
from indexer.model.reminder import NoteKind
from indexer.model.task import Act, ActKind, Share, Task
from tests.notify.mail_server import MailServer, text_of
from tests.service.reminded import MONDAY, RemindedOffice, day


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as made:
        yield made


def test_a_digest_comes_once_a_day_or_a_week_and_only_with_something_in_it(tmp_path: Path, server: MailServer) -> None:
    office = RemindedOffice(tmp_path, server.port, mail={"an.nv": "daily", "hoa.tt": "weekly", "dung.pv": "daily"})
    office.keep(Task("A", "Báo cáo quý", lead="NS", lead_person="an.nv", due_on=day(20)))
    for _ in range(10):  # two days
        office.round()
        office.wait(hours=5)
    subjects = {(str(message["To"].addresses[0].username), message["Subject"]) for message in server.taken}
    assert subjects == {
        ("an.nv", "Tóm tắt ngày 09/03/2026"),
        ("an.nv", "Tóm tắt ngày 10/03/2026"),
        ("hoa.tt", "Tóm tắt tuần, ngày 09/03/2026"),
    }
    assert len(server.taken) == 3
    office.catalogue.close()


def test_a_digest_tells_what_its_reader_may_know(tmp_path: Path, server: MailServer) -> None:
    office = RemindedOffice(tmp_path, server.port, mail={"an.nv": "daily", "dung.pv": "daily"})
    office.keep(Task("A", "Báo cáo quý", lead="NS", lead_person="an.nv", coordinating=(Share("DT"), Share("TT"))))
    at = MONDAY - timedelta(hours=1)
    with office.catalogue.writing():
        office.catalogue.acts.add(Act(ActKind.COMMENTED, at, "dung.pv", "A", body={"text": "Đang chờ số liệu"}))
        office.catalogue.acts.add(Act(ActKind.FEEDBACK, at, "hoa.tt", "A", unit="DT", body={"text": "Cần rõ hơn"}))
        office.catalogue.acts.add(Act(ActKind.FEEDBACK, at, "hoa.tt", "A", unit="TT", body={"text": "Chậm quá"}))
        gone = office.catalogue.acts.add(Act(ActKind.COMMENTED, at, "hoa.tt", "A", body={"text": "Nói nhầm"}))
        office.catalogue.acts.add(Act(ActKind.UNDONE, at, "hoa.tt", "A", about=gone))
    office.round()
    texts = {str(message["To"].addresses[0].username): text_of(message) for message in server.taken}
    assert "ý kiến của Phạm Văn Dũng: Đang chờ số liệu" in texts["an.nv"]
    assert "NHẬN XÉT DÀNH CHO ĐƠN VỊ" in texts["dung.pv"] and "Cần rõ hơn" in texts["dung.pv"]
    assert "Đang chờ số liệu" not in texts["dung.pv"]  # their own words
    assert not any("Chậm quá" in text or "Nói nhầm" in text for text in texts.values())
    assert "Cần rõ hơn" not in texts["an.nv"]
    office.catalogue.close()


def test_what_happens_on_a_closed_drive_changes_no_letter_of_others(tmp_path: Path) -> None:
    """Reminders, silence, digests and notes, with and without what Thanh tra alone can see."""

    def letters(home: Path, *, is_hidden: bool) -> list[tuple[str, str, str]]:
        home.mkdir()
        mail = {"an.nv": "daily", "hoa.tt": "daily", "dung.pv": "daily"}
        with MailServer() as server:
            office = RemindedOffice(home, server.port, mail=mail)
            shares = (Share("DT"), Share("TT"))
            for code, due in (("A", 20), ("B", 10), ("C", 16)):
                office.keep(Task(code, "Việc", lead="NS", coordinating=shares, assigned_on=day(2), due_on=day(due)))
            office.work("an.nv", "A")
            if is_hidden:
                for code in "ABC":
                    office.work("giang.lt", code, drive="riêng")
            library = open_library(office.config)
            library.note(library.viewer("giang.lt"), "A", NoteKind.PRAISE, "Rất tốt", unit="TT")
            office.wait(days=4)
            office.watch(day(2), "chung", "riêng")
            for _ in range(2):
                office.round()
                office.wait(minutes=20)
            head = library.viewer("hoa.tt")
            told = [(one.occasion, one.task, one.unit, one.person) for one in library.reminders(head)]
            seen = [sorted(told), *(asdict(one) for one in library.coming_reminders(head)), library.post_state(head)]
            library.close()
            office.catalogue.close()
            found = [(str(one["To"]), str(one["Subject"]), text_of(one)) for one in server.taken]
        return sorted(one for one in (*found, ("coming", "", str(seen))) if "giang.lt" not in one[0])

    without, hidden = (letters(tmp_path / name, is_hidden=name == "b") for name in "ab")
    assert hidden == without
    assert "Tóm tắt ngày 13/03/2026" in {subject for _, subject, _ in hidden}
    assert any("CHƯA THẤY THAM GIA" in text for _, _, text in hidden)
