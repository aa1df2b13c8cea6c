"""Somebody's computer encrypts the drive: the catalogue keeps what was there and says who was last at it."""

import os
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from indexer.clock import now
from indexer.model.sighting import Deed, Sighting
from indexer.model.status import DriveStatus
from indexer.service.crew import Crew
from indexer.service.doctor_held import check_held
from indexer.service.jobs import index
from tests.extract.office import docx, paragraph
from tests.service.office import Office

BINH = '[[people]]\nlogin = "binh.lv"\nname = "Lê Văn Bình"\n'
MANY = 60
FIRST = 20  # [guard] changes


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path, extra=BINH) as one:
        for number in range(MANY):
            folder = one.drive / f"Phòng {number % 5}"
            folder.mkdir(exist_ok=True)
            (folder / f"báo cáo {number}.docx").write_bytes(docx(paragraph(f"Báo cáo giải ngân đợt{number}")))
        index(one.config)
        yield one


def documents(office: Office) -> list[Path]:
    return sorted(office.drive.rglob("*.docx"))


def drive(office: Office) -> DriveStatus:
    [found] = office.library.status(office.library.viewer(None)).drives
    return found


def saw(office: Office, path: Path, deed: Deed, name: str = "STC\\binh.lv") -> None:
    raw = str(path.relative_to(office.drive)).encode()
    with Crew(office.config) as crew, crew.catalogue.writing():
        at = now() - timedelta(seconds=5)
        crew.catalogue.sightings.add([Sighting("chung", raw, deed, at, "samba", name, reference=f"{path} {deed}")])


def lock(file: Path) -> None:
    file.rename(file.with_name(file.name + ".locked"))


def scramble(file: Path) -> None:
    file.write_bytes(os.urandom(20_000))


def replace(file: Path) -> None:
    file.with_name(file.name + ".enc3").write_bytes(os.urandom(20_000))
    file.unlink()


@pytest.mark.parametrize("deed", [lock, scramble, replace])
def test_nothing_of_it_is_recorded_and_everything_stays_findable(office: Office, deed: object) -> None:
    first = office.last_id()
    assert callable(deed)
    for file in documents(office):
        deed(file)
    report = index(office.config)
    assert report.held == "mass_change"
    assert office.story(first) == []
    assert len(office.find("giải ngân")) == MANY
    assert drive(office).held_files >= MANY
    assert index(office.config).held == "mass_change", "it stays held"
    accepted = index(office.config, accept_removals=True)
    assert accepted.held == drive(office).held == ""
    assert len(office.story(first)) >= MANY


def test_the_alarm_names_who_was_last_at_the_files(office: Office) -> None:
    for file in documents(office):
        lock(file)
        if "1" in file.name:
            saw(office, file, Deed.MOVED)
    saw(office, documents(office)[0] if documents(office) else office.drive / "x", Deed.HELD, "ai đó")
    index(office.config)
    found = drive(office)
    assert (found.held, found.held_by) == ("mass_change", "Lê Văn Bình")
    assert [path for path in found.held_examples if path.endswith(".docx.locked")] == list(found.held_examples) != []
    check = check_held(office.config)
    assert not check.ok
    assert "Lê Văn Bình" in check.detail and "--accept-changes" in check.cure


def test_mass_deletion_names_who_did_it(office: Office) -> None:
    for file in documents(office):
        saw(office, file, Deed.REMOVED)
        file.unlink()
    (office.drive / "còn lại.txt").write_text("một tệp", encoding="utf-8")
    assert index(office.config).held == "mass_removal"
    assert drive(office).held_by == "Lê Văn Bình"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
def test_without_a_log_the_owner_of_the_files_is_named(office: Office) -> None:
    for file in documents(office):
        scramble(file)
        os.chown(file, 1, -1)  # daemon
    index(office.config)
    assert drive(office).held_by == "daemon"


def test_nobody_is_accused_where_nobody_knows(office: Office) -> None:
    for file in documents(office):
        lock(file)
    index(office.config)
    assert drive(office).held_by == ""


def test_restored_files_end_the_alarm_and_leave_no_trace(office: Office) -> None:
    first = office.last_id()
    for file in documents(office):
        lock(file)
    index(office.config)
    for file in office.drive.rglob("*.locked"):
        file.rename(file.with_suffix(""))
    assert index(office.config).held == drive(office).held == ""
    assert office.story(first) == []


def prefix(file: Path) -> None:
    file.rename(file.with_name("2026 " + file.name))


def convert(file: Path) -> None:
    file.rename(file.with_suffix(".docm"))


def convert_to_odt(file: Path) -> None:
    file.with_suffix(".odt").write_bytes(file.read_bytes())
    file.unlink()


def protect(file: Path) -> None:
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(20_000))


@pytest.mark.parametrize("deed", [prefix, convert, protect])
def test_what_scripts_and_people_do_in_masses_is_no_alarm(office: Office, deed: object) -> None:
    first = office.last_id()
    assert callable(deed)
    for file in documents(office):
        deed(file)
    assert index(office.config).held == ""
    assert len(office.story(first)) == MANY


def test_renamed_folders_are_no_alarm(office: Office) -> None:
    for number in range(5):
        (office.drive / f"Phòng {number}").rename(office.drive / f"Phòng {number}.cu2026")
    report = index(office.config)
    assert (report.held, report.moved) == ("", MANY)


def test_half_of_the_documents_converted_to_another_program_is_no_alarm(office: Office) -> None:
    for file in documents(office)[: MANY // 3]:
        convert_to_odt(file)
    assert index(office.config).held == ""


def test_file_by_file_the_service_stops_after_the_first_ones(office: Office) -> None:
    office.start()
    first = office.last_id()
    for file in documents(office):
        lock(file)
        time.sleep(0.05)
    office.wait_for(lambda: drive(office).held, "the alarm")
    word = office.drive / "Phòng 0/việc thường ngày.txt"
    word.write_text("Biên bản họp giao ban", encoding="utf-8")
    office.wait_for(lambda: office.find("giao ban"), "what others save meanwhile")
    office.settle()
    story = office.story(first)
    assert sum(one[0] == "moved" for one in story) < FIRST
    assert ("added", "Phòng 0/việc thường ngày.txt") in story
    assert len(office.find("giải ngân")) == MANY
    assert drive(office).held == "mass_change"
