"""watchdog's inotify observer, made to say what it cannot do.

As it comes it answers a lost event by removing and adding every watch, which on a large tree fills the queue again; and
it passes over folders that it cannot watch without a word. Here both are noted, and the owner decides (see `native`).
"""

import time
import warnings

from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyFullEmitter, InotifyWatchGroup
from watchdog.observers.inotify_c import CallbackId, InotifyEvent, InotifyFD, Mask, WatchCallback, WatchDescriptor
from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

# An event that may be half of a move holds back all that follow; the halves are microseconds apart. Shorter than what a
# coalescer takes for quiet, or everybody's saves would seem to pause.
InotifyMoveEventGrouper.delay = 0.2

# A folder that leaves the drive and comes back is registered twice; the warning prints every watched path (54 MB seen).
InotifyWatchGroup.__repr__ = object.__repr__  # type: ignore[method-assign]
warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)


class _Descriptor(InotifyFD):
    """The reader of the kernel's queue."""

    def __init__(self) -> None:
        super().__init__()
        self.overflows = 0
        self.first_at = self.last_at = 0.0
        self.unwatched: set[bytes] = set()

    def handle_event(self, event: InotifyEvent) -> None:
        if event.is_queue_overflow:
            self.overflows += 1
            self.last_at = time.monotonic()
            self.first_at = self.first_at or self.last_at
        else:
            super().handle_event(event)

    def add_callback(self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId) -> WatchDescriptor:
        """Raises OSError (the limit is reached, the folder vanished); without permission it answers -1."""
        try:
            watch = super().add_callback(path, mask, callback, id_)
        except FileNotFoundError:
            raise
        except OSError:
            self.unwatched.add(path)
            raise
        if watch < 0:
            self.unwatched.add(path)
        return watch


class LoudObserver(BaseObserver):
    """One observer, to be started once. Raises OSError where the kernel has no inotify instance left."""

    def __init__(self) -> None:
        self._descriptor = _Descriptor()
        self._descriptor.start()
        super().__init__(InotifyFullEmitter, inotify_fd=self._descriptor)

    def on_thread_stop(self) -> None:
        super().on_thread_stop()
        self._descriptor.stop()
        self._descriptor.join()

    @property
    def overflows(self) -> int:
        """How often the kernel's queue was full and events were lost."""
        return self._descriptor.overflows

    @property
    def lost_between(self) -> tuple[float, float]:
        """When that first and last happened, in monotonic seconds; zeros if it never did."""
        return self._descriptor.first_at, self._descriptor.last_at

    @property
    def unwatched(self) -> frozenset[bytes]:
        """Folders (absolute paths) that exist but got no watch."""
        return frozenset(self._descriptor.unwatched)

    def is_working(self) -> bool:
        """Whether every thread of it lives: one exception in a handler ends the dispatcher for good."""
        emitters = list(self.emitters)
        return (
            self.is_alive() and self._descriptor.is_alive() and bool(emitters) and all(e.is_alive() for e in emitters)
        )
