"""Records of Samba's log into sightings: what somebody did to a document, told from the steps of their program. Pure.

Programs save through temporary files: what matters is the name that the document has in the end. A document that is
renamed to a temporary name has gone only if nothing takes its place within two seconds.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from indexer.evidence.samba_lines import Record, pair
from indexer.evidence.samba_operations import Kind
from indexer.evidence.server_path import ServerRoot
from indexer.model.sighting import Deed, Sighting

IsDocument = Callable[[bytes], bool]

SAVING = timedelta(seconds=2)
_RUN = timedelta(seconds=1)  # a pause longer than this begins another save
_FIRST, _LONGEST = timedelta(seconds=0.3), timedelta(seconds=10)  # between sightings of one long run of writes
_MOST_KEPT = 10_000

_BIN = re.compile(
    rb"(?:^|/)(?:\.recycle|\#recycle|@recycle|\$recycle\.bin|recycler|\.trash-\d+|\.trashes)(?:/|$)", re.IGNORECASE
)
_EXCEL = re.compile(rb"(?:^|/)\d{7,8}$")  # its temporary names where no letter fell; renamed over the workbook
_STREAM = re.compile(rb"\.\w{1,5}:[^/]+$|:\$DATA$")  # name.docx:Zone.Identifier is beside the document, not in it


@dataclass(slots=True)
class _Run:
    """Writes of one person to one path without a pause."""

    told: datetime
    last: datetime
    pause: timedelta


class Deeds:
    def __init__(self, drive: str, root: ServerRoot, is_document: IsDocument) -> None:
        """`is_document`: whether a raw path may be a document or a folder of some, and is no temporary name."""
        self._drive = drive
        self._root = root
        self._is_document = is_document
        self._judged: dict[bytes, bool] = {}
        self._runs: dict[tuple[bytes, str], _Run] = {}
        self.parted: list[Sighting] = []  # put aside under temporary names, perhaps only to be replaced
        self.outside = 0  # records of other places than the drive
        self.names: dict[str, int] = {}  # accounts seen, by how often

    def feed(self, records: Iterable[Record]) -> Iterator[Sighting]:
        """In the order of the log."""
        for record in records:
            yield from self.settled(record.at)
            yield from self._tell(record)

    def settled(self, at: datetime) -> Iterator[Sighting]:
        """Documents put aside that nothing had replaced by then."""
        while self.parted and at - self.parted[0].at > SAVING:
            yield self.parted.pop(0)

    def _tell(self, record: Record) -> Iterator[Sighting]:
        if record.kind in (Kind.RENAME, Kind.LINK):
            both = pair(record.rest, self._root.paths[0] if self._root.paths else b"")
            if both is None:
                return
            old, new = self._place(record, both[0]), self._place(record, both[1])
            if old is None and new is None:
                self.outside += 1
            elif record.kind is Kind.RENAME:
                yield from self._renamed(record, old, new, from_bin=_BIN.search(both[0]) is not None)
            elif new is not None and self._counts(new):
                yield self._sighting(record, new, Deed.CREATED)
            return
        path = self._place(record, record.rest)
        if path is None:
            self.outside += 1
        elif self._counts(path) and (record.kind is Kind.REMOVE or not _EXCEL.search(path)):
            yield from self._changed(record, path)

    def _changed(self, record: Record, path: bytes) -> Iterator[Sighting]:
        if record.kind is Kind.REMOVE:
            self._runs.pop((path, record.prefix.name), None)
            yield self._sighting(record, path, Deed.REMOVED)
            return
        is_save = self._returned(path)
        if self._is_news(record, path):  # of what was there before, the cutting off (ftruncate) comes first
            is_new = record.kind in (Kind.CREATE, Kind.OVERWRITE) and not is_save
            yield self._sighting(record, path, Deed.CREATED if is_new else Deed.WROTE)

    def _renamed(self, record: Record, old: bytes | None, new: bytes | None, *, from_bin: bool) -> Iterator[Sighting]:
        was_document = old is not None and self._counts(old)
        if new is not None and self._counts(new):
            is_save = self._returned(new)
            if from_bin:
                yield self._sighting(record, new, Deed.RESTORED)
            elif was_document and not is_save:
                yield self._sighting(record, new, Deed.MOVED, was=old)
            else:
                yield self._sighting(record, new, Deed.CREATED if old is None else Deed.WROTE)
        elif was_document and old is not None:
            gone = self._sighting(record, old, Deed.REMOVED)
            if new is None or _BIN.search(new):
                yield gone
            else:
                self.parted.append(gone)

    def _is_news(self, record: Record, path: bytes) -> bool:
        """Whether this write is told, or is one of those just told. Long runs are told of more and more seldom."""
        key = (path, record.prefix.name)
        run = self._runs.get(key)
        if run is None or not timedelta(0) <= record.at - run.last <= _RUN:
            if len(self._runs) >= _MOST_KEPT:
                self._runs.clear()
            self._runs[key] = _Run(record.at, record.at, _FIRST)
            return True
        run.last = record.at
        if record.at - run.told < run.pause:
            return False
        run.told, run.pause = record.at, min(run.pause * 2, _LONGEST)
        return True

    def _returned(self, path: bytes) -> bool:
        """Something has this name again; whether it was put aside a moment ago."""
        others = [one for one in self.parted if one.path != path]
        was_aside = len(others) < len(self.parted)
        self.parted = others
        return was_aside

    def _place(self, record: Record, path: bytes) -> bytes | None:
        if path.startswith(b"/"):
            return self._root.relative(path)
        share = self._root.share
        if share == "." or (share and record.prefix.has_share(share)):
            return self._root.without_root(path)
        return None

    def _counts(self, path: bytes) -> bool:
        known = self._judged.get(path)
        if known is None:
            if len(self._judged) >= _MOST_KEPT:
                self._judged.clear()
            known = not _STREAM.search(path) and b"\0" not in path and self._is_document(path)
            self._judged[path] = known
        return known

    def _sighting(self, record: Record, path: bytes, deed: Deed, was: bytes | None = None) -> Sighting:
        name = record.prefix.name
        self.names[name] = self.names.get(name, 0) + 1
        return Sighting(
            self._drive, path, deed, record.at, "samba", name, host=record.prefix.host, was=was, reference=record.mark
        )
