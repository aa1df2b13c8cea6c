"""A real file under the tailer: rotated, truncated, cut, gone; and stopped at any moment between."""

import gzip
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer import sample
from indexer.config.load import load
from indexer.config.tree import DriveConfig
from indexer.drive.ignore import Ignore
from indexer.evidence.samba_log import SambaLog
from indexer.model.paths import shown
from indexer.model.sighting import Deed, Sighting
from tests.sample.drive import UNTIL, Drive
from tests.sample.test_audit import effects

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def line(number: int) -> bytes:
    at = (START + timedelta(seconds=10 * number)).isoformat(timespec="microseconds")
    return f"{at} maychu log.smbd[7]:   an|10.0.0.5|pc-07|chung|pwrite_recv|ok|/s/{number}.docx\n".encode()


class Follower:
    """A source that can be killed: what was handed out is kept as the service keeps it."""

    def __init__(self, log: Path, drive: DriveConfig | None = None) -> None:
        self.log = log
        self.drive = drive or DriveConfig("Chung", log.parent / "drive", audit_root="/s")
        self.position = ""
        self.marks: dict[str, Sighting] = {}
        self.repeated = 0
        self.start()

    def start(self) -> None:
        ignore = Ignore(())
        self.source = SambaLog(self.drive, self.log, ZONE, lambda path: not ignore.skips(path), self.position)

    def restart(self) -> None:
        self.source.close()
        self.start()

    def follow(self) -> list[int]:
        """Reads all there is; the numbers of the documents told of so far."""
        while True:
            batch = self.source.read()
            for one in batch.sightings:
                self.repeated += one.reference in self.marks
                self.marks[one.reference] = one
            self.position = batch.position or self.position
            if batch.is_last:
                return sorted(int(one.path.removesuffix(b".docx")) for one in self.marks.values())

    @property
    def why(self) -> list[str]:
        return [gap.why for gap in self.source.health().gaps]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "audit.log"


@pytest.fixture
def follower(log: Path) -> Iterator[Follower]:
    append(log, 0, 5)
    found = Follower(log)
    assert found.follow() == list(range(5))
    yield found
    found.source.close()


def append(log: Path, first: int, after: int) -> None:
    with log.open("ab") as file:
        for number in range(first, after):
            file.write(line(number))


def test_new_lines_come_once(follower: Follower, log: Path) -> None:
    append(log, 5, 8)
    assert follower.follow() == list(range(8))
    assert (follower.repeated, follower.why) == (0, [])
    assert follower.source.health().last_at == START + timedelta(seconds=70)


def test_half_a_line_waits(follower: Follower, log: Path) -> None:
    whole = line(5)
    for position in range(len(whole) - 1):
        with log.open("ab") as file:
            file.write(whole[position : position + 1])
        if position % 20 == 0:
            assert follower.follow() == list(range(5))
    with log.open("ab") as file:
        file.write(whole[-1:])
    assert follower.follow() == list(range(6))


def test_a_renamed_file_is_drained_before_and_after_the_new_one_begins(follower: Follower, log: Path) -> None:
    append(log, 5, 6)
    log.rename(log.with_name("audit.log.1"))
    assert follower.follow() == list(range(6))
    append(log, 7, 9)
    append(log.with_name("audit.log.1"), 6, 7)  # smbd keeps the file until it is told
    assert follower.follow() == list(range(9))
    append(log.with_name("audit.log.1"), 9, 10)
    assert follower.follow() == list(range(10))
    assert (follower.repeated, follower.why) == (0, [])


@pytest.mark.parametrize("name", ["audit.log.1", "audit.log.old", "audit.log-20261122", "audit-20261122.log"])
def test_rotation_while_nobody_looked(follower: Follower, log: Path, name: str) -> None:
    append(log, 5, 7)
    log.rename(log.with_name(name))
    append(log, 7, 9)
    follower.restart()
    assert follower.follow() == list(range(9))
    follower.restart()
    assert follower.follow() == list(range(9))
    assert (follower.repeated, follower.why) == (0, [])


def test_two_rotations_while_nobody_looked_and_the_older_is_packed(follower: Follower, log: Path) -> None:
    append(log, 5, 7)
    with gzip.open(log.with_name("audit.log.2.gz"), "wb") as packed:
        packed.write(log.read_bytes())
    log.unlink()
    append(log.with_name("audit.log.1"), 7, 8)
    append(log, 8, 9)
    os.utime(log.with_name("audit.log.2.gz"), (1, 1))
    follower.restart()
    assert follower.follow() == list(range(9))
    assert (follower.repeated, follower.why) == (0, [])


def test_copied_and_emptied(follower: Follower, log: Path) -> None:
    append(log, 5, 7)
    shutil.copyfile(log, log.with_name("audit.log.1"))
    os.truncate(log, 0)
    append(log, 7, 8)
    assert follower.follow() == list(range(8))
    append(log, 8, 20)
    assert follower.follow() == list(range(20))
    assert (follower.repeated, follower.why) == (0, [])


def test_emptied_without_a_copy_is_a_gap(follower: Follower, log: Path) -> None:
    os.truncate(log, 0)
    append(log, 7, 8)
    assert follower.follow() == [*range(5), 7]
    assert follower.why == ["truncated"]
    follower.restart()
    follower.follow()
    assert follower.why == ["truncated"]  # it is remembered


def test_emptied_and_grown_beyond_the_old_end_between_two_looks(follower: Follower, log: Path) -> None:
    os.truncate(log, 0)
    append(log, 7, 30)
    assert follower.follow() == [*range(5), *range(7, 30)]
    assert follower.why == ["truncated"]


def test_cut_in_half_behind(follower: Follower, log: Path) -> None:
    os.truncate(log, log.stat().st_size // 2 + 7)
    assert follower.follow() == list(range(5))
    append(log, 5, 7)
    assert follower.follow() == list(range(7))
    assert (follower.repeated, follower.why) == (0, ["truncated"])


def test_cut_in_half_before(follower: Follower, log: Path) -> None:
    """Lines that are read again have their old marks: nothing is doubled."""
    kept = log.read_bytes()
    log.write_bytes(kept[len(kept) // 2 :])
    append(log, 5, 7)
    assert follower.follow() == list(range(7))


def test_gone_and_there_again(follower: Follower, log: Path) -> None:
    log.unlink()
    assert follower.follow() == list(range(5))
    assert follower.source.health().state == "missing"
    append(log, 5, 6)
    assert follower.follow() == list(range(6))
    assert follower.source.health().state == "ok"


def test_replaced_while_nobody_looked_is_a_gap(follower: Follower, log: Path) -> None:
    follower.source.close()
    log.unlink()
    append(log, 9, 10)
    follower.start()
    assert follower.follow() == [*range(5), 9]
    assert follower.why == ["replaced"]


def test_killed_at_any_moment(log: Path) -> None:
    """Lines handed out but not stored are handed out again."""
    append(log, 0, 20_000)
    found = Follower(log)
    for _ in range(4):
        batch = found.source.read()
        found.marks |= {one.reference: one for one in batch.sightings}
        found.position = batch.position
        found.source.read()  # and dies before this is stored
        found.restart()
    assert found.follow() == list(range(20_000))
    assert found.repeated == 0


def test_a_log_that_is_not_there_yet(log: Path) -> None:
    found = Follower(log)
    assert found.follow() == []
    assert found.source.health().state == "missing"
    log.touch()
    assert found.follow() == []
    assert found.source.health().state == "empty"
    append(log, 0, 2)
    assert found.follow() == [0, 1]


def test_a_log_that_may_not_be_read(log: Path) -> None:
    log.mkdir()  # root may read every file
    found = Follower(log)
    assert found.follow() == []
    assert (found.source.health().state, bool(found.source.health().detail)) == ("unreadable", True)


def test_paths_of_another_server_are_learned_once_enough_are_there(tmp_path: Path) -> None:
    log, drive = tmp_path / "audit.log", tmp_path / "drive"
    drive.mkdir()
    found = Follower(log, DriveConfig("Chung", drive))
    append(log, 0, 3)
    assert found.follow() == []
    assert found.source.health().state == "unmapped"
    for number in range(2, 6):
        (drive / f"{number}.docx").touch()
    append(log, 3, 6)
    assert found.follow() == list(range(6))  # those passed over before are read once more
    found.restart()
    append(log, 6, 7)
    assert found.follow() == list(range(7))
    assert (found.repeated, found.source.health().state) == (0, "ok")


def test_every_act_of_the_sample_that_the_log_tells_has_its_person(tmp_path: Path) -> None:
    sample.write(tmp_path / "office", files=120, seed=3, until=UNTIL)
    office = Drive(tmp_path / "office")
    [drive] = load(office.target / "config.toml").drives
    assert isinstance(drive.audit_log, Path)
    ignore = Ignore(drive.ignore)
    source = SambaLog(drive, drive.audit_log, ZONE, lambda path: not ignore.skips(path), "")
    seen: list[Sighting] = []
    while not (batch := source.read()).is_last:
        seen += batch.sightings
    seen += batch.sightings
    source.close()
    words = {"wrote": "saved", "created": "saved"}
    told = {
        ((one.at + timedelta(seconds=0.5)).isoformat()[:19], one.name, words.get(one.deed, one.deed), shown(one.path))
        for one in seen
    }
    assert told == effects(office)
    assert len(told) > 100
    assert {one.was is not None for one in seen if one.deed is Deed.MOVED} == {True}
