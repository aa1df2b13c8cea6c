"""Writes down when each drive was watched, so that nobody is accused of what was not seen."""

from collections.abc import Iterable

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.service.watching import WatchedDrive

EVERY = 60.0  # seconds between two entries


class Diary:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._next = 0.0

    def step(self, moment: float, drives: Iterable[WatchedDrive]) -> None:
        """A drive counts as watched when it was seen as a whole, its watcher lives and no change is held back."""
        if moment < self._next:
            return
        watched = [drive.drive.name for drive in drives if drive.health().alive and self._is_open(drive.drive.name)]
        if watched:
            self._next = moment + EVERY
            with self._catalogue.writing():
                for name in watched:
                    self._catalogue.watch_spans.alive(name, now())

    def _is_open(self, drive: str) -> bool:
        status = self._catalogue.drives.status(drive, 0)
        return status is not None and status.last_scan_at is not None and not status.held
