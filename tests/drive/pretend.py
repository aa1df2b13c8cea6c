"""A drive in memory that hints as a real one does, and a ledger that follows the looks."""

from dataclasses import dataclass, field
from enum import StrEnum

from indexer.drive.coalesce import Coalescer, Look
from indexer.drive.hint import Hint, HintKind
from indexer.model.paths import is_inside


class Act(StrEnum):
    WRITE = "write"
    BEGIN = "begin"
    DELETE = "delete"
    RENAME = "rename"
    RENAME_FOLDER = "rename folder"
    SWAP_SAVE = "swap save"


@dataclass(frozen=True, slots=True)
class Step:
    """An act on one of few places, so that they meet often."""

    act: Act
    place: int
    other: int

    @property
    def path(self) -> bytes:
        return _PLACES[self.place % len(_PLACES)]

    @property
    def target(self) -> bytes:
        return _PLACES[self.other % len(_PLACES)]


_PLACES = (b"a", b"b", b"x/a", b"x/b", b"x/c", b"x/y/a", b"z/a")


@dataclass(slots=True)
class PretendDrive:
    files: dict[bytes, int] = field(default_factory=dict)
    recorded: dict[bytes, int] = field(default_factory=dict)
    _version: int = 0

    def do(self, step: Step) -> list[Hint]:
        if step.act in (Act.WRITE, Act.BEGIN):
            self._write(step.path)
            return [Hint(step.path, HintKind.FILE if step.act is Act.WRITE else HintKind.WRITING)]
        if step.act is Act.SWAP_SAVE:
            was_there = step.path in self.files
            self._write(step.path)
            return [Hint(step.path, HintKind.GONE)] * was_there + [Hint(step.path, HintKind.FILE)]
        if step.act is Act.RENAME_FOLDER:
            return self._renamed_folder(b"x", b"w" if step.other % 2 else b"z/deep")
        if step.path not in self.files:
            return []
        if step.act is Act.DELETE:
            del self.files[step.path]
            return [Hint(step.path, HintKind.GONE)]
        self.files[step.target] = self.files.pop(step.path)
        return [Hint(step.path, HintKind.GONE, step.target), Hint(step.target, HintKind.FILE, step.path)]

    def follow(self, coalescer: Coalescer, *, until: float) -> None:
        while (due := coalescer.next_due()) is not None and due <= until:
            look = coalescer.due(due)
            if look:
                self._take(look)

    def _take(self, look: Look) -> None:
        assert not any(is_inside(path, folder) for path in look.paths for folder in look.folders)
        for path in {*self.files, *self.recorded}:
            in_folder = any(is_inside(path, folder) for folder in look.folders)
            if look.everything or in_folder or path in look.paths:
                self._record(path)

    def _record(self, path: bytes) -> None:
        if path in self.files:
            self.recorded[path] = self.files[path]
        else:
            self.recorded.pop(path, None)

    def _write(self, path: bytes) -> None:
        self._version += 1
        self.files[path] = self._version

    def _renamed_folder(self, source: bytes, target: bytes) -> list[Hint]:
        inside = [path for path in self.files if is_inside(path, source)]
        if not inside or any(is_inside(path, target) for path in self.files):
            return []
        for path in inside:
            self.files[target + path[len(source) :]] = self.files.pop(path)
        return [Hint(source, HintKind.FOLDER_GONE, target), Hint(target, HintKind.FOLDER, source)]
