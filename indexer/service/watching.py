"""One drive under watch: its watcher, its coalescer, and full passes in a thread of their own.

A full pass over a slow network drive may take minutes; somebody's save on another drive must not wait for it. Its
result may be older than what was recorded meanwhile: the pipeline looks at each path again before it records anything.
"""

import queue
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from indexer.catalogue import open_catalogue
from indexer.clock import now
from indexer.config.tree import Config, DriveConfig
from indexer.drive.choose import watcher_for
from indexer.drive.coalesce import Coalescer, Look
from indexer.drive.doubts import Doubts
from indexer.drive.hint import Hint, HintKind
from indexer.drive.watch import Health
from indexer.model.entry import Change, ChangeKind
from indexer.reconcile import Found, Reconciler

FULL_PASS_EVERY = 900.0  # seconds, in native mode too: events can be lost without anybody telling
SAVING = 1.0  # seconds in which a program that deletes before it renames has put the file back
HINT_WITHIN = timedelta(seconds=5)
HELD_PASS_EVERY = 10.0  # seconds between looks at a drive whose removals are held back


@dataclass(frozen=True, slots=True)
class Hinted:
    """A watcher's hint."""

    drive: str
    hint: Hint


@dataclass(frozen=True, slots=True)
class Scanned:
    """A full pass that ended. `error` says why there is nothing found.

    `is_believed`: what it found need not be looked at a second time.
    """

    drive: DriveConfig
    started: datetime
    found: Found
    number: int
    error: str = ""
    is_believed: bool = True


Inbox = queue.SimpleQueue[Hinted | Scanned]


class WatchedDrive:
    """Only `inbox` is shared with other threads; everything here is called by the service's own thread."""

    def __init__(self, config: Config, drive: DriveConfig, inbox: Inbox) -> None:
        self.drive = drive
        self.coalescer = Coalescer()
        self._doubts = Doubts()
        self._config = config
        self._watcher = watcher_for(drive)
        self._inbox = inbox
        self._thread: threading.Thread | None = None
        self._is_wanted = True
        self._accepts_removals = False
        self._next_pass = 0.0
        self._begun = self._ended = 0
        self._is_asked = True  # somebody waits for the next pass: what it finds is believed at once
        self._is_routine = False  # a pass that should find nothing new, for every change was hinted at

    def start(self) -> None:
        name = self.drive.name
        self._watcher.start(lambda hint: self._inbox.put(Hinted(name, hint)))

    def stop(self) -> None:
        self._watcher.stop()

    def health(self) -> Health:
        return self._watcher.health()

    def want_pass(self, *, accept_removals: bool = False) -> int:
        """A pass that begins from now on; its number, for `has_ended`."""
        self._is_wanted = self._is_asked = True
        self._accepts_removals = accept_removals
        return self._begun + 1

    def hurry(self, moment: float) -> None:
        """Removals are held back: the next pass comes soon, to see whether the reason is gone."""
        self._next_pass = min(self._next_pass, moment + HELD_PASS_EVERY)

    def has_ended(self, number: int) -> bool:
        return self._ended >= number

    def passed(self, scanned: Scanned, moment: float) -> None:
        """A full pass of this drive ended; `moment` is monotonic seconds."""
        self._ended = scanned.number
        if self._is_routine:
            self._watcher.missed(_unhinted(scanned))
        is_held = bool(scanned.error) or scanned.found.hold is not None
        self._is_routine = not is_held
        self._next_pass = moment + (HELD_PASS_EVERY if is_held else FULL_PASS_EVERY)

    def settled(self, scanned: Scanned, moment: float) -> Found:
        """Without the paths that somebody is working on this moment: the look that follows will have them whole."""
        found, changes = scanned.found, self._untouched(scanned.found)
        if not scanned.is_believed:
            changes, hints = self._doubts.of_poll(changes, moment, time.time_ns())
            self._look_again(hints, moment)
        self._look_again((Hint(path, HintKind.WRITING) for path in found.unsettled), moment)
        return replace(found, changes=changes)

    def looked(self, found: Found, moment: float) -> Found:
        """The same for what a look found."""
        changes, hints = self._doubts.of_look(self._untouched(found), moment)
        self._look_again((*hints, *(Hint(path, HintKind.WRITING) for path in found.unsettled)), moment)
        return replace(found, changes=changes)

    def _untouched(self, found: Found) -> tuple[Change, ...]:
        waits_for = self.coalescer.waits_for
        return tuple(
            change
            for change in found.changes
            if not waits_for(change.path) and not (change.source and waits_for(change.source))
        )

    def _look_again(self, hints: Iterable[Hint], moment: float) -> None:
        for hint in hints:
            self.coalescer.add(hint, moment)

    def due(self, moment: float) -> Look | None:
        """What has settled by now. A look at everything is started as a pass instead; `moment` is monotonic seconds."""
        look = self.coalescer.due(moment)
        if look is not None and look.everything:
            self._is_wanted, self._is_routine, look = True, False, None
        is_free = self._thread is None or not self._thread.is_alive()
        if is_free and (self._is_wanted or moment >= self._next_pass):
            self._start_pass(moment)
        return look

    def _start_pass(self, moment: float) -> None:
        accepts, self._is_wanted, self._accepts_removals = self._accepts_removals, False, False
        is_believed, self._is_asked = self._is_asked or self.health().mode != "polling", False
        self._next_pass = moment + FULL_PASS_EVERY
        self._begun += 1
        name = f"scan-{self.drive.name}"
        arguments = (accepts, self._begun, is_believed)
        self._thread = threading.Thread(target=self._pass, args=arguments, name=name, daemon=True)
        self._thread.start()

    def _pass(self, accept_removals: bool, number: int, is_believed: bool) -> None:
        started = now()
        try:
            catalogue = open_catalogue(self._config.state.path)
            try:
                found = Reconciler(catalogue, self.drive, self._config.guard).everything(
                    accept_removals=accept_removals, is_patient=not accept_removals
                )
            finally:
                catalogue.close()
        except Exception as error:  # noqa: BLE001 - the rim of a thread: whatever it was, the loop has to hear of it
            self._inbox.put(Scanned(self.drive, started, Found(), number, str(error) or type(error).__name__))
            return
        if is_believed and any(change.kind is ChangeKind.REMOVED for change in found.changes):
            time.sleep(SAVING)  # the pipeline looks again before it records a removal
        self._inbox.put(Scanned(self.drive, started, found, number, is_believed=is_believed))


def _unhinted(scanned: Scanned) -> int:
    """Changes that were there long enough before the pass for a hint to have come."""
    latest = (scanned.started - HINT_WITHIN).timestamp() * 1e9
    return sum(change.entry is not None and change.entry.ctime_ns < latest for change in scanned.found.changes)
