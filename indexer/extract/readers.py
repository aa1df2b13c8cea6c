"""A pool of reading children: files in, outcomes out, whatever the files are.

One thread serves one child. A file that kills its child costs that child and nothing else.
"""

import itertools
import os
import queue
import threading
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from time import monotonic

from indexer.errors import StateError
from indexer.extract.child import Child
from indexer.extract.limits import Limits, Outcome
from indexer.extract.wire import Request
from indexer.model.reading import Reason, Refusal

MAX_WORKERS = 4
_CLOSE_SECONDS = 1.5
_RUNNING_SECONDS = 0.5  # what a file being read is granted when the pool closes
_URGENT, _NORMAL, _LAST = 0, 1, 2


@dataclass(order=True, frozen=True, slots=True)
class _Job:
    rank: int
    number: int
    request: Request = field(compare=False)
    future: Future[Outcome] = field(compare=False)


class Readers:
    """Reads files in own processes. Keep only some dozens of futures unread: each may hold a whole document's text."""

    def __init__(self, limits: Limits, workers: int = 0) -> None:
        """`workers` 0 means one per core, at most 4. Processes start with the first files."""
        self._limits = limits
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._children: dict[int, Child] = {}
        count = workers if workers > 0 else max(1, min(MAX_WORKERS, os.cpu_count() or 1))
        self._threads = [
            threading.Thread(target=self._serve, args=(slot,), name=f"reader-{slot}", daemon=True)
            for slot in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def read(self, path: bytes, *, name: str, known_hash: bytes = b"", urgent: bool = False) -> Future[Outcome]:
        """Queues a file. `path` is absolute, `name` what people call it, `urgent` goes before the backlog.

        The future never raises because of a file. It raises StateError when no child can be started, and
        CancelledError when the pool was closed first.
        """
        future: Future[Outcome] = Future()
        if self._closing.is_set():
            future.cancel()
            return future
        rank = _URGENT if urgent else _NORMAL
        self._jobs.put(_Job(rank, next(self._numbers), Request(path, name, known_hash), future))
        return future

    def waiting(self) -> int:
        """How many files are queued and not yet being read."""
        return self._jobs.qsize()

    def close(self) -> None:
        """Cancels what waits, ends all children; at most 2 seconds. May be called again."""
        self._closing.set()
        end = monotonic() + _CLOSE_SECONDS
        while not self._jobs.empty():
            try:
                self._jobs.get_nowait().future.cancel()
            except queue.Empty:
                break
        for _ in self._threads:
            self._jobs.put(_Job(_LAST, next(self._numbers), Request(b"", ""), Future()))
        for thread in self._threads:
            thread.join(max(0.0, min(_RUNNING_SECONDS, end - monotonic())))
        with self._lock:
            for child in self._children.values():
                child.kill()
        for thread in self._threads:
            thread.join(max(0.1, end - monotonic()))

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self, slot: int) -> None:
        while not self._closing.is_set():
            job = self._jobs.get()
            if job.rank is not _LAST and job.future.set_running_or_notify_cancel():
                self._do(slot, job)
        self._retire(slot)

    def _do(self, slot: int, job: _Job) -> None:
        try:
            outcome = self._outcome(slot, job.request)
        except StateError as error:
            job.future.set_exception(error)
            return
        if outcome is None:
            job.future.set_exception(CancelledError("the readers were closed"))
        else:
            job.future.set_result(outcome)

    def _outcome(self, slot: int, request: Request) -> Outcome | None:
        """None when the pool was closed meanwhile. A child that has read other files before may have died of those:
        then a fresh one has the last word.
        """
        is_fresh = slot not in self._children
        answer = self._asked(slot, request)
        if _may_be_unjust(answer) and not is_fresh and not self._closing.is_set():
            answer = self._asked(slot, request)
        if isinstance(answer, Refusal):
            return None if self._closing.is_set() else Outcome(b"", answer)
        return answer

    def _asked(self, slot: int, request: Request) -> Outcome | Refusal:
        child = self._child(slot)
        reply = child.ask(request)
        if isinstance(reply, Refusal):
            self._retire(slot)
            return reply
        if reply.is_last or not child.is_alive:
            self._retire(slot)
        return reply.outcome

    def _child(self, slot: int) -> Child:
        child = self._children.get(slot)
        if child is None or not child.is_alive:
            self._retire(slot)
            child = Child(self._limits)
            with self._lock:
                self._children[slot] = child
        return child

    def _retire(self, slot: int) -> None:
        with self._lock:
            child = self._children.pop(slot, None)
        if child:
            child.end()


def _may_be_unjust(answer: Outcome | Refusal) -> bool:
    return isinstance(answer, Refusal) and answer.reason is not Reason.TOO_SLOW
