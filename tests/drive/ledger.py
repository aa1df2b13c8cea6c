"""What a catalogue does with looks and changes, in memory and as strictly as possible: every change must apply."""

from collections.abc import Iterable
from pathlib import Path

from indexer.drive.coalesce import Look
from indexer.drive.diff import compare, settle
from indexer.drive.ignore import Ignore
from indexer.drive.scan import look, walk
from indexer.model.entry import Change, ChangeKind, Entry
from indexer.model.paths import is_inside

Files = dict[bytes, Entry]
_RULES = Ignore()


def applied(before: Files, changes: Iterable[Change]) -> Files:
    """The files after the changes, one by one; fails where a change finds its source missing or its target taken."""
    files, changes = dict(before), tuple(changes)
    parked: set[bytes] = set()
    for number, change in enumerate(changes):
        if change.kind is ChangeKind.MOVED:
            assert change.source is not None
            if any(later.source == change.path for later in changes[number + 1 :]):
                parked.add(change.path)  # a circle: its last move comes from there
                del files[change.path]
            if change.source in parked:
                parked.remove(change.source)
            else:
                del files[change.source]
        if change.kind in (ChangeKind.MOVED, ChangeKind.ADDED):
            assert change.path not in files, change
        else:
            assert change.path in files, change
        if change.kind is ChangeKind.REMOVED:
            del files[change.path]
        else:
            assert change.entry is not None
            files[change.path] = change.entry
    return files


class Ledger:
    """The recorded state of a real folder, kept up to date by looks."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.files = self.on_disk()

    def on_disk(self) -> Files:
        return self._look_at(path for folder in walk(self._root) for path in folder.files)

    def take(self, seen: Look) -> tuple[Change, ...]:
        """Looks where it is told to and records the settled changes."""
        folders = (b"",) if seen.everything else seen.folders
        known = [path for path in self.files if any(is_inside(path, folder) for folder in folders)]
        listed = [path for folder in folders for one in walk(self._root, folder) for path in one.files]
        asked = [path for path in seen.paths if not _RULES.skips(path)]  # watchers hint at lock files too
        after = self._look_at([*known, *listed, *asked])
        before = {path: self.files[path] for path in {*known, *listed, *asked} if path in self.files}
        changes = settle(compare(before, after))
        self.files = applied(self.files, changes)
        return changes

    def _look_at(self, paths: Iterable[bytes]) -> Files:
        seen = {path: look(self._root, path) for path in paths}
        return {path: entry for path, entry in seen.items() if entry}
