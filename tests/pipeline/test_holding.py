"""Lock files looked at with a clock of the test's own: what counts as closed, and what sightings tell of it."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.catalogue.presence import Holding
from indexer.config.tree import DriveConfig
from indexer.model.sighting import Sighting
from indexer.pipeline.holding import GONE_AFTER, LOOK_AFTER, LOOK_AGAIN, LockWatch

LOCK = ".~lock.Báo cáo.odt#".encode()
DOCUMENT = "Báo cáo.odt".encode()


class Desk:
    """A drive with one document, and the watch over its lock file. `moment` passes only when told to."""

    def __init__(self, home: Path) -> None:
        self.drive = DriveConfig(name="chung", path=home / "drive")
        self.drive.path.mkdir()
        self.document, self.lock = (self.drive.path / os.fsdecode(name) for name in (DOCUMENT, LOCK))
        self.document.write_text("x")
        self.catalogue: Catalogue = open_catalogue(home / "state")
        self.moment = 100.0
        self.restart()

    def restart(self) -> None:
        self.watch = LockWatch(self.catalogue, [self.drive], ZoneInfo("Asia/Ho_Chi_Minh"))

    def hold(self, name: str = "An", *, hours_ago: float = 0) -> None:
        self.lock.write_text(f"{name},an.nt,PC-07,,;")
        at = time.time() - hours_ago * 3600
        os.utime(self.lock, (at, at))
        self.hint()

    def let_go(self) -> None:
        self.lock.unlink()
        self.hint()

    def hint(self) -> None:
        self.watch.hinted("chung", LOCK, self.moment)
        self.passes(LOOK_AFTER)

    def passes(self, seconds: float) -> None:
        self.moment += seconds + 0.001
        self.watch.step(self.moment)

    @property
    def holdings(self) -> tuple[Holding, ...]:
        return self.catalogue.presence.all()

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        far = datetime(2100, 1, 1, tzinfo=UTC)
        return self.catalogue.sightings.at("chung", (DOCUMENT,), far - timedelta(days=40_000), far)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    one = Desk(tmp_path)
    yield one
    one.catalogue.close()


def test_a_lock_file_that_comes_back_at_once_was_never_away(desk: Desk) -> None:
    desk.hold()
    [before] = desk.holdings
    desk.let_go()
    assert desk.holdings == (before,)
    desk.hold()
    desk.passes(GONE_AFTER)
    assert desk.holdings == (before,)
    assert [one.until for one in desk.sightings] == [None]


def test_one_that_stays_away_is_closed_and_its_sighting_ends(desk: Desk) -> None:
    desk.hold()
    desk.let_go()
    desk.passes(GONE_AFTER)
    assert desk.holdings == ()
    [seen] = desk.sightings
    assert (seen.name, seen.login, seen.host, seen.source) == ("An", "an.nt", "PC-07", "libreoffice_lock")
    assert seen.until is not None and seen.at <= seen.until


def test_opened_again_is_another_sighting(desk: Desk) -> None:
    for hours_ago in (2, 1):
        desk.hold(hours_ago=hours_ago)
        desk.let_go()
        desk.passes(GONE_AFTER)
    assert len(desk.sightings) == 2
    assert all(one.until for one in desk.sightings)


def test_the_document_may_be_away_for_a_moment_while_it_is_saved(desk: Desk) -> None:
    desk.hold()
    [before] = desk.holdings
    desk.document.rename(desk.document.with_name("~WRL1.tmp"))
    desk.passes(LOOK_AGAIN)
    assert desk.holdings == (before,)
    desk.document.write_text("y")
    desk.passes(GONE_AFTER)
    assert desk.holdings == (before,)
    assert [one.until for one in desk.sightings] == [None]
    desk.document.unlink()
    desk.passes(LOOK_AGAIN)
    desk.passes(GONE_AFTER)
    assert desk.holdings == ()
    assert all(one.until for one in desk.sightings)


def test_another_person_is_another_holding(desk: Desk) -> None:
    desk.hold("An")
    desk.hold("Bình")
    assert [one.name for one in desk.holdings] == ["Bình"]
    assert [(one.name, one.until is None) for one in desk.sightings] == [("An", False), ("Bình", True)]


def test_what_a_lost_event_hid_is_found_a_little_later(desk: Desk) -> None:
    desk.hold()
    desk.lock.unlink()
    desk.passes(LOOK_AGAIN)
    desk.passes(GONE_AFTER)
    assert desk.holdings == ()


def test_left_behind_for_more_than_a_day_it_is_shown_but_tells_nothing(desk: Desk) -> None:
    desk.hold(hours_ago=25)
    assert [one.sighting for one in desk.holdings] == [0]
    assert desk.sightings == ()


def test_a_sighting_lasts_a_day_at_most(desk: Desk) -> None:
    desk.hold(hours_ago=20)
    [one] = desk.holdings
    long_ago = replace(one, since=one.since - timedelta(hours=8), seen_at=one.seen_at - timedelta(minutes=2))
    with desk.catalogue.writing():
        desk.catalogue.presence.put("chung", LOCK, (long_ago,))
    os.utime(desk.lock, (time.time(), time.time()))
    desk.restart()
    desk.passes(LOOK_AGAIN)
    desk.watch.listed("chung", [LOCK], desk.moment)
    desk.passes(LOOK_AGAIN * 100)
    assert len(desk.holdings) == 1
    assert [seen.until for seen in desk.sightings] == [long_ago.since + timedelta(days=1)]


def test_closed_while_nobody_looked_it_ends_when_it_was_last_seen(desk: Desk) -> None:
    desk.hold(hours_ago=3)
    [one] = desk.holdings
    with desk.catalogue.writing():
        desk.catalogue.presence.seen("chung", LOCK, one.since + timedelta(hours=1))
    desk.lock.unlink()
    desk.restart()
    desk.passes(LOOK_AGAIN)
    desk.passes(GONE_AFTER)
    assert desk.holdings == ()
    assert [seen.until for seen in desk.sightings] == [one.since + timedelta(hours=1)]


def test_of_many_that_are_due_the_latest_is_looked_at_first(desk: Desk) -> None:
    old = [f"Cũ {number}.odt" for number in range(200)]
    for name in old:
        (desk.drive.path / name).write_text("x")
        (desk.drive.path / f".~lock.{name}#").write_text("Bình,binh.lv,PC-01,,;")
    desk.watch.listed("chung", [f".~lock.{name}#".encode() for name in old], desk.moment)
    desk.hold()
    assert DOCUMENT in {one.raw for one in desk.holdings}
    assert len(desk.holdings) < len(old)


def test_an_unplugged_drive_keeps_nobody_waiting(desk: Desk) -> None:
    desk.hold()
    away = desk.drive.path.with_name("away")
    desk.drive.path.rename(away)
    started = time.monotonic()
    desk.restart()
    desk.watch.look_at_all()
    assert time.monotonic() - started < 5
    assert len(desk.holdings) == 1


def test_a_drive_that_is_no_longer_configured_has_nothing_open(desk: Desk) -> None:
    desk.hold()
    LockWatch(desk.catalogue, [], ZoneInfo("UTC")).step(desk.moment)
    assert desk.holdings == ()
    assert all(one.until for one in desk.sightings)
