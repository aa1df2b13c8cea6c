"""The whole road on a real folder: watcher, coalescer, looks, ledger."""

import queue
import time
from pathlib import Path
from types import TracebackType

from indexer.drive.coalesce import Coalescer
from indexer.drive.hint import Hint, HintKind
from indexer.drive.ignore import Ignore
from indexer.drive.native import NativeWatcher
from indexer.model.entry import Change
from tests.drive.ledger import Ledger


class WatchedFolder:
    def __init__(self, root: Path, poll_seconds: float = 60) -> None:
        self.ledger = Ledger(root)
        self.watcher = NativeWatcher(root, ignore=Ignore(), poll_seconds=poll_seconds)
        self._coalescer = Coalescer()
        self._hints: queue.SimpleQueue[Hint] = queue.SimpleQueue()

    def __enter__(self) -> "WatchedFolder":
        self.watcher.start(self._hints.put)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.watcher.stop()

    def follow(self, seconds: float) -> list[Change]:
        """The changes found in at least this time, and until nothing waits any more."""
        changes: list[Change] = []
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end or self._coalescer.next_due() is not None:
            self._listen(min(self._coalescer.next_due() or end, max(end, now + 0.1)) - now)
            look = self._coalescer.due(time.monotonic())
            if look:
                changes += self.ledger.take(look)
        return changes

    def _listen(self, seconds: float) -> None:
        """Takes every hint there is, waiting for the first."""
        try:
            hint = self._hints.get(timeout=max(0.001, seconds))
            while True:
                if hint.kind is not HintKind.LOCK:  # a word on who has a document open, nothing to look at
                    self._coalescer.add(hint, time.monotonic())
                hint = self._hints.get_nowait()
        except queue.Empty:
            return
