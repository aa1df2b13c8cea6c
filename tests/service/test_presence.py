"""Who is at it now, with the real service: lock files come, go, are left behind, and are not what they seem."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indexer.model.presence import OpenDocument
from indexer.pipeline.holding import GONE_AFTER, LOOK_AGAIN
from tests.evidence.owner_files import excel, word
from tests.service.office import Office
from tests.service.writer import Writer, is_installed

LONG = LOOK_AGAIN + GONE_AFTER + 0.5  # seconds: what is gone would be told by then
SOON = 4.0  # seconds from a lock file's coming or going to everybody's knowing
PEOPLE = """
[[units]]
code = "TC"
name = "Phòng Tài chính"
[[people]]
login = "an.nt"
name = "Nguyễn Thị An"
unit = "TC"
"""
REPORT = "Phòng A/Báo cáo quý.docx"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path, extra=PEOPLE) as one:
        (one.drive / "Phòng A").mkdir()
        (one.drive / REPORT).write_text("Báo cáo")
        yield one


def opened(office: Office) -> tuple[OpenDocument, ...]:
    return office.library.open_documents(office.library.viewer(None))


def who(office: Office) -> list[tuple[str, str]]:
    return [(one.path, one.person or one.name) for one in opened(office)]


def owner_file(document: Path, name: str, *, write: Callable[[str], bytes] = word, days_ago: float = 0) -> Path:
    """What Word leaves beside a document that is open."""
    lock = document.with_name("~$" + document.name[2:])
    lock.write_bytes(write(name))
    changed = time.time() - days_ago * 86_400
    os.utime(lock, (changed, changed))
    return lock


def test_an_open_document_appears_and_disappears_soon(office: Office) -> None:
    office.start()
    last = office.last_id()
    before = datetime.now(UTC) - timedelta(seconds=1)
    lock = owner_file(office.drive / REPORT, "Nguyễn Thị An")
    assert office.wait_for(lambda: opened(office), "the open document") < SOON
    [one] = opened(office)
    assert (one.path, one.person, one.unit, one.name) == (REPORT, "Nguyễn Thị An", "Phòng Tài chính", "Nguyễn Thị An")
    assert before < one.since <= datetime.now(UTC)
    assert one.document == office.find("báo cáo")[0].id
    assert not one.is_stale and one.is_sure
    lock.unlink()
    assert office.wait_for(lambda: not opened(office), "its end") < SOON
    assert office.story(last) == [], "a lock file is no document"


def test_what_was_open_before_the_start_is_known_and_what_closed_meanwhile_is_not(office: Office) -> None:
    lock = owner_file(office.drive / REPORT, "Nguyễn Thị An")
    office.start()
    office.wait_for(lambda: who(office) == [(REPORT, "Nguyễn Thị An")], "what was open before")
    office.stop()
    lock.unlink()
    table = office.drive / "Phòng A/Bảng tính.xlsx"
    table.write_bytes(b"")
    table.with_name("~$Bảng tính.xlsx").write_bytes(excel("Ai Đó"))
    assert who(office) == [(REPORT, "Nguyễn Thị An")]
    office.start()
    office.wait_for(lambda: who(office) == [("Phòng A/Bảng tính.xlsx", "Ai Đó")], "what is open now")


def test_saving_over_and_over_is_being_open_since_the_beginning(office: Office) -> None:
    office.start()
    owner_file(office.drive / REPORT, "Nguyễn Thị An")
    office.wait_for(lambda: opened(office), "the open document")
    since = opened(office)[0].since
    for _ in range(3):
        (office.drive / "Phòng A/~$o cáo quý.docx").unlink()
        time.sleep(0.2)
        owner_file(office.drive / REPORT, "Nguyễn Thị An")
        time.sleep(0.4)
        assert [one.since for one in opened(office)] == [since]


def test_a_lock_file_of_an_earlier_day_says_so(office: Office) -> None:
    owner_file(office.drive / REPORT, "Nguyễn Thị An", days_ago=2)
    office.start()
    office.wait_for(lambda: opened(office), "the open document")
    [one] = opened(office)
    assert one.is_stale
    assert timedelta(days=1.9) < datetime.now(UTC) - one.since < timedelta(days=2.1)


def test_word_cuts_names_so_that_two_documents_may_be_meant(office: Office) -> None:
    for number in ("01", "02"):
        (office.drive / f"{number}. Tờ trình.docx").write_text("x")
    owner_file(office.drive / "01. Tờ trình.docx", "Nguyễn Thị An")
    office.start()
    office.wait_for(lambda: len(opened(office)) == 2, "both documents")
    assert {(one.path, one.is_sure) for one in opened(office)} == {
        ("01. Tờ trình.docx", False),
        ("02. Tờ trình.docx", False),
    }


def test_a_lock_file_may_come_before_its_document(office: Office) -> None:
    office.start()
    document = office.drive / "Phòng A/Tờ trình mới.docx"
    owner_file(document, "Nguyễn Thị An")
    time.sleep(0.5)
    assert opened(office) == ()
    document.write_text("Tờ trình")
    office.wait_for(lambda: who(office) == [("Phòng A/Tờ trình mới.docx", "Nguyễn Thị An")], "the document to be open")


def test_a_leftover_without_a_document_is_nobodys(office: Office) -> None:
    owner_file(office.drive / "Không còn nữa.docx", "Nguyễn Thị An", days_ago=400)
    office.start()
    office.settle()
    assert opened(office) == ()


def test_a_moved_folder_takes_its_open_documents_along(office: Office) -> None:
    office.start()
    owner_file(office.drive / REPORT, "Nguyễn Thị An")
    office.wait_for(lambda: opened(office), "the open document")
    (office.drive / "Phòng A").rename(office.drive / "Phòng B")
    office.wait_for(lambda: [one.path for one in opened(office)] == ["Phòng B/Báo cáo quý.docx"], "the new place")


def test_hostile_lock_files_do_no_harm(office: Office, tmp_path: Path) -> None:
    office.start()
    folder = office.drive / "Phòng A"
    secret = tmp_path / "outside"
    secret.write_bytes(word("Not to be read"))
    for number in range(5):
        (folder / f"Tài liệu {number}.xlsx").write_text("x")
    (folder / "~$Tài liệu 0.xlsx").symlink_to(secret)
    os.mkfifo(folder / "~$Tài liệu 1.xlsx")
    with (folder / "~$Tài liệu 2.xlsx").open("wb") as large:
        large.write(excel("Large"))
        large.truncate(1 << 30)
    (folder / "~$Tài liệu 3.xlsx").write_bytes(os.urandom(165))
    (folder / "~$Tài liệu 4.xlsx").mkdir()
    (folder / ".~lock.Tài liệu 4.xlsx#").write_bytes(b"\x1b]0;x\x07,\xff\xfe,,;")
    owner_file(office.drive / REPORT, "Nguyễn Thị An")
    office.wait_for(lambda: (REPORT, "Nguyễn Thị An") in who(office), "the good one")
    office.settle()
    known = {path for path, _ in who(office)}
    assert known <= {REPORT, "Phòng A/Tài liệu 3.xlsx", "Phòng A/Tài liệu 4.xlsx"}
    assert "Not to be read" not in repr(opened(office))
    assert office.last_id() == max(event.id for event in office.events())


def test_ignored_folders_and_documents_are_not_told_of(tmp_path: Path) -> None:
    with Office(tmp_path, extra='ignore = ["Riêng/", "*.xlsx", "~$*"]') as office:
        for name in ("Riêng/Nhật ký.docx", "Bảng tính.xlsx", "Nhìn thấy.docx"):
            document = office.drive / name
            document.parent.mkdir(exist_ok=True)
            document.write_text("x")
            owner_file(document, "Nguyễn Thị An")
        owner_file(office.drive / "xxBảng tính.xlsx", "Nguyễn Thị An")
        office.start()
        owner_file(office.drive / "Riêng/Nhật ký.docx", "Trần Văn Bình")
        office.wait_for(lambda: who(office) == [("Nhìn thấy.docx", "Nguyễn Thị An")], "the one that is not ignored")
        office.settle()
        assert who(office) == [("Nhìn thấy.docx", "Nguyễn Thị An")]


def test_an_unplugged_drive_closes_nobodys_documents(office: Office) -> None:
    office.start()
    owner_file(office.drive / REPORT, "Nguyễn Thị An")
    office.wait_for(lambda: opened(office), "the open document")
    away = office.drive.with_name("unplugged")
    office.drive.rename(away)
    time.sleep(LONG)
    assert who(office) == [(REPORT, "Nguyễn Thị An")]
    away.rename(office.drive)


def test_a_polled_drive_tells_too(tmp_path: Path) -> None:
    with Office(tmp_path, extra='watch = "polling"\npoll_seconds = 1\n' + PEOPLE) as office:
        (office.drive / "Phòng A").mkdir()
        (office.drive / REPORT).write_text("Báo cáo")
        office.start()
        lock = owner_file(office.drive / REPORT, "Nguyễn Thị An")
        office.wait_for(lambda: who(office) == [(REPORT, "Nguyễn Thị An")], "the open document", 5)
        lock.unlink()
        office.wait_for(lambda: not opened(office), "its end", 10)


def test_many_leftovers_do_not_keep_anybody_waiting(office: Office) -> None:
    old = office.drive / "Cũ"
    old.mkdir()
    for number in range(600):
        owner_file(old / f"Văn bản {number}.docx", "Người Cũ", days_ago=900)
    office.start()
    lock = owner_file(office.drive / REPORT, "Nguyễn Thị An")
    office.wait_for(lambda: who(office) == [(REPORT, "Nguyễn Thị An")], "the open document", 30)
    lock.unlink()
    office.wait_for(lambda: not opened(office), "its end", 30)


libreoffice = pytest.mark.skipif(not is_installed(), reason="LibreOffice (soffice) is not on this machine")


@libreoffice
def test_libreoffice_itself_holds_saves_and_closes(office: Office, tmp_path: Path) -> None:
    text = office.drive / "Phòng A/Kế hoạch.txt"
    text.write_text("Kế hoạch", encoding="utf-8")
    office.start()
    last = office.last_id()
    lock = office.drive / "Phòng A/.~lock.Kế hoạch.txt#"
    with Writer(tmp_path / "writer", name="Nguyễn Thị An") as writer:
        writer.open(text)
        office.wait_for(lock.exists, "LibreOffice's lock file", 60)
        assert office.wait_for(lambda: opened(office), "the open document") < SOON
        [one] = opened(office)
        assert (one.path, one.person, one.name) == ("Phòng A/Kế hoạch.txt", "Nguyễn Thị An", "Nguyễn Thị An")
        assert one.host and abs(datetime.now(UTC) - one.since) < timedelta(minutes=2)
        assert office.story(last) == []
        writer.save()
        office.wait_for(lambda: office.story(last), "the save")
        assert [one.since] == [again.since for again in opened(office)]
        writer.close()
        office.wait_for(lambda: not lock.exists(), "LibreOffice to take its lock file away", 30)
        assert office.wait_for(lambda: not opened(office), "its end") < SOON
    [event] = [event for event in office.events() if event.id > last]
    assert (event.action.value, event.person, event.strength.value) == ("modified", "Nguyễn Thị An", "likely")
    why = office.library.why(office.library.viewer(None), event.id)
    assert [(one.source, one.value) for one in why.evidence] == [("libreoffice_lock", "Nguyễn Thị An")]


@libreoffice
def test_what_a_crash_leaves_stays_open(office: Office, tmp_path: Path) -> None:
    text = office.drive / "Kế hoạch.txt"
    text.write_text("Kế hoạch", encoding="utf-8")
    office.start()
    with Writer(tmp_path / "writer", name="Nguyễn Thị An") as writer:
        writer.open(text)
        office.wait_for(lambda: opened(office), "the open document", 60)
        writer.crash()
    time.sleep(LONG)
    assert who(office) == [("Kế hoạch.txt", "Nguyễn Thị An")]


def test_who_held_it_is_likely_who_saved_it(office: Office) -> None:
    office.start()
    last = office.last_id()
    lock = owner_file(office.drive / REPORT, "Nguyễn Thị An")
    for text in ("Báo cáo lần hai", "Báo cáo lần ba"):
        (office.drive / REPORT).write_text(text)
        office.wait_for(lambda text=text: office.find(f'"{text}"'), "the save")  # type: ignore[misc]
    lock.unlink()
    office.wait_for(lambda: not opened(office), "its end")
    time.sleep(1)
    (office.drive / REPORT).write_text("Báo cáo của người khác")
    office.wait_for(lambda: office.find('"người khác"'), "the save without a lock file")
    events = [event for event in office.events() if event.id > last]
    assert [(event.person, event.strength.value) for event in events] == [
        ("Nguyễn Thị An", "likely"),
        ("Nguyễn Thị An", "likely"),
        ("", "unknown"),
    ]


def test_saved_and_closed_at_once_is_still_whose_it_was(office: Office) -> None:
    office.start()
    last = office.last_id()
    lock = owner_file(office.drive / REPORT, "Nguyễn Thị An")
    office.wait_for(lambda: opened(office), "the open document")
    (office.drive / REPORT).write_text("Báo cáo đã xong")
    lock.unlink()
    office.wait_for(lambda: office.story(last), "the save")
    [event] = [event for event in office.events() if event.id > last]
    assert (event.person, event.strength.value) == ("Nguyễn Thị An", "likely")


def test_a_lock_file_left_behind_credits_nobody(office: Office) -> None:
    owner_file(office.drive / REPORT, "Nguyễn Thị An", days_ago=3)
    office.start()
    office.wait_for(lambda: opened(office), "the open document")
    last = office.last_id()
    (office.drive / REPORT).write_text("Báo cáo của người khác")
    office.wait_for(lambda: office.story(last), "the save")
    assert [event.person for event in office.events() if event.id > last] == [""]
