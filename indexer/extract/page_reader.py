"""Reads scanned pages by Tesseract, one at a time, in a child process that is last in line for processor and disk."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock

from indexer.extract.child import Child
from indexer.extract.limits import Limits
from indexer.extract.page_wire import PageRequest, PageText, reply_of, request_line
from indexer.model.reading import Refusal

_MODULE = "indexer.extract.page_worker"
_GRACE = 15.0  # seconds for opening the file and drawing the page, over those for reading it


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What one page may cost: `seconds` of reading, `megapixels` of picture. `languages` as Tesseract names them."""

    languages: tuple[str, ...] = ("vie",)
    seconds: float = 60.0
    megapixels: float = 60.0


class PageReader:
    """The child starts with the first page. Only one page is read at a time; others wait."""

    def __init__(self, limits: Limits, pages: PageLimits) -> None:
        self._limits = replace(limits, seconds=pages.seconds + _GRACE)
        self._arguments = (str(pages.seconds), str(pages.megapixels), *pages.languages)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._lock = Lock()
        self._child: Child | None = None
        self._is_closed = False

    def read(self, request: PageRequest) -> Future[PageText]:
        """The future never raises because of a file. It raises StateError when no child can be started."""
        return self._thread.submit(self._read, request)

    def close(self) -> None:
        """Ends the child; a page being read is given up."""
        with self._lock:
            self._is_closed = True
            if self._child:
                self._child.kill()
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._child:
            self._child.end()

    def _read(self, request: PageRequest) -> PageText:
        child = self._alive()
        found = child.answer(request_line(request), reply_of)
        return PageText("", fault=found.reason) if isinstance(found, Refusal) else found

    def _alive(self) -> Child:
        if self._child and self._child.is_alive:
            return self._child
        if self._child:
            self._child.end()
        child = Child(self._limits, _MODULE, *self._arguments)
        with self._lock:
            self._child = child
            if self._is_closed:
                child.kill()
        return child
