"""The watcher for drives that tell nothing: at every interval it asks for a scan of everything."""

import threading

from indexer.drive.hint import EVERYTHING
from indexer.drive.watch import Emit, Health


class PollingWatcher:
    """Emits EVERYTHING every `seconds`, first after that time: the scan itself is not its business."""

    def __init__(self, seconds: float, reason: str = "") -> None:
        self._seconds = seconds
        self._reason = reason
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, emit: Emit) -> None:
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, args=(emit,), name="drive-polling", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread:
            self._thread.join(timeout=2)

    def health(self) -> Health:
        alive = self._thread is not None and self._thread.is_alive() and not self._stopping.is_set()
        return Health("polling", alive, detail=self._reason)

    def missed(self, count: int) -> None:
        """Nothing to learn: every change is found by a scan."""

    def _run(self, emit: Emit) -> None:
        while not self._stopping.wait(self._seconds):
            emit(EVERYTHING)
