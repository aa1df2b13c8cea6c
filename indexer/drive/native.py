"""The watcher for local drives: inotify through watchdog, kept alive.

A keeper thread answers what the observer only notes: lost events, dead threads, a root that vanished or was replaced,
folders without a watch. Its answer is always the same - watch anew if that helps, and ask for a scan.
"""

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from indexer.drive.handler import HintingHandler, relative
from indexer.drive.hint import EVERYTHING, Hint, HintKind
from indexer.drive.ignore import Ignore
from indexer.drive.observer import LoudObserver
from indexer.drive.translate import WANTED
from indexer.drive.watch import Emit, Health

_TICK = 0.25  # seconds between looks at the observer
_CALM = 1.0  # an overflow is answered when none came for this long ...
_PATIENCE = 10.0  # ... or this long after the first
_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # between attempts to watch anew
_RETRY_UNWATCHED = 600.0  # permissions and limits may have been mended
_MANY = 100  # more folders without a watch are polled as a whole
_STRIKES = 2  # scans in a row that found what nobody hinted at

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Armed:
    observer: LoudObserver
    identity: Identity
    since: float


class NativeWatcher:
    """Watches a drive below `root`. Where it learns that events do not tell all, it also polls every `poll_seconds`."""

    def __init__(self, root: Path, *, ignore: Ignore, poll_seconds: float) -> None:
        self._root = root
        self._ignore = ignore
        self._poll_seconds = poll_seconds
        self._emit: Emit = _nowhere
        self._stopping = threading.Event()
        self._keeper: threading.Thread | None = None
        self._armed: _Armed | None = None
        self._fault = "not started"
        self._pause = _PAUSE
        self._not_before = 0.0
        self._polled_at = 0.0
        self._overflows = 0
        self._missed = 0
        self._strikes = 0

    def start(self, emit: Emit) -> None:
        """Returns when every folder is watched: what changes from now on is hinted at. A missing root is waited for."""
        self._emit = emit
        self._stopping.clear()
        self._polled_at = time.monotonic()
        self._arm(self._polled_at)
        self._keeper = threading.Thread(target=self._keep, name="drive-keeper", daemon=True)
        self._keeper.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._keeper:
            self._keeper.join(timeout=1)
        self._disarm()

    def health(self) -> Health:
        armed = self._armed
        unwatched = self._unwatched()
        return Health(
            mode="polling" if self._is_degraded() or not armed else "native",
            alive=armed is not None and armed.observer.is_working() and not self._stopping.is_set(),
            overflows=self._overflows + (armed.observer.overflows if armed else 0),
            unwatched=unwatched,
            missed=self._missed,
            detail=self._detail(len(unwatched)),
        )

    def missed(self, count: int) -> None:
        self._missed += count
        if not self._is_degraded():
            self._strikes = self._strikes + 1 if count else 0

    def _is_degraded(self) -> bool:
        return self._strikes >= _STRIKES

    def _detail(self, unwatched: int) -> str:
        if self._fault:
            return self._fault
        if self._is_degraded():
            return f"events do not tell all ({self._missed} changes came without one), so the drive is polled too"
        return f"{unwatched} folders have no watch (limit or permission) and are polled" if unwatched else ""

    # The keeper

    def _keep(self) -> None:
        while not self._stopping.wait(_TICK):
            now = time.monotonic()
            fault = self._trouble(now)
            if fault and now >= self._not_before:
                self._watch_anew(fault, now)
            if now - self._polled_at >= self._poll_seconds:
                self._polled_at = now
                self._poll()

    def _trouble(self, now: float) -> str:
        """Why the watch must be made anew, or ""."""
        armed = self._armed
        if armed is None:
            return self._fault
        identity = _identity(self._root)
        if identity != armed.identity:
            return "the root was replaced" if identity else "the root is missing"
        if not armed.observer.is_working():
            return "a thread of the watch died"
        first_lost, last_lost = armed.observer.lost_between
        if last_lost and (now - last_lost >= _CALM or now - first_lost >= _PATIENCE):
            return "events were lost"
        if now - armed.since >= _RETRY_UNWATCHED and self._unwatched():
            return "folders have no watch"
        return ""

    def _watch_anew(self, fault: str, now: float) -> None:
        was_armed = self._armed is not None
        is_flapping = self._armed is not None and now - self._armed.since < _LONGEST_PAUSE
        self._pause = min(self._pause * 2, _LONGEST_PAUSE) if is_flapping else _PAUSE
        self._not_before = now + self._pause
        self._disarm()
        self._fault = fault
        self._arm(now)
        if self._armed or was_armed:
            self._tell(EVERYTHING)

    def _poll(self) -> None:
        if self._is_degraded() or self._armed is None:
            self._tell(EVERYTHING)
            return
        unwatched = self._unwatched()
        if len(unwatched) > _MANY:
            self._tell(EVERYTHING)
            return
        for folder in unwatched:
            self._tell(Hint(folder, HintKind.FOLDER))

    # The observer

    def _arm(self, now: float) -> None:
        identity = _identity(self._root)
        if identity is None:
            self._fault = "the root is missing"
            return
        observer: LoudObserver | None = None
        try:
            # The real path: a watch on a link would watch the link.
            real = os.path.realpath(self._root)
            observer = LoudObserver()
            handler = HintingHandler(os.fsencode(real), self._ignore, self._tell)
            observer.schedule(handler, real, recursive=True, event_filter=WANTED)
            observer.start()
        except OSError as error:
            self._fault = f"cannot watch: {error.strerror or error}"
            if observer:
                observer.stop()
            return
        self._armed, self._fault = _Armed(observer, identity, now), ""

    def _disarm(self) -> None:
        armed, self._armed = self._armed, None
        if armed:
            self._overflows += armed.observer.overflows
            armed.observer.stop()
            armed.observer.join(timeout=1)

    def _unwatched(self) -> tuple[bytes, ...]:
        """The topmost folders without a watch, as raw paths; those that are gone or ignored by now left out."""
        armed = self._armed
        if armed is None:
            return ()
        real = os.fsencode(os.path.realpath(self._root))
        found: list[bytes] = []
        for path in sorted(armed.observer.unwatched):
            raw = relative(path, real)
            if raw == b"":
                return (b"",)
            is_below = bool(found) and raw is not None and raw.startswith(found[-1] + b"/")
            if raw and not is_below and not self._ignore.skips_below(raw) and os.path.lexists(path):
                found.append(raw)
        return tuple(found)

    def _tell(self, hint: Hint) -> None:
        if not self._stopping.is_set():
            self._emit(hint)


def _identity(root: Path) -> Identity | None:
    try:
        seen = root.stat()
    except OSError:
        return None
    return (seen.st_dev, seen.st_ino)


def _nowhere(hint: Hint) -> None:
    """Before `start` nobody listens."""
