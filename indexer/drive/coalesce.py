"""Hints in, settled things to look at out. A function of (hint, time): reads no clock, no disk.

Saving one document is a burst of hints; looking too early would record half of it. A path is looked at when it has been
quiet for a moment; a path that lost its file a little later; both ends of a move together; and nothing waits for ever.
"""

from collections import deque
from dataclasses import dataclass

from indexer.drive.hint import Hint, HintKind
from indexer.drive.patience import Patience
from indexer.drive.waiting import Waiting, WaitingRoom, waiting_above

_TOGETHER = 0.05  # seconds: what would be due so shortly after comes with it
_REMEMBERED = 50  # hints that a new folder or a removal may belong to


@dataclass(frozen=True, slots=True)
class Look:
    """What to look at now. `folders` are to be scanned with everything below them; no path lies below one of them."""

    everything: bool = False
    folders: tuple[bytes, ...] = ()
    paths: tuple[bytes, ...] = ()


class Coalescer:
    """Collects hints of one drive. Not thread-safe; times are seconds of one monotonic clock."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._room = WaitingRoom(self._patience.crowd, self._patience.flood)
        self._came: deque[tuple[bytes, float]] = deque(maxlen=_REMEMBERED)
        self._left: deque[tuple[bytes, float]] = deque(maxlen=_REMEMBERED)
        self._earliest: float | None = None

    def add(self, hint: Hint, now: float) -> None:
        one = self._slot(hint, now)
        if hint.partner is not None:
            one.partners.add(hint.partner)
        elif hint.kind is HintKind.FOLDER:
            self._meet(one, self._left, now)
            self._came.append((hint.path, now))
        elif hint.kind in (HintKind.GONE, HintKind.FOLDER_GONE):
            self._meet(one, self._came, now)
            self._left.append((hint.path, now))
        self._earliest = one.ready_at if self._earliest is None else min(self._earliest, one.ready_at)

    def next_due(self) -> float | None:
        """When to call `due` next (it may still answer None then); None while nothing waits."""
        return self._earliest

    def due(self, now: float) -> Look | None:
        """What is settled, once; None if nothing is."""
        if self._earliest is None or now < self._earliest:
            return None
        self._room.gather()
        self._join_partners()
        look = self._released(now) if any(one.ready_at <= now for one in self._room) else None
        self._earliest = min((one.ready_at for one in self._room), default=None)
        return look

    def waits_for(self, path: bytes) -> bool:
        """Whether a path is still settling: a scan that meets it should leave it to the look that will follow."""
        return path in self._room.paths

    def _slot(self, hint: Hint, now: float) -> Waiting:
        is_written = hint.kind is HintKind.WRITING
        longest = self._patience.writing_longest if is_written else self._patience.longest
        fresh = Waiting(now + self._patience.delay(hint), now + longest, is_written)
        if hint.kind is HintKind.EVERYTHING:
            return self._room.put_everything(fresh)
        if hint.kind in (HintKind.FOLDER, HintKind.FOLDER_GONE):
            return self._room.put_folder(hint.path, fresh)
        known = self._room.paths.get(hint.path)
        return _again(known, fresh, hint.kind) if known else self._room.put_path(hint.path, fresh)

    def _meet(self, one: Waiting, others: deque[tuple[bytes, float]], now: float) -> None:
        """A new folder and what vanished about then are looked at together: what is moved into a folder before that
        is watched is seen to leave but not to arrive."""
        one.partners |= {path for path, at in others if now - at <= self._patience.quiet}

    def _join_partners(self) -> None:
        joined: set[Waiting] = set()
        for one in self._room:
            if one.partners and one not in joined:
                group = self._group(one)
                due, latest = max(member.due for member in group), min(member.latest for member in group)
                for member in group:
                    member.due, member.latest = due, latest
                joined |= group

    def _group(self, start: Waiting) -> set[Waiting]:
        group: set[Waiting] = set()
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one not in group:
                group.add(one)
                holders = (self._room.holder(path) for path in one.partners)
                waiting.extend(holder for holder in holders if holder)
        return group

    def _released(self, now: float) -> Look:
        everything, folders, paths = self._room.pop_ready(now + _TOGETHER)
        if everything:
            return Look(everything=True)
        covered = frozenset(folders)
        return Look(False, folders, tuple(path for path in paths if waiting_above(path, covered) is None))


def _again(known: Waiting, fresh: Waiting, kind: HintKind) -> Waiting:
    """The latest hint decides what a path waits for; having been closed once limits the waiting for good."""
    if kind is HintKind.ATTRIBUTES:
        known.due = max(known.due, fresh.due)
        return known
    known.due, known.is_written = fresh.due, fresh.is_written
    known.latest = min(known.latest, fresh.latest)
    return known
