"""Keeps `open_document` as the lock files on the drives are: who has which document open right now.

A hint, or a full pass that came by, makes a lock file be looked at; those that are known are looked at again and again,
for events get lost. Writes the catalogue only, and never a lock file.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from heapq import nlargest
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.catalogue.presence import Holding
from indexer.clock import from_ns, now, to_text
from indexer.config.tree import DriveConfig
from indexer.drive.guard import look_at_root
from indexer.drive.ignore import Ignore
from indexer.drive.lock_files import LockFile, beside, lock_file
from indexer.errors import DriveError
from indexer.evidence.lock_file import holder_of, open_since, source_of
from indexer.evidence.locked_document import may_stand_for
from indexer.model.paths import folder_of, joined, name_of, on_disk, shown
from indexer.model.sighting import Deed, Sighting

LOOK_AFTER = 0.15  # seconds after a hint: what is being written is whole then
GONE_AFTER = 0.8  # LibreOffice takes its lock file away and puts it back while it saves
LOOK_AGAIN = 5.0  # between looks at a lock file that is known
_LOOK_AT_OLD = 300.0  # the same, for what is most likely left behind: there may be hundreds
_TRIES = 7  # for one whose document is not there: it may come (2, 4, 8 ... seconds), or the lock file is a leftover
_AT_ONCE = 20  # lock files looked at in one step: somebody's save waits for no more
_LEFT_BEHIND = timedelta(hours=1)  # a lock file without its document, of such an age
_LONGEST = timedelta(days=1)  # that somebody who left it open is taken for who saved it
_SEEN_EVERY = timedelta(minutes=1)

Key = tuple[str, bytes]  # drive, raw path of the lock file


@dataclass(slots=True)
class _Watched:
    """`state`: of the file when it was last read. `due`: monotonic seconds."""

    due: float
    state: tuple[int, int, int] | None = None
    holdings: tuple[Holding, ...] = ()
    is_missing: bool = False
    tries: int = 0


class LockWatch:
    """All calls from one thread. `moment` is monotonic seconds."""

    def __init__(self, catalogue: Catalogue, drives: Iterable[DriveConfig], zone: ZoneInfo) -> None:
        self._catalogue = catalogue
        self._drives: Mapping[str, DriveConfig] = {drive.name: drive for drive in drives}
        self._ignored = {name: Ignore(drive.ignore) for name, drive in self._drives.items()}
        self._zone = zone
        self._watched: dict[Key, _Watched] = {}
        self._beside: dict[Key, tuple[bytes, ...]] = {}  # names in a folder, for one step
        for one in catalogue.presence.all():  # of the last run: true until looked at
            watched = self._watched.setdefault((one.drive, one.lock), _Watched(0.0))
            watched.holdings += (one,)

    def hinted(self, drive: str, lock: bytes, moment: float) -> None:
        """Something happened to a lock file."""
        if source_of(name_of(lock)):
            watched = self._watched.setdefault((drive, lock), _Watched(moment + LOOK_AFTER))
            watched.due, watched.tries = moment + LOOK_AFTER, 0

    def listed(self, drive: str, locks: Iterable[bytes], moment: float) -> None:
        """A pass over folders met these; what is known already is looked at in its own time."""
        for lock in locks:
            if source_of(name_of(lock)):
                self._watched.setdefault((drive, lock), _Watched(moment))

    def step(self, moment: float) -> int:
        """Looks at what is due, the latest first: a drive may hold hundreds that were left behind.

        How many lock files came, went or tell something else.
        """
        due = [(watched.due, key) for key, watched in self._watched.items() if watched.due <= moment]
        self._beside.clear()
        latest = nlargest(_AT_ONCE, due)
        return sum([self._look(key, self._watched[key], moment) for _, key in latest])

    def look_at_all(self) -> None:
        """For a run without a service: until nothing is due, and what is gone has been gone for long enough."""
        while any(watched.due <= time.monotonic() or watched.is_missing for watched in self._watched.values()):
            if not self.step(time.monotonic()):
                time.sleep(LOOK_AFTER)

    def _look(self, key: Key, watched: _Watched, moment: float) -> bool:
        drive, lock = self._drives.get(key[0]), key[1]
        if drive is None:  # no longer configured
            return self._told(key, watched, ())
        watched.due = moment + _rest(watched)
        try:
            found = lock_file(drive.path, lock)
        except DriveError:
            return False
        if found is None:
            return self._missing(drive, key, watched, moment)
        state = (found.entry.inode, found.entry.mtime_ns, found.entry.size)
        if watched.holdings and watched.state == state and _are_there(drive, watched.holdings):
            watched.is_missing = False
            self._still_there(key, watched)
            return False
        watched.state = state
        holdings = tuple(self._continued(one, watched.holdings) for one in self._holdings(drive, lock, found))
        if holdings:
            watched.is_missing = False
            return self._told(key, watched, holdings)
        if watched.holdings and not watched.is_missing:  # the document is being put in its place, perhaps
            watched.is_missing, watched.due = True, moment + GONE_AFTER
            return False
        is_news = self._told(key, watched, ())
        watched.tries += 1
        if watched.tries < _TRIES and now() - from_ns(found.entry.ctime_ns) < _LEFT_BEHIND:
            watched.due = moment + 2**watched.tries
            self._watched[key] = watched
        return is_news

    def _missing(self, drive: DriveConfig, key: Key, watched: _Watched, moment: float) -> bool:
        if not watched.holdings:
            del self._watched[key]
        elif not watched.is_missing:
            watched.is_missing, watched.due = True, moment + GONE_AFTER
        elif self._is_drive_there(drive):
            return self._told(key, watched, ())
        else:
            watched.is_missing = False
        return False

    def _told(self, key: Key, watched: _Watched, holdings: tuple[Holding, ...]) -> bool:
        """Whether that is news."""
        if not holdings:
            self._watched.pop(key, None)
        if holdings == watched.holdings:
            return False
        before = watched.holdings
        with self._catalogue.writing():
            watched.holdings = tuple(one if one.sighting else self._sighted(one) for one in holdings)
            kept = {one.sighting for one in holdings}
            self._end([one for one in before if one.sighting not in kept], is_seen=watched.state is not None)
            self._catalogue.presence.put(*key, watched.holdings)
        return True

    def _sighted(self, one: Holding) -> Holding:
        """With a sighting, unless it is too old to tell anything, or may mean another document."""
        if not one.is_sure or not (one.name or one.login) or one.seen_at - one.since > _LONGEST:
            return one
        # with the name: two people may follow each other within one of the clock's milliseconds
        reference = f"{shown(one.lock)}@{to_text(one.seen_at)} {one.name} {one.login}"
        held = Sighting(
            *(one.drive, one.raw, Deed.HELD, one.since, one.source),
            *(one.name or one.login, one.login, one.host),
            reference=reference,
        )
        added = self._catalogue.sightings.add((held,))
        return replace(one, sighting=added[0].id) if added else one

    def _end(self, holdings: Iterable[Holding], *, is_seen: bool = True) -> None:
        """`is_seen`: in this run. Of what ended while nobody looked, the last sight counts."""
        for one in holdings:
            if one.sighting:
                until = min(now() if is_seen else one.seen_at, one.since + _LONGEST)
                self._catalogue.sightings.end(one.sighting, until)

    def _still_there(self, key: Key, watched: _Watched) -> None:
        at = now()
        if at - watched.holdings[0].seen_at < _SEEN_EVERY:
            return
        watched.holdings = tuple(replace(one, seen_at=at) for one in watched.holdings)
        with self._catalogue.writing():
            self._catalogue.presence.seen(*key, at)
            self._end([one for one in watched.holdings if at - one.since > _LONGEST])

    def _holdings(self, drive: DriveConfig, lock: bytes, found: LockFile) -> Iterator[Holding]:
        name, at = name_of(lock), now()
        holder = holder_of(name, found.data)
        since = open_since(holder.at, from_ns(found.entry.mtime_ns), at, self._zone)
        documents = may_stand_for(name, self._names_beside(drive, lock))
        for document in documents:
            yield Holding(
                drive=drive.name,
                lock=lock,
                raw=joined(folder_of(lock), document),
                source=source_of(name),
                name=holder.name,
                login=holder.login,
                host=holder.host,
                since=since,
                seen_at=at,
                is_sure=len(documents) == 1,
            )

    def _names_beside(self, drive: DriveConfig, lock: bytes) -> tuple[bytes, ...]:
        key = (drive.name, folder_of(lock))
        if key not in self._beside:
            self._beside[key] = beside(drive.path, lock, self._ignored[drive.name])
        return self._beside[key]

    def _continued(self, one: Holding, before: tuple[Holding, ...]) -> Holding:
        """Programs write their lock files anew with each save: the same person has had it open since before."""
        for known in before:
            if (known.raw, known.name, known.login, known.host) == (one.raw, one.name, one.login, one.host):
                return replace(one, since=known.since, seen_at=known.seen_at, sighting=known.sighting)
        return one

    def _is_drive_there(self, drive: DriveConfig) -> bool:
        """An unplugged drive closes nobody's documents."""
        root, known = look_at_root(drive.path), self._catalogue.drives.device(drive.name)
        return root.exists and not root.is_empty and not (known and root.device and root.device != known)


def _rest(watched: _Watched) -> float:
    is_old = watched.holdings and all(one.seen_at - one.since > _LONGEST for one in watched.holdings)
    return _LOOK_AT_OLD if is_old else LOOK_AGAIN


def _are_there(drive: DriveConfig, holdings: tuple[Holding, ...]) -> bool:
    return all(os.path.lexists(on_disk(drive.path, one.raw)) for one in holdings)
