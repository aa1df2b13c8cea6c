"""The flow of changes: a queue before the readers, and commits of what they finished.

Somebody's fresh save goes before a backlog; at most a bounded number of files is being read at a time.
A file that changed while it was read is looked at again, and taken as it is the second time.
"""

import queue
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from indexer.catalogue import Catalogue
from indexer.config.tree import DriveConfig
from indexer.drive.scan import look
from indexer.errors import DriveError
from indexer.extract import Outcome, Readers
from indexer.model.entry import Change, ChangeKind
from indexer.model.event import Action
from indexer.model.paths import name_of, on_disk, shown
from indexer.model.reading import Reason, Refusal
from indexer.pipeline.recording import Moment, Recorder

IN_FLIGHT = 32
BATCH = 100  # changes recorded in one transaction: short enough for the page's own writes to come in between


@dataclass(frozen=True, slots=True)
class Job:
    """One change on its way. `tries` counts how often the file changed under the reader."""

    drive: DriveConfig
    change: Change
    moment: Moment
    tries: int = 0


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
    counts: Counts = field(default_factory=Counts)
    _urgent: deque[Job] = field(default_factory=deque)
    _backlog: deque[Job] = field(default_factory=deque)
    _reading: set[tuple[str, bytes]] = field(default_factory=set)
    _finished: "queue.SimpleQueue[tuple[Job, Future[Outcome]]]" = field(default_factory=queue.SimpleQueue)

    @property
    def waiting(self) -> int:
        """Changes taken and not yet recorded."""
        return len(self._urgent) + len(self._backlog) + len(self._reading)

    def take(self, drive: DriveConfig, changes: Iterable[Change], moment: Moment) -> None:
        """Records moves and removals at once; queues what has to be read, a path only once."""
        at_once = [change for change in changes if change.kind in (ChangeKind.MOVED, ChangeKind.REMOVED)]
        for start in range(0, len(at_once), BATCH):
            with self.catalogue.writing():
                for change in at_once[start : start + BATCH]:
                    self._record_at_once(drive, change, moment)
        queued = {(job.drive.name, job.change.path) for job in (*self._urgent, *self._backlog)} | self._reading
        reads = [change for change in changes if change.kind in (ChangeKind.ADDED, ChangeKind.MODIFIED)]
        jobs = [Job(drive, change, moment) for change in reads if (drive.name, change.path) not in queued]
        if moment.is_live and not moment.is_urgent:
            self._backlog.extendleft(reversed(jobs))  # a burst goes before what was found earlier
            return
        for job in jobs:
            self._queue(job)

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

    def _record_at_once(self, drive: DriveConfig, change: Change, moment: Moment) -> None:
        # a full pass may have looked before something that was recorded since: only what still holds is recorded
        if change.kind is ChangeKind.REMOVED and not _is_gone(drive, change.path):
            return
        if change.kind is ChangeKind.REMOVED:
            self.counts.removed += self.recorder.removed(drive.name, change, moment)
            return
        if self.recorder.moved(drive.name, change, moment):
            self._queue(Job(drive, Change(ChangeKind.MODIFIED, change.path, change.entry), moment))
        self.counts.moved += 1

    def _queue(self, job: Job) -> None:
        (self._urgent if job.moment.is_urgent else self._backlog).append(job)

    def _feed(self) -> None:
        while len(self._reading) < IN_FLIGHT and (self._urgent or self._backlog):
            job = (self._urgent or self._backlog).popleft()
            path = job.change.path
            row = self.catalogue.files.at(job.drive.name, path)
            is_known = row is not None and not self.catalogue.documents.has_failed(row.id)
            self._reading.add((job.drive.name, path))
            future = self.readers.read(
                on_disk(job.drive.path, path),
                name=shown(name_of(path)),
                known_hash=row.hash if row and is_known else b"",
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
            self._queue(replace(job, change=replace(job.change, entry=now_there), tries=1))
            return
        if isinstance(outcome.reading, Refusal) and outcome.reading.reason is Reason.VANISHED and job.tries < 2:
            self._queue(replace(job, tries=job.tries + 1))
            return
        recorded = self.recorder.read(job.drive.name, job.change, outcome, job.moment)
        self.counts.count(recorded.action)
        self.counts.read += 1
        self.counts.failed += recorded.is_refused


def _is_gone(drive: DriveConfig, path: bytes) -> bool:
    """Whether there is surely no such file now."""
    try:
        return look(drive.path, path) is None
    except DriveError:
        return False
