"""The flow of changes: a queue before the readers, and commits of what they finished.

Somebody's fresh save goes before a backlog; at most a bounded number of files is being read at a time.
A file that changed while it was read is looked at again, and taken as it is the second time.
"""

import queue
import time
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import cache

from indexer.catalogue import Catalogue
from indexer.catalogue.files import FileRow
from indexer.config.tree import DriveConfig
from indexer.drive.ignore import Ignore
from indexer.drive.scan import look
from indexer.errors import DriveError
from indexer.extract import Outcome, Readers
from indexer.model.entry import Change, ChangeKind
from indexer.model.event import Action
from indexer.model.paths import name_of, on_disk, shown
from indexer.model.reading import Reason, Refusal
from indexer.pipeline.lines import Job, Key, Lines
from indexer.pipeline.moment import Moment
from indexer.pipeline.order import newest_first, together
from indexer.pipeline.owning import Owners
from indexer.pipeline.recording import Recorder

IN_FLIGHT = 32
_ON_ITS_WAY = 6_000_000_000  # ns that a new document that cannot be read is given for its rest to arrive
BATCH = 100  # changes recorded in one transaction: short enough for the page's own writes to come in between


@dataclass(slots=True)
class Counts:
    """What was recorded."""

    added: int = 0
    modified: int = 0
    moved: int = 0
    removed: int = 0
    failed: int = 0
    read: int = 0

    def count(self, action: Action | None) -> None:
        if action is Action.ADDED:
            self.added += 1
        elif action is Action.MODIFIED:
            self.modified += 1


@dataclass(slots=True)
class Pipeline:
    catalogue: Catalogue
    recorder: Recorder
    readers: Readers
    owners: Owners
    is_patient: bool = False  # somebody takes up what is `unsettled`
    counts: Counts = field(default_factory=Counts)
    _lines: Lines = field(default_factory=Lines)
    _reading: set[Key] = field(default_factory=set)
    _finished: "queue.SimpleQueue[tuple[Job, Future[Outcome]]]" = field(default_factory=queue.SimpleQueue)
    _unsettled: list[Key] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """Changes taken and not yet recorded."""
        return len(self._lines) + len(self._reading)

    def take(self, drive: DriveConfig, changes: Iterable[Change], moment: Moment) -> None:
        """Records moves and removals at once; queues what has to be read, a path only once."""
        changes = tuple(changes)
        at_once = [change for change in changes if change.kind in (ChangeKind.MOVED, ChangeKind.REMOVED)]
        arrived = {change.path for change in at_once if change.kind is ChangeKind.MOVED}
        groups = together(at_once)
        for start in range(0, len(groups), BATCH):
            with self.catalogue.writing():
                for group in groups[start : start + BATCH]:
                    if len(group) > 1:
                        self._record_circle(drive, group, moment)
                    else:
                        self._record_at_once(drive, group[0], moment, arrived)
        reads = newest_first([one for one in changes if one.kind in (ChangeKind.ADDED, ChangeKind.MODIFIED)])
        self._lines.put(
            Job(drive, change, moment) for change in reads if (drive.name, change.path) not in self._reading
        )

    def take_again(self, drive: DriveConfig, rows: Iterable[FileRow], moment: Moment) -> None:
        """Files whose known content is to be read once more."""
        changes = (Change(ChangeKind.MODIFIED, row.raw, row.entry) for row in rows)
        self._lines.put(Job(drive, change, moment, is_again=True) for change in changes)

    def take_unsettled(self) -> tuple[Key, ...]:
        """(drive, path) of files that changed once more while they were recorded: to be looked at again."""
        unsettled = tuple(self._unsettled)
        self._unsettled.clear()
        return unsettled

    def commit(self, wait: float) -> int:
        """Feeds the readers, waits up to `wait` seconds for one to finish, records what is finished; how many."""
        self._feed()
        done = self._take_finished(wait)
        if not done:
            return 0
        self._feed()
        with self.catalogue.writing():
            for job, outcome in done:
                self._record(job, outcome)
        return len(done)

    def _record_at_once(self, drive: DriveConfig, change: Change, moment: Moment, arrived: set[bytes]) -> None:
        # a full pass may have looked before something that was recorded since: only what still holds is recorded
        if change.kind is ChangeKind.REMOVED:
            if _is_gone(drive, change.path):
                self.counts.removed += self.recorder.removed(drive.name, change, moment)
            return
        if not self._still_moved(drive, change, arrived):
            return
        self._move(drive, change, moment)

    def _record_circle(self, drive: DriveConfig, circle: tuple[Change, ...], moment: Moment) -> None:
        """Files that changed places: the document in the first one's way waits aside until its own place is free."""
        first, last = circle[0], circle[-1]
        waiting = self.catalogue.files.at(drive.name, first.path)
        are_known = all(self.catalogue.files.at(drive.name, change.source or b"") for change in circle)
        if waiting is None or not are_known or not all(_is_as_seen(drive, change) for change in circle):
            return
        aside = b"\0" + first.path  # a name that no file can have
        self.catalogue.files.move(waiting.id, aside, waiting.entry)
        for change in (*circle[:-1], replace(last, source=aside)):
            self._move(drive, change, moment)

    def _move(self, drive: DriveConfig, change: Change, moment: Moment) -> None:
        if self.recorder.moved(drive.name, change, moment):
            self._lines.put((Job(drive, Change(ChangeKind.MODIFIED, change.path, change.entry), moment),))
        self.counts.moved += 1

    def _still_moved(self, drive: DriveConfig, change: Change, arrived: set[bytes]) -> bool:
        """Whether the source is still known and has left, and the target is there as it was seen and unknown."""
        source, target = change.source or b"", change.path
        files, name = self.catalogue.files, drive.name
        if files.at(name, source) is None or files.at(name, target) is not None:
            return False
        has_left = source in arrived or shown(source).casefold() == shown(target).casefold() or _is_gone(drive, source)
        return (has_left or _is_followed(drive, change)) and _is_as_seen(drive, change)

    def _feed(self) -> None:
        while len(self._reading) < IN_FLIGHT and (job := self._lines.next()):
            path = job.change.path
            row = self.catalogue.files.at(job.drive.name, path)
            is_known = row is not None and not self.catalogue.documents.has_failed(row.id)
            self._reading.add((job.drive.name, path))
            future = self.readers.read(
                on_disk(job.drive.path, path),
                name=shown(name_of(path)),
                known_hash=row.hash if row and is_known and not job.is_again else b"",
                urgent=job.moment.is_urgent,
            )
            future.add_done_callback(lambda done, job=job: self._finished.put((job, done)))  # type: ignore[misc]

    def _take_finished(self, wait: float) -> list[tuple[Job, Outcome]]:
        done: list[tuple[Job, Outcome]] = []
        while len(done) < BATCH and (self._reading or not self._finished.empty()):
            try:
                job, future = self._finished.get(timeout=wait) if not done and wait else self._finished.get_nowait()
            except queue.Empty:
                break
            self._reading.discard((job.drive.name, job.change.path))
            done.append((job, future.result()))
        return done

    def _record(self, job: Job, outcome: Outcome) -> None:
        try:
            now_there = look(job.drive.path, job.change.path)
        except DriveError:
            return  # the next look at the drive finds it again
        if now_there is None:
            return  # it left while it was read; the next look says where to
        before = job.change.entry
        assert before is not None
        is_same = (now_there.size, now_there.mtime_ns) == (before.size, before.mtime_ns)
        if not is_same and job.tries == 0:
            self._lines.put((replace(job, change=replace(job.change, entry=now_there), tries=1),))
            return
        if isinstance(outcome.reading, Refusal) and outcome.reading.reason is Reason.VANISHED and job.tries < 2:
            self._lines.put((replace(job, tries=job.tries + 1),))
            return
        if self._ends_early(job, outcome):
            self._unsettled.append(job.key)
            return
        if not job.is_again:
            self.owners.tell(job.drive, job.change, job.moment)
        recorded = self.recorder.read(job.drive.name, job.change, outcome, job.moment, is_again=job.is_again)
        self.counts.count(recorded.action)
        self.counts.read += 1
        self.counts.failed += recorded.is_refused
        if not is_same:
            self._unsettled.append((job.drive.name, job.change.path))

    def _ends_early(self, job: Job, outcome: Outcome) -> bool:
        """Whether a new document is broken because the rest of it is still on its way, over a network that pauses."""
        reading, entry = outcome.reading, job.change.entry
        if not (self.is_patient and isinstance(reading, Refusal) and reading.reason is Reason.DAMAGED) or not entry:
            return False
        is_fresh = abs(time.time_ns() - entry.ctime_ns) < _ON_ITS_WAY
        return is_fresh and self.catalogue.files.at(job.drive.name, job.change.path) is None


def _is_gone(drive: DriveConfig, path: bytes) -> bool:
    """Whether there is surely no such document now: no file, or one that is ignored."""
    try:
        return _rules(drive.ignore).skips(path) or look(drive.path, path) is None
    except DriveError:
        return False


def _is_followed(drive: DriveConfig, change: Change) -> bool:
    """Whether another file surely stands now where the moved one was: its name was given to a new document."""
    try:
        there = look(drive.path, change.source or b"")
    except DriveError:
        return False
    entry = change.entry
    return bool(there and entry and there.handle and entry.handle and there.handle != entry.handle)


@cache
def _rules(globs: tuple[str, ...]) -> Ignore:
    return Ignore(globs)


def _is_as_seen(drive: DriveConfig, change: Change) -> bool:
    try:
        there = look(drive.path, change.path)
    except DriveError:
        return False
    entry = change.entry
    return there is not None and entry is not None and (there.size, there.mtime_ns) == (entry.size, entry.mtime_ns)
