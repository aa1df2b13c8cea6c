"""What an office does not do every day: odd times, links, files without a hash, answers that come too late."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from indexer.clock import now
from indexer.config.load import load
from indexer.errors import BusyError, OchungError
from indexer.model.entry import Change, ChangeKind
from indexer.model.event import Action
from indexer.model.feed import FeedAsk
from indexer.pipeline import Moment
from indexer.reconcile import Reconciler
from indexer.service import jobs
from indexer.service.crew import Crew
from indexer.service.jobs import index, retry_failures, verify
from tests.service.office import Office

YEAR_2300 = 10_413_792_000


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path) as one:
        (one.drive / "A").mkdir()
        (one.drive / "A/thư mời.txt").write_text("Thư mời họp giao ban", encoding="utf-8")
        index(one.config)
        yield one


def test_a_file_of_the_year_2300_is_a_file(office: Office) -> None:
    file = office.drive / "A/mai sau.txt"
    file.write_text("chuyện mai sau", encoding="utf-8")
    os.utime(file, (YEAR_2300, YEAR_2300))
    assert index(office.config).added == 1
    assert index(office.config).modified == 0
    assert office.paths("mai sau") == {"A/mai sau.txt"}
    assert verify(office.config).ok


def test_a_folder_that_became_a_link_is_not_followed(office: Office, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "thư mời.txt").write_text("chuyện riêng bên ngoài", encoding="utf-8")
    (office.drive / "B.txt").write_text("còn lại", encoding="utf-8")
    shutil.rmtree(office.drive / "A")
    (office.drive / "A").symlink_to(outside)
    index(office.config)
    assert office.find("bên ngoài") == []
    assert set(office.story()[1:]) == {("removed", "A/thư mời.txt"), ("added", "B.txt")}
    assert verify(office.config).ok


def test_a_folder_moved_and_linked_is_a_move(office: Office) -> None:
    (office.drive / "A").rename(office.drive / "C")
    (office.drive / "A").symlink_to(office.drive / "C")
    index(office.config)
    assert office.story()[1:] == [("moved", "C/thư mời.txt", "A/thư mời.txt")]


def test_what_is_ignored_from_now_on_leaves(tmp_path: Path) -> None:
    with Office(tmp_path) as office:
        (office.drive / "Tam").mkdir()
        (office.drive / "Tam/nháp.txt").write_text("bản nháp tạm", encoding="utf-8")
        (office.drive / "giữ.txt").write_text("bản giữ", encoding="utf-8")
        index(office.config)
        assert office.paths("nháp") == {"Tam/nháp.txt"}
    with Office(tmp_path, extra='ignore = ["Tam/"]') as office:
        index(office.config)
        assert office.paths("nháp") == set()
        assert office.paths("giữ") == {"giữ.txt"}
        assert verify(office.config).ok


def test_a_file_without_a_hash_changes_only_when_it_changes(tmp_path: Path) -> None:
    with Office(tmp_path, extra="[extract]\nmax_file_mb = 1\n") as office:
        film = office.drive / "phim.mp4"
        film.write_bytes(b"\0" * (2 << 20))
        document = office.drive / "to.docx"
        document.write_bytes(b"PK\x03\x04" + b"\1" * (2 << 20))
        index(office.config)
        first = office.last_id()
        retry_failures(office.config)
        for file in (film, document):
            file.chmod(0o640)
        index(office.config)
        assert office.story(first) == []
        document.write_bytes(b"PK\x03\x04" + b"\2" * (2 << 20))
        index(office.config)
        assert office.story(first) == [("modified", "to.docx")]


def test_a_move_that_was_undone_is_not_recorded(office: Office) -> None:
    [drive] = office.config.drives
    with Crew(office.config) as crew:
        (office.drive / "A/thư mời.txt").rename(office.drive / "A/khác.txt")
        found = Reconciler(crew.catalogue, drive, office.config.guard).everything()
        (office.drive / "A/khác.txt").rename(office.drive / "A/thư mời.txt")
        crew.take_pass(drive, now(), found)
        crew.work_off()
        assert crew.pipeline.counts.moved == 0
    assert office.story() == [("added", "A/thư mời.txt")]


def test_a_late_pass_does_not_move_onto_what_is_recorded(office: Office) -> None:
    [drive] = office.config.drives
    source, target = office.drive / "A/thư mời.txt", office.drive / "A/khác.txt"
    with Crew(office.config) as crew:
        source.rename(target)
        late = Reconciler(crew.catalogue, drive, office.config.guard).everything()
        crew.take_look(drive, late)
        source.write_text("thư mời mới", encoding="utf-8")
        crew.take_look(drive, Reconciler(crew.catalogue, drive, office.config.guard).everything())
        crew.work_off()
        crew.take_pass(drive, now(), late)
        crew.work_off()
    assert office.story()[1:] == [("moved", "A/khác.txt", "A/thư mời.txt"), ("added", "A/thư mời.txt")]
    assert verify(office.config).ok


def test_a_renamed_folder_was_renamed_now_not_when_its_files_were_saved(office: Office) -> None:
    [drive] = office.config.drives
    (office.drive / "A").rename(office.drive / "D")
    with Crew(office.config) as crew:
        found = Reconciler(crew.catalogue, drive, office.config.guard).everything()
        later = now() + timedelta(minutes=3)
        [change] = found.changes
        with crew.catalogue.writing():
            crew.pipeline.recorder.moved(drive.name, change, Moment(later, later - timedelta(hours=1)))
    [event] = office.library.activity(office.library.viewer(None), FeedAsk(actions=(Action.MOVED.value,)))
    assert abs(event.at - later) < timedelta(seconds=1)


def test_an_empty_file_is_nobodys_copy(office: Office) -> None:
    (office.drive / "một.txt").touch()
    index(office.config)
    (office.drive / "hai.txt").touch()
    index(office.config)
    assert office.story()[-1] == ("added", "hai.txt")


def test_a_copy_from_a_drive_one_may_not_see_does_not_name_it(tmp_path: Path) -> None:
    for name in ("chung", "kin"):
        (tmp_path / name).mkdir()
    (tmp_path / "kin/kỷ luật.txt").write_text("nội dung như nhau", encoding="utf-8")
    (tmp_path / "config.toml").write_text(
        '[[drives]]\nname = "kin"\npath = "kin"\nreaders = ["an"]\n[[drives]]\nname = "chung"\npath = "chung"\n'
        '[[people]]\nlogin = "an"\nname = "Nguyễn Thị An"\n',
        encoding="utf-8",
    )
    config = load(tmp_path / "config.toml")
    index(config)
    (tmp_path / "chung/thường.txt").write_text("nội dung như nhau", encoding="utf-8")
    index(config)
    with Crew(config) as crew:
        events = crew.catalogue.events.feed(FeedAsk(), {"chung"})
        assert [(event.path, event.source_path) for event in events] == [("thường.txt", None)]


def test_a_request_that_nobody_answers_is_withdrawn(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_PATIENCE", 0.5)
    with Crew(office.config) as crew:
        with pytest.raises(BusyError, match="does not answer"):
            index(office.config, accept_removals=True)
        assert crew.catalogue.requests.next() is None


def test_a_request_from_before_the_start_is_not_carried_out(office: Office) -> None:
    with Crew(office.config) as crew, crew.catalogue.writing():
        crew.catalogue.requests.ask("index", {"accept_removals": True}, now())
        crew.catalogue.requests.ask("of tomorrow", {}, now())
    for file in office.drive.rglob("*.txt"):
        file.unlink()
    (office.drive / "A").rmdir()
    office.launch()
    office.wait_for(lambda: office.library.status(office.library.viewer(None)).drives[0].held, "the hold")
    assert office.story() == [("added", "A/thư mời.txt")]


def test_an_unknown_request_is_refused_and_the_service_lives(office: Office) -> None:
    office.start()
    with pytest.raises(OchungError, match="cannot do"):
        jobs._ask(office.config, "of tomorrow", {}, None)
    assert index(office.config).files == 1


def test_a_change_of_a_vanished_file_is_dropped(office: Office) -> None:
    [drive] = office.config.drives
    with Crew(office.config) as crew:
        file = office.drive / "A/chớp nhoáng.txt"
        file.write_text("chớp nhoáng", encoding="utf-8")
        found = Reconciler(crew.catalogue, drive, office.config.guard).everything()
        assert [change.kind for change in found.changes] == [ChangeKind.ADDED]
        file.unlink()
        crew.take_look(drive, found)
        crew.work_off()
        assert isinstance(found.changes[0], Change)
    assert office.story() == [("added", "A/thư mời.txt")]
    assert verify(office.config).ok
