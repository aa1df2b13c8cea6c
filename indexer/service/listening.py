"""Reads what the drives' servers log of who changed what, beside the service's own work and before a first pass.

Sightings and the place in the log are stored in one transaction: after a crash the same lines are read again, and
those that were stored are known by their marks.
"""

import time
from collections import deque
from collections.abc import Callable
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.drive.ignore import Ignore
from indexer.evidence.choose import sources_of
from indexer.evidence.source import Batch, Source
from indexer.model.status import EvidenceStatus
from indexer.pipeline.witnessing import SLACK, claim_late

WORK = "reading the audit log"
_WAIT = 3.0  # seconds after which a sighting that no event claimed is taken to the events that were recorded before it
_HEALTH = 2.0  # seconds between words on how the sources are doing
_MATCHED = 200  # sightings taken to earlier events in one step

Progress = Callable[[int, int], None]


class Listening:
    def __init__(self, catalogue: Catalogue, config: Config) -> None:
        self._catalogue = catalogue
        zone = ZoneInfo(config.time_zone)
        self._sources: list[Source] = [
            source
            for drive in config.drives
            for source in sources_of(drive, zone, _is_document(drive.ignore), catalogue.log_positions.get)
        ]
        self._progress: dict[str, Batch] = {}
        self._came: deque[tuple[float, int]] = deque()  # (moment, id) of the newest sighting then
        self._told: dict[str, EvidenceStatus] = {}
        self._next_health = 0.0
        with catalogue.writing():
            catalogue.log_positions.forget_others(tuple(source.key for source in self._sources))

    @property
    def is_behind(self) -> bool:
        """Whether some log is not read to its end."""
        return any(not batch.is_last for batch in self._progress.values())

    def progress(self) -> tuple[int, int]:
        """(done, total) bytes of the logs that are not read to their ends."""
        behind = [batch for batch in self._progress.values() if not batch.is_last]
        return sum(batch.done for batch in behind), sum(batch.total for batch in behind)

    def step(self, moment: float) -> bool:
        """The next piece of each log; whether more waits. `moment`: monotonic seconds."""
        for source in self._sources:
            self._read(source, moment)
        self._match_late(moment)
        if moment >= self._next_health:
            self._next_health = moment + _HEALTH
            self.tell()
        return self.is_behind

    def read_all(self, progress: Progress | None = None) -> None:
        """Every log to its end: what it tells is known before a pass is recorded."""
        while self.step(time.monotonic()):
            if progress:
                progress(*self.progress())
        self.tell()

    def match_all(self) -> None:
        """Takes every sighting that waits to the events that were recorded before it."""
        while self._match(self._catalogue.sightings.newest()):
            pass

    def tell(self) -> None:
        """Keeps the sources' health where `status` finds it."""
        for source in self._sources:
            health = source.health()
            if self._told.get(source.key) != health:
                self._told[source.key] = health
                with self._catalogue.writing():
                    self._catalogue.log_positions.tell(source.key, source.drive, health)

    def close(self) -> None:
        self.tell()
        for source in self._sources:
            source.close()

    def _read(self, source: Source, moment: float) -> None:
        batch = source.read()
        self._progress[source.key] = batch
        if not batch.sightings and not batch.position:
            return
        with self._catalogue.writing():
            new = self._catalogue.sightings.add(batch.sightings)
            if batch.position:
                self._catalogue.log_positions.put(source.key, source.drive, batch.position)
        if new:
            self._came.append((moment, new[-1].id))

    def _match_late(self, moment: float) -> None:
        due = 0
        while self._came and moment - self._came[0][0] >= _WAIT:
            due = self._came.popleft()[1]
        if due and self._match(due):
            self._came.appendleft((moment - _WAIT, due))

    def _match(self, until: int) -> int:
        """One step; how many sightings it looked at."""
        sightings = self._catalogue.sightings.after(self._catalogue.log_positions.matched(), until, _MATCHED)
        if not sightings:
            return 0
        # what lies before the first pass over its drive is part of the past that is told from the log as a whole
        since = {
            drive: self._catalogue.log_positions.recorded_since(drive) for drive in {one.drive for one in sightings}
        }
        with self._catalogue.writing():
            live = [one for one in sightings if (start := since[one.drive]) and one.at >= start - SLACK]
            claim_late(self._catalogue, live)
            self._catalogue.log_positions.match(sightings[-1].id)
        return len(sightings)


def _is_document(globs: tuple[str, ...]) -> Callable[[bytes], bool]:
    ignore = Ignore(globs)
    return lambda path: not ignore.skips(path)
