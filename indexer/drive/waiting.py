"""The paths and folders that are settling, and what becomes of them when there are too many. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.model.paths import folder_of


@dataclass(slots=True, eq=False)
class Waiting:
    """A path, a folder or the whole drive that is settling: looked at when `due`, at the latest when `latest`."""

    due: float
    latest: float
    is_written: bool = False
    partners: set[bytes] = field(default_factory=set)

    @property
    def ready_at(self) -> float:
        return min(self.due, self.latest)

    def take(self, other: "Waiting") -> "Waiting":
        """Settle both together, as this one."""
        self.due = max(self.due, other.due)
        self.latest = min(self.latest, other.latest)
        self.partners |= other.partners
        return self


class WaitingRoom:
    """More than `crowd` in one folder become the folder, more than `flood` become everything."""

    def __init__(self, crowd: int, flood: int) -> None:
        self.everything: Waiting | None = None
        self.folders: dict[bytes, Waiting] = {}
        self.paths: dict[bytes, Waiting] = {}
        self._crowds: Counter[bytes] = Counter()
        self._crowd, self._flood = crowd, flood

    def __iter__(self) -> Iterator[Waiting]:
        if self.everything:
            yield self.everything
        yield from self.folders.values()
        yield from self.paths.values()

    def put_everything(self, fresh: Waiting) -> Waiting:
        self.everything = self.everything.take(fresh) if self.everything else fresh
        return self.everything

    def put_folder(self, path: bytes, fresh: Waiting) -> Waiting:
        over = self.over(path) or self.folders.get(path)
        return over.take(fresh) if over else self._put(self.folders, path, fresh)

    def put_path(self, path: bytes, fresh: Waiting) -> Waiting:
        # What is being written settles on its own, so that a scan can leave it alone.
        over = None if fresh.is_written else self.over(path)
        return over.take(fresh) if over else self._put(self.paths, path, fresh)

    def over(self, path: bytes) -> Waiting | None:
        """What will scan this path anyway: everything, or a folder above it."""
        if self.everything:
            return self.everything
        folder = waiting_above(path, self.folders) if self.folders else None
        return None if folder is None else self.folders[folder]

    def holder(self, path: bytes) -> Waiting | None:
        """What a path or folder settles with."""
        return self.paths.get(path) or self.folders.get(path) or self.over(path)

    def gather(self) -> None:
        """Whatever a waiting scan will cover anyway settles with it."""
        for among in (self.folders, self.paths):
            for path in sorted(among):
                over = None if among[path].is_written else self.over(path)
                if over:
                    over.take(among.pop(path))
        self._crowds = Counter(folder_of(path) for path in (*self.paths, *self.folders) if path)

    def pop_ready(self, now: float) -> tuple[bool, tuple[bytes, ...], tuple[bytes, ...]]:
        """Whether everything is ready, and which folders and paths; they wait no longer."""
        is_ready = self.everything is not None and self.everything.ready_at <= now
        if is_ready:
            self.everything = None
        return is_ready, self._pop(self.folders, now), self._pop(self.paths, now)

    def _pop(self, among: dict[bytes, Waiting], now: float) -> tuple[bytes, ...]:
        ready = sorted(path for path, one in among.items() if one.ready_at <= now)
        for path in ready:
            del among[path]
            self._crowds[folder_of(path)] -= bool(path)
        return tuple(ready)

    def _put(self, among: dict[bytes, Waiting], path: bytes, fresh: Waiting) -> Waiting:
        among[path] = fresh
        if len(self.paths) + len(self.folders) > self._flood:
            return self._flooded(fresh)
        if not path:
            return fresh
        parent = folder_of(path)
        self._crowds[parent] += 1
        return self._crowded(parent) if self._crowds[parent] > self._crowd else fresh

    def _crowded(self, folder: bytes) -> Waiting:
        members = [(among, path) for among in (self.paths, self.folders) for path in among if path]
        whole, *others = (among.pop(path) for among, path in members if folder_of(path) == folder)
        for one in others:
            whole.take(one)
        del self._crowds[folder]
        return self.put_folder(folder, whole)

    def _flooded(self, fresh: Waiting) -> Waiting:
        for one in self:
            fresh.take(one)
        self.everything, self.folders, self.paths = fresh, {}, {}
        self._crowds.clear()
        return fresh


def waiting_above(path: bytes, folders: dict[bytes, Waiting] | frozenset[bytes]) -> bytes | None:
    """The nearest of the folders that holds `path`."""
    while path:
        path = folder_of(path)
        if path in folders:
            return path
    return None
