"""Sightings and the events they tell of: files on a real folder, recorded by the pipeline's own parts."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.config.tree import Config, DriveConfig, PersonConfig, StateConfig, UnitConfig
from indexer.drive.coalesce import Look
from indexer.model.event import Event, Strength
from indexer.model.feed import FeedAsk
from indexer.model.sighting import Deed, Sighting
from indexer.pipeline.witnessing import claim_late
from indexer.reconcile import Reconciler
from indexer.service.crew import Crew


class Desk:
    """A drive with its crew; what is done there is recorded when `look` is called."""

    def __init__(self, home: Path) -> None:
        self.drive = home / "drive"
        self.drive.mkdir()
        (self.drive / "cũ.txt").write_text("đã có từ trước", encoding="utf-8")
        config = Config(
            home / "config.toml",
            (DriveConfig("chung", self.drive),),
            state=StateConfig(home / "state"),
            units=(UnitConfig("NS", "Phòng Ngân sách", folders=("Ngân sách",)), UnitConfig("VP", "Văn phòng")),
            people=(PersonConfig("an.nv", "Nguyễn Văn An", "VP"), PersonConfig("binh.lv", "Lê Văn Bình", "NS")),
        )
        self.crew = Crew(config)
        self.config = config.drives[0]
        started = now()
        self.crew.take_pass(self.config, started, self._reconciler.everything())
        self.crew.work_off()

    @property
    def catalogue(self) -> Catalogue:
        return self.crew.catalogue

    @property
    def _reconciler(self) -> Reconciler:
        return Reconciler(self.crew.catalogue, self.config, self.crew.config.guard)

    def see(self, login: str, deed: Deed, path: str, was: str = "", *, seconds: float = 0) -> Sighting:
        at = now() + timedelta(seconds=seconds)
        one = Sighting("chung", path.encode(), deed, at, "samba", login, was=was.encode() or None)
        with self.catalogue.writing():
            return self.catalogue.sightings.add([one])[0]

    def look(self, *paths: str) -> list[Event]:
        """What is new in the ledger, oldest first."""
        last = self.catalogue.events.last_id()
        found = self._reconciler.look(Look(paths=tuple(path.encode() for path in paths)))
        self.crew.take_look(self.config, found)
        self.crew.work_off()
        events = self.catalogue.events.feed(FeedAsk(limit=500), None)
        return sorted((one for one in events if one.id > last), key=lambda one: one.id)

    def write(self, path: str, text: str) -> None:
        file = self.drive / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.crew.close()


def who(event: Event) -> tuple[str, str, Strength]:
    return (event.person, event.unit, event.strength)


AN = ("Nguyễn Văn An", "Văn phòng", Strength.CERTAIN)
BINH = ("Lê Văn Bình", "Phòng Ngân sách", Strength.CERTAIN)


def test_the_log_tells_who_added_changed_moved_and_removed(desk: Desk) -> None:
    desk.write("Ngân sách/dự toán.txt", "một")
    desk.see("binh.lv", Deed.WROTE, "Ngân sách/dự toán.txt")
    [added] = desk.look("Ngân sách/dự toán.txt")
    desk.write("Ngân sách/dự toán.txt", "một hai")
    desk.see("an.nv", Deed.WROTE, "Ngân sách/dự toán.txt")
    [changed] = desk.look("Ngân sách/dự toán.txt")
    (desk.drive / "Ngân sách/dự toán.txt").rename(desk.drive / "Ngân sách/xong.txt")
    desk.see("binh.lv", Deed.MOVED, "Ngân sách/xong.txt", "Ngân sách/dự toán.txt")
    [moved] = desk.look("Ngân sách/dự toán.txt", "Ngân sách/xong.txt")
    (desk.drive / "Ngân sách/xong.txt").unlink()
    desk.see("an.nv", Deed.REMOVED, "Ngân sách/xong.txt")
    [removed] = desk.look("Ngân sách/xong.txt")
    assert [who(one) for one in (added, changed, moved, removed)] == [BINH, AN, BINH, AN]


def test_a_moved_folder_moves_by_one_hand_whatever_lies_in_it(desk: Desk) -> None:
    for number in range(3):
        desk.write(f"a/b/{number}.txt", str(number))
    desk.look(*(f"a/b/{number}.txt" for number in range(3)))
    (desk.drive / "a").rename(desk.drive / "c")
    desk.see("an.nv", Deed.MOVED, "c", "a")
    events = desk.look(*(f"{folder}/b/{number}.txt" for folder in "ac" for number in range(3)))
    assert [(one.action, who(one)) for one in events] == [("moved", AN)] * 3


def test_two_who_saved_before_anybody_looked_are_both_credited(desk: Desk) -> None:
    desk.write("chung.txt", "một")
    desk.see("an.nv", Deed.WROTE, "chung.txt", seconds=-0.3)
    desk.see("binh.lv", Deed.WROTE, "chung.txt")
    [event] = desk.look("chung.txt")
    assert [one.login for one in desk.catalogue.credits.of([event.id])[event.id]] == ["binh.lv", "an.nv"]


def test_a_line_tells_of_one_save_only(desk: Desk) -> None:
    desk.write("chung.txt", "một")
    desk.see("an.nv", Deed.WROTE, "chung.txt")
    [first] = desk.look("chung.txt")
    desk.write("chung.txt", "một hai")
    [second] = desk.look("chung.txt")
    assert (who(first), second.person, second.strength) == (AN, "", Strength.UNKNOWN)


def test_a_line_that_comes_late_finds_its_event(desk: Desk) -> None:
    desk.write("Ngân sách/muộn.txt", "một")
    [event] = desk.look("Ngân sách/muộn.txt")
    assert (event.person, event.unit) == ("", "Phòng Ngân sách")
    late = desk.see("an.nv", Deed.WROTE, "Ngân sách/muộn.txt", seconds=-0.5)
    with desk.catalogue.writing():
        assert claim_late(desk.catalogue, [late]) == 1
        assert claim_late(desk.catalogue, [late]) == 0
    assert desk.crew.credit_again() == 1
    [event] = desk.catalogue.events.many([event.id])
    assert who(event) == AN
    document = desk.catalogue.documents.get(event.document)
    assert document is not None
    assert [one.name for one in document.people] == ["Nguyễn Văn An"]


def test_who_gets_another_name_in_the_configuration_gets_it_in_the_past_too(desk: Desk) -> None:
    desk.write("chung.txt", "một")
    desk.see("lan.tt", Deed.WROTE, "chung.txt")
    [event] = desk.look("chung.txt")
    assert event.person == "lan.tt"
    desk.crew.close()
    config = desk.crew.config
    lan = PersonConfig("lan.tt", "Trần Thị Lan", "VP")
    with Crew(Config(config.file, config.drives, state=config.state, units=config.units, people=(lan,))) as crew:
        crew.work_off()
        [event] = crew.catalogue.events.many([event.id])
        assert (event.person, event.unit) == ("Trần Thị Lan", "Văn phòng")
        assert crew.catalogue.events.first_broken() is None


def test_who_saved_it_as_it_was_has_no_part_in_what_another_changes_later(desk: Desk) -> None:
    desk.write("chung.txt", "một")
    desk.see("an.nv", Deed.WROTE, "chung.txt")
    desk.look("chung.txt")
    time.sleep(1.2)
    desk.write("chung.txt", "một")
    desk.see("an.nv", Deed.WROTE, "chung.txt")
    assert desk.look("chung.txt") == []
    time.sleep(1.2)
    desk.write("chung.txt", "một hai")
    desk.see("binh.lv", Deed.WROTE, "chung.txt")
    [event] = desk.look("chung.txt")
    assert [one.login for one in desk.catalogue.credits.of([event.id])[event.id]] == ["binh.lv"]


def test_who_moved_a_folder_did_not_make_what_others_put_into_it_later(desk: Desk) -> None:
    desk.see("an.nv", Deed.MOVED, "a", "trước")
    desk.write("a/của Bình.txt", "một")
    desk.see("binh.lv", Deed.WROTE, "a/của Bình.txt")
    [logged] = desk.look("a/của Bình.txt")
    assert [one.login for one in desk.catalogue.credits.of([logged.id])[logged.id]] == ["binh.lv"]


def test_who_saved_by_deleting_first_did_not_remove_it_later(desk: Desk) -> None:
    desk.write("bảng.txt", "một")
    desk.look("bảng.txt")
    time.sleep(1.2)
    desk.write("bảng.txt", "một hai")
    desk.see("an.nv", Deed.REMOVED, "bảng.txt", seconds=-0.05)  # Excel: the old file goes, the new one takes its name
    desk.see("an.nv", Deed.WROTE, "bảng.txt")
    [saved] = desk.look("bảng.txt")
    assert who(saved) == AN
    time.sleep(1.2)
    (desk.drive / "bảng.txt").unlink()
    [removed] = desk.look("bảng.txt")
    assert (removed.person, removed.strength) == ("", Strength.UNKNOWN)


def test_who_removed_the_empty_folder_did_not_remove_what_lay_in_it(desk: Desk) -> None:
    desk.write("d/tệp.txt", "một")
    desk.look("d/tệp.txt")
    time.sleep(1.2)
    (desk.drive / "d/tệp.txt").unlink()
    desk.see("an.nv", Deed.REMOVED, "d/tệp.txt")
    folder = desk.see("binh.lv", Deed.REMOVED, "d", seconds=0.2)
    [removed] = desk.look("d/tệp.txt")
    with desk.catalogue.writing():
        assert claim_late(desk.catalogue, [folder]) == 0
    assert [one.login for one in desk.catalogue.credits.of([removed.id])[removed.id]] == ["an.nv"]


def test_who_made_and_removed_a_file_before_did_not_make_the_next_one(desk: Desk) -> None:
    desk.see("an.nv", Deed.WROTE, "tạm.txt", seconds=-5)
    desk.see("an.nv", Deed.REMOVED, "tạm.txt", seconds=-4)
    desk.write("tạm.txt", "một")
    desk.see("binh.lv", Deed.WROTE, "tạm.txt")
    [event] = [one for one in desk.look("tạm.txt") if not one.is_past]
    assert [one.login for one in desk.catalogue.credits.of([event.id])[event.id]] == ["binh.lv"]
