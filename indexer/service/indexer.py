"""The indexing process: watches the drives and keeps catalogue and index true until it is told to stop.

One thread records and indexes; watchers and full passes only put something into its inbox.
"""

import logging
import queue
import signal
import sys
import threading
import time
from dataclasses import asdict

from indexer.config.tree import Config
from indexer.drive.hint import Hint, HintKind
from indexer.errors import OchungError
from indexer.model.status import Work
from indexer.pipeline import again
from indexer.reconcile import Reconciler
from indexer.service.answering import Answering
from indexer.service.crew import Crew
from indexer.service.diary import Diary
from indexer.service.listening import WORK, Listening
from indexer.service.mailing import Mailing
from indexer.service.querying import Querying
from indexer.service.watching import Hinted, Inbox, Scanned, WatchedDrive

log = logging.getLogger("ochung.indexer")

_IDLE = 0.25  # longest wait for something to happen, seconds
_HEALTH = 2.0  # seconds between looks at the watchers
_TIDY = 30.0  # seconds of quiet between steps of tidying
_SAY = 1.0  # seconds between progress lines of a long backlog
_SETTLED = 20  # tasks whose sums are kept in one step
_LONG = 50  # changes waiting that make it a job to tell people of


def run(config: Config) -> None:
    """Until SIGTERM or SIGINT. Raises BusyError where another process indexes already."""
    stop = threading.Event()
    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), lambda *_: stop.set())
    with Crew(config) as crew:
        Loop(crew).run(stop)


class Loop:
    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._inbox: Inbox = queue.SimpleQueue()
        self._drives = {drive.name: WatchedDrive(crew.config, drive, self._inbox) for drive in crew.config.drives}
        self._answering = Answering(crew, self._drives)
        self._querying = Querying(crew.config, crew.catalogue, crew.tagging)
        crew.pipeline.is_patient = True
        self._next_health = self._next_say = 0.0
        self._next_tidy = time.monotonic() + _TIDY
        self._most_waiting = 0
        self._described, self._to_describe = 0, again.waiting(crew.catalogue)
        self._told: dict[str, dict[str, object]] = {}
        self._listening = Listening(crew.catalogue, crew.config)
        self._mailing = Mailing(crew.config)
        self._diary = Diary(crew.catalogue)

    def run(self, stop: threading.Event) -> None:
        """Returns soon after `stop` is set; what is not recorded by then is found again at the next start."""
        for drive in self._drives.values():
            drive.start()
            log.info("watching drive=%r mode=%s", drive.drive.name, drive.health().mode)
        self._hear_of_the_past(stop)
        self._crew.retry_outdated()
        self._crew.forget_old_scans()
        self._mailing.start()
        try:
            while not stop.is_set():
                self._round()
        finally:
            for drive in self._drives.values():
                drive.stop()
            self._mailing.stop()
            self._listening.close()
            self._querying.close()

    def _hear_of_the_past(self, stop: threading.Event) -> None:
        """What the servers' logs tell, from their first lines on, is known before a drive's first pass is recorded."""
        if all(self._crew.last_scan(drive.drive) for drive in self._drives.values()):
            return
        while not stop.is_set() and self._listening.step(time.monotonic()):
            self._tell(time.monotonic(), 0)

    def _round(self) -> None:
        moment = time.monotonic()
        self._empty_inbox()
        is_behind = self._listening.step(moment)
        for drive in self._drives.values():
            look = drive.due(moment)
            if look is not None:
                found = Reconciler(self._crew.catalogue, drive.drive, self._crew.config.guard).look(look)
                self._crew.take_look(drive.drive, drive.looked(found, moment))
                if found.hold or self._crew.is_holding(drive.drive):
                    drive.hurry(moment)
        waiting = self._crew.pipeline.waiting
        done = self._crew.work(0.02 if waiting else 0.0)
        for name, path in self._crew.pipeline.take_unsettled():
            self._drives[name].coalescer.add(Hint(path, HintKind.WRITING), moment)
        self._crew.locks.step(moment)
        self._crew.register.step(moment)
        self._answering.step()
        if not done and not waiting:
            crew = self._crew
            done = (
                crew.retell()
                or crew.credit_again()
                or crew.tagging.again()
                or self._querying.step(moment)
                or self._settle()
                or self._describe_again()
                or crew.offer()
                or crew.scan()
            )
        self._tell(moment, waiting)
        if done:
            self._next_tidy = moment + _TIDY
        elif moment >= self._next_tidy:
            self._crew.tidy()
            self._next_tidy = moment + _TIDY
        if not done and not waiting and not is_behind:
            self._rest(moment)

    def _settle(self) -> int:
        """Sums of tasks of which something changed."""
        if not self._crew.catalogue.task_sums.is_stale():
            return 0
        with self._crew.catalogue.writing():
            return self._crew.catalogue.task_sums.settle(_SETTLED)

    def _describe_again(self) -> int:
        """After an upgrade, while nothing else is to be done."""
        if not self._to_describe:
            return 0
        step = self._crew.describe_again()
        self._described += step
        if not step:  # only now the crew knows too that no more is coming
            self._described = self._to_describe = 0
        return step

    def _empty_inbox(self) -> None:
        while True:
            try:
                self._receive(self._inbox.get_nowait())
            except queue.Empty:
                return

    def _rest(self, moment: float) -> None:
        """Waits for the inbox, or until something that a coalescer holds is due."""
        due = [at for drive in self._drives.values() if (at := drive.coalescer.next_due()) is not None]
        wait = min([_IDLE, *(max(0.001, at - moment) for at in due)])
        try:
            self._receive(self._inbox.get(timeout=wait))
        except queue.Empty:
            return

    def _receive(self, message: Hinted | Scanned) -> None:
        moment = time.monotonic()
        if isinstance(message, Hinted):
            if message.hint.kind is HintKind.LOCK:
                self._crew.locks.hinted(message.drive, message.hint.path, moment)
            else:
                self._drives[message.drive].coalescer.add(message.hint, moment)
            return
        self._drives[message.drive.name].passed(message, moment)
        if message.error:
            log.error("scan_failed drive=%r error=%r", message.drive.name, message.error)
            return
        log.info(
            "scanned drive=%r files=%d changes=%d", message.drive.name, message.found.files, len(message.found.changes)
        )
        settled = self._drives[message.drive.name].settled(message, moment)
        self._crew.take_pass(message.drive, message.started, settled)
        if self._crew.is_holding(message.drive):
            self._drives[message.drive.name].hurry(moment)

    def _tell(self, moment: float, waiting: int) -> None:
        """Keeps the watchers' health and the progress of a long backlog where the page finds them."""
        self._most_waiting = max(self._most_waiting, waiting) if waiting else 0
        if moment >= self._next_say:
            self._next_say = moment + _SAY
            self._say(self._work(waiting))
        if moment >= self._next_health:
            self._next_health = moment + _HEALTH
            for drive in self._drives.values():
                self._tell_health(drive)
            self._diary.step(moment, self._drives.values())

    def _work(self, waiting: int) -> Work:
        if self._most_waiting >= _LONG:
            return Work("reading", self._most_waiting - waiting, self._most_waiting)
        if self._listening.is_behind:
            return Work(WORK, *self._listening.progress())
        if self._to_describe:
            return Work("describing", min(self._described, self._to_describe), self._to_describe)
        return Work()

    def _say(self, work: Work) -> None:
        if self._told.get("work") != asdict(work):
            self._told["work"] = asdict(work)
            self._crew.say(work)

    def _tell_health(self, drive: WatchedDrive) -> None:
        health = drive.health()
        fields: dict[str, object] = {
            "watch": health.mode,
            "watch_alive": health.alive,
            "watch_detail": health.detail,
            "overflows": health.overflows,
            "unwatched": len(health.unwatched),
        }
        if self._told.get(drive.drive.name) != fields:
            self._told[drive.drive.name] = fields
            with self._crew.catalogue.writing():
                self._crew.catalogue.drives.watched(drive.drive.name, **fields)


def start(config: Config) -> int:
    """For `python -m indexer.service`: runs and tells errors in one line; the exit code."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr, force=True
    )
    try:
        run(config)
    except OchungError as error:
        log.error("stopped error=%r hint=%r", error.title, error.hint)
        return error.exit_code
    return 0
