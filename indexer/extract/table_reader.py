"""Reads a spreadsheet as cells, in a child process of its own under the usual limits; one at a time."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from indexer.extract.child import Child
from indexer.extract.limits import Limits
from indexer.extract.table_wire import reply_of, request_line
from indexer.model.reading import Refusal
from indexer.model.sheet import Sheet

_MODULE = "indexer.extract.table_worker"


class TableReader:
    """The child lives only while it reads: tables are asked for a few times a day."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="tables")
        self._lock = Lock()
        self._child: Child | None = None
        self._is_closed = False

    def read(self, path: bytes, name: str) -> Future[tuple[Sheet, ...] | Refusal]:
        """xlsx, xlsm, xlsb, xls, ods, csv, tsv. Never raises because of a file; StateError when no child starts."""
        return self._thread.submit(self._read, path, name)

    def close(self) -> None:
        """A table being read is given up."""
        with self._lock:
            self._is_closed = True
            if self._child:
                self._child.kill()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _read(self, path: bytes, name: str) -> tuple[Sheet, ...] | Refusal:
        child = Child(self._limits, _MODULE)
        with self._lock:
            self._child = child
            if self._is_closed:
                child.kill()
        try:
            return child.answer(request_line(path, name), reply_of)
        finally:
            with self._lock:
                self._child = None
            child.end()
