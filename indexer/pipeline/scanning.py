"""Reads scanned pages in idle times, one at a time, and says which documents have to take them up.

Each page is kept as soon as it is read, so a crash loses one page. No event is written: nobody changed the document.
"""

import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field

from indexer.catalogue import Catalogue
from indexer.catalogue.scans import Scan, ScannedPage
from indexer.config.tree import DriveConfig
from indexer.errors import StateError
from indexer.extract.page_reader import PageReader
from indexer.extract.page_wire import PageRequest, PageText
from indexer.model.paths import on_disk
from indexer.model.reading import Reason
from indexer.vietnamese.marks import secrecy_mark

log = logging.getLogger("ochung.indexer")

_AWAY = (Reason.VANISHED, Reason.NO_ACCESS)
_REST_SECONDS = 300.0  # before a file that could not be opened is tried again
_AT_ONCE = 50  # documents read again in one go


@dataclass(slots=True)
class Scanning:
    """`open_reader` is asked when the first page is to be read; None where pages are not read here."""

    catalogue: Catalogue
    open_reader: Callable[[], PageReader | None]
    drives: Mapping[str, DriveConfig]
    _reader: PageReader | None = None
    _is_off: bool = False
    _scan: Scan | None = None
    _reading: Future[PageText] | None = None
    _resting: dict[bytes, float] = field(default_factory=dict)
    _asked: dict[int, float] = field(default_factory=dict)

    def step(self, *, is_idle: bool, wait: float = 0.0) -> int:
        """Keeps the page that was read meanwhile, and begins the next one while nothing else is to do.

        How many pages were kept. Waits for a page at most `wait` seconds.
        """
        kept = self._finished(wait) if self._reading else 0
        if is_idle and self._reading is None:
            self._begin()
        return kept

    def to_reread(self) -> tuple[int, ...]:
        """Documents that have to take up what was read; one whose file is just being changed is named again later."""
        moment = time.monotonic()
        self._asked = {document: until for document, until in self._asked.items() if until > moment}
        waiting = self.catalogue.scans.to_reread(_AT_ONCE + len(self._asked))
        due = tuple(document for document in waiting if document not in self._asked)
        self._asked.update(dict.fromkeys(due, moment + _REST_SECONDS))
        return due

    @property
    def is_reading(self) -> bool:
        return self._reading is not None

    def close(self) -> None:
        if self._reader:
            self._reader.close()

    def _begin(self) -> None:
        if self._is_off:
            return
        moment = time.monotonic()
        self._resting = {hash: until for hash, until in self._resting.items() if until > moment}
        scan = self.catalogue.scans.next(tuple(self.drives), self._resting.keys())
        if scan is None:
            return
        if not scan.pages:
            with self.catalogue.writing():
                self.catalogue.scans.end(scan.hash)
            return
        self._reader = self._reader or self.open_reader()
        if self._reader is None:
            self._is_off = True
            return
        path = on_disk(self.drives[scan.drive].path, scan.raw)
        self._scan = scan
        self._reading = self._reader.read(PageRequest(path, scan.hash, scan.type, scan.pages[0]))

    def _finished(self, wait: float) -> int:
        assert self._reading is not None and self._scan is not None
        try:
            found = self._reading.result(timeout=wait)
        except (NotYet, TimeoutError):
            return 0
        except StateError as error:
            log.error("ocr_failed error=%r", error.title)
            found = PageText("", fault=Reason.NO_ACCESS)
        scan, self._scan, self._reading = self._scan, None, None
        if found.fault in _AWAY:
            self._resting[scan.hash] = time.monotonic() + _REST_SECONDS
            return 0
        self._keep(scan, found)
        return 1

    def _keep(self, scan: Scan, found: PageText) -> None:
        page, scans = scan.pages[0], self.catalogue.scans
        mark = secrecy_mark(found.text)
        with self.catalogue.writing():
            if mark:
                scans.keep_only(scan.hash, page, mark.upper())
            else:
                scans.put(scan.hash, page, ScannedPage(found.text, found.confidence, found.fault))
            if mark or len(scan.pages) == 1:
                scans.end(scan.hash)
