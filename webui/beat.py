"""The pulse of the pages: a text that changes when a page would look different if it ran again.

All open pages ask for it every second, so it is looked up for all of them at once.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.clock import now
from indexer.library import Library
from indexer.model.status import Status
from indexer.model.viewer import Viewer

_SECONDS = 0.25  # between two looks
_MOST_VIEWERS = 1000


@dataclass(slots=True)
class Beats:
    """`clock` gives monotonic seconds."""

    clock: Callable[[], float] = time.monotonic
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _kept: dict[tuple[int, str], tuple[float, str]] = field(default_factory=dict)

    def now(self, library: Library, viewer: Viewer) -> str:
        key = (id(library), viewer.login)
        with self._lock:
            until, value = self._kept.get(key, (0.0, ""))
            if self.clock() >= until:
                value = beat(library.pulse(), library.status(viewer), int(now().timestamp() // 60))
                if len(self._kept) >= _MOST_VIEWERS:
                    self._kept.clear()
                self._kept[key] = (self.clock() + _SECONDS, value)
            return value


def beat(pulse: str, status: Status, minute: int) -> str:
    """What is known, what a reader has to be warned of, and the minute: "5 minutes ago" grows old by itself."""
    drives = "".join(f"{drive.held}{drive.held_files}{drive.watch_alive:d}{drive.watch[:1]}" for drive in status.drives)
    state = f"{status.service:d}{status.outbox > 0:d}.{status.failures}.{status.work.done}/{status.work.total}"
    return f"{pulse}.{state}.{drives}.{minute}"


beats = Beats()
