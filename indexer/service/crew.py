"""The composition root of the indexing process: everything that reads, records and indexes, wired together.

Exactly one crew lives per state folder; the lock says so, and tells others whether the service runs.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue, FileLock, open_catalogue
from indexer.catalogue.files import FileRow
from indexer.clock import now
from indexer.config.tree import Config, DriveConfig
from indexer.coordination.placing import Places
from indexer.errors import BusyError
from indexer.extract import VERSION, Readers
from indexer.indexing import Indexing, rebuild_index
from indexer.library.library import INDEX, WRITER_LOCK
from indexer.model.entry import Change, ChangeKind
from indexer.model.status import Work
from indexer.pipeline import (
    Learning,
    LockWatch,
    Moment,
    Owners,
    Past,
    Pipeline,
    Recorder,
    Scanning,
    Tagging,
    again,
    offering,
    take_configured,
)
from indexer.pipeline.order import BY_HAND
from indexer.reconcile import Found
from indexer.search import Writer, open_writer
from indexer.service.holding import Holding
from indexer.service.lost_index import is_lost
from indexer.service.passes import Pass, pass_moment
from indexer.service.reading import limits, page_reader
from indexer.service.registering import RegisterWatch

Progress = Callable[[int, int], None]
RETOLD = 500  # sightings looked at in one step for what happened before the first pass
CREDITED = 500  # events credited anew in one step
AGAIN = 25  # documents described again in one step: what somebody saves meanwhile waits for no more
_BULK = 500  # changes waiting that make the index take larger steps
_LOOKED_AGAIN = 10.0  # seconds from a pass to the look at what it left
_SCANS_KEPT = timedelta(days=30)  # what was read of a file that is gone: it may only be on its way elsewhere


class Crew:
    """Use as a `with` block. Raises BusyError where another process holds the state folder.

    `with_index=False` leaves the search index alone until `rebuild`: it may be damaged.
    """

    def __init__(self, config: Config, *, with_index: bool = True) -> None:
        self.config = config
        config.state.path.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(config.state.path / WRITER_LOCK)
        if not self._lock.try_acquire():
            raise BusyError("Another process is indexing this drive", "Wait for it, or stop it.")
        self.catalogue: Catalogue = open_catalogue(config.state.path)
        for drive in config.drives:
            with self.catalogue.writing():
                self.catalogue.drives.add(drive.name, str(drive.path))
        take_configured(self.catalogue, config.tasks, now())
        self._readers = Readers(limits(config.extract), config.extract.workers)
        self._learning, places = Learning(self.catalogue, config, now()), Places(config.units)
        zone, most = ZoneInfo(config.time_zone), config.extract.ocr_pages
        self.register = RegisterWatch(self.catalogue, config, lambda: self._learning.roster)
        self.tagging = Tagging(self.catalogue)
        self._past = Past(self.catalogue, self._learning.roster, places, self.tagging, config.drives)
        placing = (places, self.tagging)
        recorder = Recorder(self.catalogue, self._learning.roster, placing, zone, self._past, scanned_pages=most)
        self.pipeline = Pipeline(self.catalogue, recorder, self._readers, Owners(self.catalogue))
        self._drives = {drive.name: drive for drive in config.drives}
        self._scanning = Scanning(self.catalogue, lambda: page_reader(config.extract), self._drives)
        self.locks = LockWatch(self.catalogue, config.drives, zone)
        self._passes: list[Pass] = []
        self._is_describing = False
        self._holding = Holding(self.catalogue, config, self._learning.roster)
        self._open_writer: Writer | None = None
        self._indexing: Indexing | None = None
        if with_index and is_lost(self.index_folder, self.catalogue):
            self.rebuild()
        elif with_index:
            self.resume_indexing()

    @property
    def index_folder(self) -> Path:
        return self.config.state.path / INDEX

    def take_pass(self, drive: DriveConfig, started: datetime, found: Found) -> None:
        """The result of a full pass."""
        since = self.last_scan(drive)
        found = self._holding.examined(drive, found, started, is_whole=True)
        self.locks.listed(drive.name, found.locks, time.monotonic())
        self.pipeline.take(drive, found.changes, pass_moment(found, now(), since))
        self._passes.append(Pass(drive, started, found))

    def take_look(self, drive: DriveConfig, found: Found) -> None:
        """The result of a look at what a watcher hinted at: somebody works there right now, or a copy is under way."""
        found = self._holding.examined(drive, found, now(), is_whole=False)
        self.locks.listed(drive.name, found.locks, time.monotonic())
        is_save = len(found.changes) <= BY_HAND
        since = self.last_scan(drive)
        if since is not None:  # a pass may have seen it and left it to this look
            since -= timedelta(seconds=drive.poll_seconds + _LOOKED_AGAIN)
        moment = Moment(now(), since, is_live=True, is_urgent=is_save)
        self.pipeline.take(drive, found.changes, moment)

    def is_holding(self, drive: DriveConfig) -> bool:
        """Whether somebody is making documents of the drive unreadable."""
        return self._holding.is_holding(drive)

    def last_scan(self, drive: DriveConfig) -> datetime | None:
        status = self.catalogue.drives.status(drive.name, 0)
        return status.last_scan_at if status else None

    def work(self, wait: float) -> int:
        """One round: record what was read, index what was recorded. How much was done."""
        done = self.pipeline.commit(wait)
        if self.pipeline.waiting == 0:
            self._finish_passes()
        if not self._indexing:
            return done
        waiting, is_describing = self.pipeline.waiting, self._is_describing
        at_once, is_bulk = waiting == 0 and not is_describing, waiting > _BULK or is_describing
        return done + self._indexing.drain(at_once=at_once, is_bulk=is_bulk)

    def work_off(self, progress: Progress | None = None) -> None:
        """Until nothing waits: every change recorded, every document indexed."""
        total = self.pipeline.waiting
        while self.pipeline.waiting:
            self.work(0.2)
            if progress:
                progress(total - self.pipeline.waiting, total)
        self._finish_passes()
        self.register.work_off()
        total += self._describe_all_again(progress)
        while self.retell() or self.credit_again() or self.tagging.again() or self.offer():
            total += 1
        if self._indexing:
            self._indexing.drain_all()
        while total and self.tidy():  # many small commits leave an index in many parts
            pass

    def offer(self) -> int:
        """One step of looking documents through for tasks that they assign; 0 when all were."""
        return offering.offer(self.catalogue, self.config, self._learning.roster, AGAIN)

    def credit_again(self, most: int = CREDITED) -> int:
        """One step of crediting events anew of which more is known than before; 0 when none waits."""
        return self._learning.credit_again(most)

    def retell(self, most: int = RETOLD) -> int:
        """One step of telling what the logs know from before the first pass; 0 when all is told."""
        waiting = [name for name in self._drives if self._past.waits(name)]
        if not waiting:
            return 0
        with self.catalogue.writing():
            return self._past.retell(waiting[0], most, now())

    def scan(self, wait: float = 0.0) -> int:
        """One step of reading scanned pages, while nothing else waits; how many pages it kept.

        Waits at most so many seconds for the page that is being read.
        """
        is_idle = self.pipeline.waiting == 0
        kept = self._scanning.step(is_idle=is_idle, wait=wait)
        if is_idle and (documents := self._scanning.to_reread()):
            self._take_again(documents)
        return kept

    def read_scans(self, progress: Progress | None = None) -> int:
        """Until no scanned page waits any more; how many were read."""
        pages = 0
        while True:
            was_idle, kept = self.pipeline.waiting == 0, self.scan(0.2)
            pages += kept
            self.work(0.0 if self._scanning.is_reading else 0.2)
            if progress:
                scans = self.catalogue.scans.progress()
                progress(scans.pages_read, scans.pages)
            # only a step that began with nothing waiting has asked which documents have to take up their pages
            if was_idle and not kept and not self._scanning.is_reading and self.pipeline.waiting == 0:
                break
        self.work_off()
        return pages

    def forget_old_scans(self) -> None:
        """What was read of files that left a month ago."""
        with self.catalogue.writing():
            self.catalogue.scans.forget_gone((now() - _SCANS_KEPT).isoformat())

    def describe_again(self) -> int:
        """One step of describing anew, from their stored text, what an older version described; 0 when all is done."""
        step = again.describe_again(self.catalogue, AGAIN, now())
        self._is_describing = step > 0  # much more is coming for the index
        return step

    def _describe_all_again(self, progress: Progress | None) -> int:
        total, done = again.waiting(self.catalogue), 0
        while step := self.describe_again():
            done += step
            if progress:
                progress(done, max(total, done))
        return done

    def say(self, work: Work) -> None:
        """Makes a long job visible on the page and in `status`."""
        with self.catalogue.writing():
            self.catalogue.drives.set_work(work)

    def retry(self, documents: tuple[int, ...]) -> None:
        """Reads files again that could not be read."""
        for drive, rows in self._present(documents):
            changes = [Change(ChangeKind.MODIFIED, row.raw, row.entry) for row in rows]
            self.pipeline.take(drive, changes, Moment(now(), None))

    def _take_again(self, documents: tuple[int, ...]) -> None:
        for drive, rows in self._present(documents):
            self.pipeline.take_again(drive, rows, Moment(now(), None))

    def _present(self, documents: tuple[int, ...]) -> Iterator[tuple[DriveConfig, list[FileRow]]]:
        rows = [self.catalogue.files.by_id(id) for id in documents if not self.catalogue.documents.is_gone(id)]
        for drive in self.config.drives:
            yield drive, [row for row in rows if row is not None and row.drive == drive.name]

    def retry_outdated(self) -> None:
        """Gives files another try that an older reader could not read, or that older rules took for secrets."""
        self.retry((*self.catalogue.failures.read_before(VERSION), *again.secrets_to_read_again(self.catalogue)))

    def rebuild(self, progress: Progress | None = None) -> int:
        """A new search index, here and now; the number of documents."""
        self.pause_indexing()
        try:
            return rebuild_index(self.catalogue, self.index_folder, progress)
        finally:
            self.resume_indexing()

    def pause_indexing(self) -> None:
        """Lets go of the index; changes wait in the outbox."""
        if self._open_writer:
            self._open_writer.close()
        self._open_writer, self._indexing = None, None

    def resume_indexing(self) -> None:
        search = self.config.search
        self._indexing = Indexing(
            self.catalogue, self._writer, batch_documents=search.batch_documents, batch_seconds=search.batch_ms / 1000
        )

    def tidy(self) -> bool:
        """For idle moments: one small step of keeping index and catalogue in shape; whether more may be to do."""
        if self._indexing:
            writer = self._writer()
            if writer.purge(self.catalogue.failures.secrets()) or writer.tidy():
                return True
        self.catalogue.tidy()
        return False

    def close(self) -> None:
        self._scanning.close()
        self.register.close()
        self._readers.close()
        self.pause_indexing()
        self.catalogue.close()
        self._lock.release()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _writer(self) -> Writer:
        self._open_writer = self._open_writer or open_writer(self.index_folder)
        return self._open_writer

    def _finish_passes(self) -> None:
        for done in self._passes:
            if self._holding.is_over(done.drive, done.found, done.started):  # a hold that came later stays
                with self.catalogue.writing():
                    self.catalogue.drives.scanned(
                        done.drive.name, at=done.started, device=done.found.device, errors=done.found.errors
                    )
                    self._past.ends(done.drive.name, done.started)
        self._passes.clear()
