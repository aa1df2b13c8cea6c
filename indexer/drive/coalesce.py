"""Hints in, settled things to look at out. A function of (hint, time): reads no clock, no disk.

Saving one document is a burst of hints; looking too early would record half of it. A path is looked at when it has been
quiet for a moment; a path that lost its file a little later; both ends of a move together; and nothing waits for ever.
"""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.drive.hint import Hint, HintKind
from indexer.drive.patience import Patience, Waiting
from indexer.model.paths import folder_of

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
        self._everything: Waiting | None = None
        self._folders: dict[bytes, Waiting] = {}
        self._paths: dict[bytes, Waiting] = {}
        self._crowds: Counter[bytes] = Counter()
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
        self._gather()
        self._join_partners()
        look = self._released(now) if any(one.ready_at <= now for one in self._all()) else None
        self._crowds = Counter(folder_of(path) for path in (*self._paths, *self._folders) if path)
        self._earliest = min((one.ready_at for one in self._all()), default=None)
        return look

    def waits_for(self, path: bytes) -> bool:
        """Whether a path is still settling: a scan that meets it should leave it to the look that will follow."""
        return path in self._paths

    def _all(self) -> Iterator[Waiting]:
        if self._everything:
            yield self._everything
        yield from self._folders.values()
        yield from self._paths.values()

    # Taking hints

    def _meet(self, one: Waiting, others: deque[tuple[bytes, float]], now: float) -> None:
        """A new folder and what vanished about then are looked at together: what is moved into a folder before that
        is watched is seen to leave but not to arrive."""
        one.partners |= {path for path, at in others if now - at <= self._patience.quiet}

    def _slot(self, hint: Hint, now: float) -> Waiting:
        fresh = self._fresh(hint, now)
        if hint.kind is HintKind.EVERYTHING:
            self._everything = _settling_with(self._everything, fresh)
            return self._everything
        if hint.kind in (HintKind.FOLDER, HintKind.FOLDER_GONE):
            over = self._over(hint.path) or self._folders.get(hint.path)
            return _settling_with(over, fresh) if over else self._put(self._folders, hint.path, fresh)
        known = self._paths.get(hint.path)
        if known:
            return self._again(known, fresh, hint.kind)
        # What is being written settles on its own, so that a scan can leave it alone (see `waits_for`).
        over = None if fresh.is_written else self._over(hint.path)
        return _settling_with(over, fresh) if over else self._put(self._paths, hint.path, fresh)

    def _fresh(self, hint: Hint, now: float) -> Waiting:
        is_written = hint.kind is HintKind.WRITING
        longest = self._patience.writing_longest if is_written else self._patience.longest
        return Waiting(now + self._patience.delay(hint), now + longest, is_written)

    def _again(self, known: Waiting, fresh: Waiting, kind: HintKind) -> Waiting:
        """The latest hint decides what a path waits for; having been closed once limits the waiting for good."""
        if kind is HintKind.ATTRIBUTES:
            known.due = max(known.due, fresh.due)
            return known
        known.due, known.is_written = fresh.due, fresh.is_written
        known.latest = min(known.latest, fresh.latest)
        return known

    def _over(self, path: bytes) -> Waiting | None:
        """What will scan this path anyway: everything, or a folder above it."""
        if self._everything:
            return self._everything
        if not self._folders:
            return None
        while path:
            path = folder_of(path)
            if path in self._folders:
                return self._folders[path]
        return None

    def _put(self, among: dict[bytes, Waiting], path: bytes, fresh: Waiting) -> Waiting:
        among[path] = fresh
        if len(self._paths) + len(self._folders) > self._patience.flood:
            return self._flood(fresh)
        if path:
            self._crowds[folder_of(path)] += 1
            if self._crowds[folder_of(path)] > self._patience.crowd:
                return self._crowd(folder_of(path))
        return fresh

    def _crowd(self, folder: bytes) -> Waiting:
        members = [(among, path) for among in (self._paths, self._folders) for path in among if _is_in(path, folder)]
        whole, *others = (among.pop(path) for among, path in members)
        for one in others:
            whole.take(one)
        del self._crowds[folder]
        known = self._folders.get(folder)
        return _settling_with(known, whole) if known else self._put(self._folders, folder, whole)

    def _flood(self, fresh: Waiting) -> Waiting:
        whole = fresh
        for one in self._all():
            whole.take(one)
        self._everything, self._folders, self._paths = whole, {}, {}
        self._crowds.clear()
        return whole

    # Giving looks

    def _gather(self) -> None:
        """Whatever a waiting scan will cover anyway settles with it."""
        for among in (self._folders, self._paths):
            for path in sorted(among):
                over = None if among[path].is_written else self._over(path)
                if over:
                    over.take(among.pop(path))

    def _join_partners(self) -> None:
        joined: set[Waiting] = set()
        for one in self._all():
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
                holders = (self._holder(path) for path in one.partners)
                waiting.extend(holder for holder in holders if holder)
        return group

    def _holder(self, path: bytes) -> Waiting | None:
        return self._paths.get(path) or self._folders.get(path) or self._over(path)

    def _released(self, now: float) -> Look | None:
        now += _TOGETHER
        everything = self._everything is not None and self._everything.ready_at <= now
        if everything:
            self._everything = None
        folders = _pop_ready(self._folders, now)
        paths = _pop_ready(self._paths, now)
        if everything:
            return Look(everything=True)
        covered = set(folders)
        left = tuple(path for path in paths if not _is_covered(path, covered))
        return Look(False, folders, left) if folders or left else None


def _settling_with(known: Waiting | None, fresh: Waiting) -> Waiting:
    if known is None:
        return fresh
    known.take(fresh)
    return known


def _pop_ready(among: dict[bytes, Waiting], now: float) -> tuple[bytes, ...]:
    ready = sorted(path for path, one in among.items() if one.ready_at <= now)
    for path in ready:
        del among[path]
    return tuple(ready)


def _is_in(path: bytes, folder: bytes) -> bool:
    return bool(path) and folder_of(path) == folder


def _is_covered(path: bytes, folders: set[bytes]) -> bool:
    while path:
        path = folder_of(path)
        if path in folders:
            return True
    return False
