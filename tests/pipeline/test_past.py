"""The first pass over a real folder, and what its ledger tells of the time before."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from indexer.clock import now
from indexer.config.tree import Config, DriveConfig, PersonConfig, StateConfig
from indexer.drive.coalesce import Look
from indexer.library import Library, open_library
from indexer.model.event import Event
from indexer.model.feed import FeedAsk
from indexer.model.sighting import Deed, Sighting
from indexer.reconcile import Reconciler
from indexer.service.crew import Crew

LAST_WEEK = now() - timedelta(days=7)


class Desk:
    """Two drives; only An may see the closed one."""

    def __init__(self, home: Path) -> None:
        self.drives = tuple(home / name for name in ("chung", "rieng"))
        for drive in self.drives:
            drive.mkdir()
        self.config = Config(
            home / "config.toml",
            (DriveConfig("chung", self.drives[0]), DriveConfig("rieng", self.drives[1], readers=("an.nv",))),
            state=StateConfig(home / "state"),
            people=(PersonConfig("an.nv", "Nguyễn Văn An"), PersonConfig("binh.lv", "Lê Văn Bình")),
        )
        self.crew = Crew(self.config)
        self._line = 0

    def see(self, drive: str, deed: Deed, path: str, *, hours: float = 0, was: str = "", login: str = "an.nv") -> None:
        self._line += 1
        at, was_raw = LAST_WEEK + timedelta(hours=hours), was.encode() or None
        one = Sighting(drive, path.encode(), deed, at, "samba", login, was=was_raw, reference=str(self._line))
        with self.crew.catalogue.writing():
            self.crew.catalogue.sightings.add([one])

    def find(self, number: int = 0) -> None:
        """A full pass finds what lies on a drive; nothing is read yet."""
        drive = self.config.drives[number]
        found = Reconciler(self.crew.catalogue, drive, self.config.guard).everything()
        self.crew.take_pass(drive, now(), found)

    def look(self, path: str) -> None:
        drive = self.config.drives[0]
        found = Reconciler(self.crew.catalogue, drive, self.config.guard).look(Look(paths=(path.encode(),)))
        self.crew.take_look(drive, found)

    def pass_over(self) -> None:
        for number in range(len(self.drives)):
            self.find(number)
        self.crew.work_off()

    def ledger(self) -> list[Event]:
        events = self.crew.catalogue.events.feed(FeedAsk(limit=500), None)
        return sorted(events, key=lambda one: (one.at, one.id))

    def story(self) -> list[tuple[str, str, str, bool]]:
        return [(one.action.value, one.path, one.person, one.is_past) for one in self.ledger()]

    def write(self, path: str, text: str, at: datetime | None = None, *, drive: int = 0) -> None:
        file = self.drives[drive] / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if at:
            os.utime(file, (at.timestamp(), at.timestamp()))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.crew.close()


AN, BINH = "Nguyễn Văn An", "Lê Văn Bình"


def test_a_document_has_its_life_through_its_folders_move(desk: Desk) -> None:
    desk.see("chung", Deed.CREATED, "Nháp/a.txt")
    desk.see("chung", Deed.MOVED, "Ban hành", hours=1, was="Nháp", login="binh.lv")
    desk.write("Ban hành/a.txt", "kế hoạch", LAST_WEEK)
    desk.pass_over()
    assert desk.story() == [("added", "Nháp/a.txt", AN, True), ("moved", "Ban hành/a.txt", BINH, True)]
    assert desk.ledger()[1].source_path == "Nháp/a.txt"


def test_a_document_that_is_gone_is_told_of_and_a_folder_is_none(desk: Desk) -> None:
    desk.see("chung", Deed.CREATED, "Cũ/a.txt")
    desk.see("chung", Deed.REMOVED, "Cũ/a.txt", hours=1, login="binh.lv")
    desk.see("chung", Deed.REMOVED, "Cũ", hours=1.1, login="binh.lv")
    desk.see("chung", Deed.MOVED, "Mới", hours=2, was="Trống")
    desk.pass_over()
    assert desk.story() == [("added", "Cũ/a.txt", AN, True), ("removed", "Cũ/a.txt", BINH, True)]
    assert desk.crew.catalogue.documents.count() == 0


def test_one_that_comes_back_is_the_same_document(desk: Desk) -> None:
    desk.see("chung", Deed.CREATED, "a.txt")
    desk.see("chung", Deed.REMOVED, "a.txt", hours=1)
    desk.pass_over()
    desk.write("a.txt", "kế hoạch")
    desk.pass_over()
    assert [action for action, *_ in desk.story()] == ["added", "removed", "added"]
    assert len({one.document for one in desk.ledger()}) == 1


def test_what_is_saved_while_the_first_pass_still_reads_was_there_before(desk: Desk) -> None:
    desk.see("chung", Deed.CREATED, "a.txt")
    desk.write("a.txt", "kế hoạch", LAST_WEEK)
    desk.find()
    desk.write("a.txt", "kế hoạch mới")
    desk.look("a.txt")
    desk.crew.work_off()
    assert desk.story() == [("added", "a.txt", AN, True), ("modified", "a.txt", "", False)]


def test_a_copy_that_kept_its_time_is_a_copy(desk: Desk) -> None:
    for name in ("a.txt", "Lưu/a.txt"):
        desk.write(name, "kế hoạch", LAST_WEEK)
    desk.pass_over()
    assert {(one.path, one.nature.value) for one in desk.ledger()} == {("a.txt", "unknown"), ("Lưu/a.txt", "copied")}


def test_the_past_of_a_closed_drive_is_nobody_elses_business(desk: Desk) -> None:
    desk.see("rieng", Deed.CREATED, "kín.txt")
    desk.see("rieng", Deed.REMOVED, "kín.txt", hours=1)
    desk.write("còn.txt", "kín", LAST_WEEK, drive=1)
    desk.pass_over()
    library: Library = open_library(desk.config)
    try:
        seen = {login: library.activity(library.viewer(login), FeedAsk()) for login in ("an.nv", "binh.lv")}
    finally:
        library.close()
    assert {one.path for one in seen["an.nv"]} == {"kín.txt", "còn.txt"}
    assert seen["binh.lv"] == ()
