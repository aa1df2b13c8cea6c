"""A state machine: anything happens on a drive, the crew crashes, drives vanish, the index is lost; at rest all agree.

At rest the catalogue equals the drive, the index equals the catalogue, every document kept its id and has exactly the
events that a person would expect.
"""

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from indexer.clock import now
from indexer.config.load import load
from indexer.drive.coalesce import Look
from indexer.model.feed import FeedAsk
from indexer.reconcile import Reconciler
from indexer.search.whoosh_writer import WhooshWriter
from indexer.service.crew import Crew
from indexer.service.verify import verify
from tests.service.upheaval import KEEPER, Upheaval

FOLDERS = ("A", "B", "A/trong", "Chuyển")
PATHS = st.builds("{}/{}.txt".format, st.sampled_from(FOLDERS), st.sampled_from(("một", "hai", "Ba", "bốn")))


def at_most(steps: int, *, an_example: int = 50, is_random: bool = False) -> settings:
    """So many steps in all. `is_random`: other ones every time."""
    return settings(
        max_examples=max(1, steps // an_example),
        stateful_step_count=an_example,
        deadline=None,
        derandomize=not is_random,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


class DriveMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="ochung-machine-"))
        self.root = self.home / "drive"
        self.root.mkdir()
        file = self.home / "config.toml"
        file.write_text(
            '[[drives]]\nname = "chung"\npath = "drive"\n[state]\npath = "state"\n[extract]\nworkers = 1\n', "utf-8"
        )
        self.config = load(file)
        self.world = Upheaval(self.root)
        self.world.write(KEEPER)
        self.crew = Crew(self.config)
        self.seen = 0

    @initialize()
    def first_pass(self) -> None:
        self._pass()
        self.crew.work_off()
        self._settled()

    @rule(path=PATHS, resets_time=st.booleans())
    def write(self, path: str, resets_time: bool) -> None:
        self.world.write(path, resets_time=resets_time)

    @rule(path=PATHS, deletes_first=st.booleans())
    def save(self, path: str, deletes_first: bool) -> None:
        self.world.save(path, deletes_first=deletes_first)

    @rule(path=PATHS, to=PATHS, over=st.booleans())
    def move(self, path: str, to: str, over: bool) -> None:
        self.world.move(path, to, over=over)

    @rule(folder=st.sampled_from(FOLDERS), to=st.sampled_from((*FOLDERS, "B/sâu", "Mới")))
    def move_folder(self, folder: str, to: str) -> None:
        self.world.move_folder(folder, to)

    @rule(one=PATHS, other=PATHS)
    def swap(self, one: str, other: str) -> None:
        self.world.swap(one, other)

    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        self.world.delete(path)

    @rule(path=PATHS)
    def recycle(self, path: str) -> None:
        self.world.recycle(path)

    @precondition(lambda self: self.world.binned)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        self.world.restore(data.draw(st.sampled_from(sorted(self.world.binned))))

    @rule(path=PATHS, to=PATHS)
    def link(self, path: str, to: str) -> None:
        self.world.link(path, to)

    @rule(path=PATHS, mode=st.sampled_from((0o600, 0o644, 0o777)))
    def change_rights(self, path: str, mode: int) -> None:
        self.world.change_rights(path, mode)

    @rule(by_hints=st.booleans())
    def rest(self, by_hints: bool) -> None:
        """Everything is looked at: by a full pass, or by what a watcher would have hinted at."""
        self._look() if by_hints else self._pass()
        self.crew.work_off()
        self._check()

    @rule(by_hints=st.booleans(), rounds=st.integers(0, 6))
    def crash(self, by_hints: bool, rounds: int) -> None:
        """The process ends somewhere in the work; the next one finishes it."""
        self._look() if by_hints else self._pass()
        for _ in range(rounds):
            self.crew.work(0.01)
        self._drop()
        self.crew = Crew(self.config)
        self._pass()
        self.crew.work_off()
        self._check()

    @rule(is_empty=st.booleans(), restarts=st.booleans())
    def lose_the_drive(self, is_empty: bool, restarts: bool) -> None:
        """It is not mounted for a while: an empty folder stands in its place, or nothing."""
        away = self.home / "away"
        self.root.rename(away)
        if is_empty:
            self.root.mkdir()
        if restarts:
            self.crew.close()
            self.crew = Crew(self.config)
        present = self.crew.catalogue.files.count("chung")
        self._pass()
        self._look()
        self.crew.work_off()
        assert self.crew.catalogue.files.count("chung") == present, (
            "files of a drive that is away were recorded as gone"
        )
        if is_empty:
            self.root.rmdir()
        away.rename(self.root)

    @rule()
    def restart(self) -> None:
        self.crew.close()
        self.crew = Crew(self.config)

    @rule(is_lost=st.booleans())
    def index_anew(self, is_lost: bool) -> None:
        if not is_lost:
            self.crew.rebuild()
            return
        self.crew.close()
        shutil.rmtree(self.config.state.path / "index")
        self.crew = Crew(self.config)

    def teardown(self) -> None:
        try:
            self._pass()
            self.crew.work_off()
            self._check()
        finally:
            self.crew.close()
            shutil.rmtree(self.home)

    def _pass(self) -> None:
        [drive] = self.config.drives
        started = now()
        found = Reconciler(self.crew.catalogue, drive, self.config.guard).everything()
        self.crew.take_pass(drive, started, found)

    def _look(self) -> None:
        [drive] = self.config.drives
        paths = sorted(path.encode() for path in self.world.touched)
        folders = tuple(path for path in paths if not path.endswith(b".txt"))
        look = Look(False, folders, tuple(path for path in paths if path.endswith(b".txt")))
        found = Reconciler(self.crew.catalogue, drive, self.config.guard).look(look)
        self.crew.take_look(drive, found)

    def _drop(self) -> None:
        """As `kill -9`: nothing is finished, written or said; only the locks fall, as the system would let them."""
        crew = self.crew
        crew._scanning.close()
        crew._readers.close()
        crew.catalogue.close()
        if isinstance(writer := crew._open_writer, WhooshWriter):
            writer._lock.release()
        crew._lock.release()

    def _check(self) -> None:
        report = verify(self.config)
        assert report.ok, report
        expected, is_all = self.world.expected()
        ids = self._ids()
        assert ids.keys() == self.world.docs.keys()
        happened = self._happened()
        for one in expected:
            id = ids[one.path] if one.path else one.id
            assert not one.id or id == one.id, f"{one.path} was document {one.id}, is {id}"
            assert tuple(happened.pop(id, ())) == one.actions, f"{one} has other events"
        assert not (is_all and happened), f"events of nobody's doing: {happened}"
        for path, id in ids.items():
            assert self.crew.catalogue.documents.text(id).strip() == self.world.docs[path].inode.content.strip()
        self._settled()

    def _settled(self) -> None:
        self.world.settled(self._ids())
        self.seen = self.crew.catalogue.events.last_id()

    def _ids(self) -> dict[str, int]:
        files = self.crew.catalogue.files
        return {raw.decode(): row.id for raw in self._known() if (row := files.at("chung", raw))}

    def _known(self) -> list[bytes]:
        files = self.crew.catalogue.files
        return [raw for folder in files.folders("chung") for raw in files.states("chung", folder)]

    def _happened(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        events = self.crew.catalogue.events.feed(FeedAsk(limit=10_000), None)
        for event in sorted(events, key=lambda event: event.id):
            if event.id > self.seen:
                found[event.document].append(event.action.value)
        return found
