"""Counts suspicious changes of one drive over some minutes: one renamed document is nothing, twenty are an alarm. Pure.

Whoever encrypts a drive does so file by file; a single look at it sees only a few of them.
"""

from collections.abc import Iterable

from indexer.model.entry import Change, ChangeKind
from indexer.model.paths import folder_of, name_of

WINDOW = 600.0  # seconds
_NOTES = 3  # folders with a new file of one name: whoever demands a ransom leaves a note in each
_SOONER = 4  # times fewer changes are enough then
_READABLE = (b".txt", b".html", b".htm", b".hta", b".rtf", b".png", b".bmp")


class Vigil:
    """`limit`: so many suspicious changes within the window are an alarm. `moment`: seconds of one monotonic clock."""

    def __init__(self, limit: int, *, is_alarmed: bool = False) -> None:
        self._limit = limit
        self._seen: dict[bytes, float] = {}
        self._notes: dict[bytes, dict[bytes, float]] = {}
        self.is_alarmed = is_alarmed

    def judge(self, changes: Iterable[Change], suspicious: frozenset[bytes], moment: float) -> bool:
        """Whether to hold these changes back. An alarm stays, whatever the number, until `calm`."""
        self._seen |= dict.fromkeys(suspicious, moment)
        self._seen = {path: at for path, at in self._seen.items() if moment - at <= WINDOW}
        self._note(changes, moment)
        enough = max(2, self._limit // _SOONER) if self._has_notes() else self._limit
        self.is_alarmed = self.is_alarmed or (bool(suspicious) and len(self._seen) >= enough)
        return self.is_alarmed

    def calm(self) -> None:
        """Somebody confirmed the changes, or they are undone."""
        self._seen.clear()
        self._notes.clear()
        self.is_alarmed = False

    def _note(self, changes: Iterable[Change], moment: float) -> None:
        for change in changes:
            if change.kind is ChangeKind.ADDED and change.path.lower().endswith(_READABLE):
                self._notes.setdefault(name_of(change.path), {})[folder_of(change.path)] = moment
        recent = {
            name: {folder: at for folder, at in folders.items() if moment - at <= WINDOW}
            for name, folders in self._notes.items()
        }
        self._notes = {name: folders for name, folders in recent.items() if folders}

    def _has_notes(self) -> bool:
        return any(len(folders) >= _NOTES for folders in self._notes.values())


def untouched(changes: Iterable[Change], suspicious: frozenset[bytes]) -> tuple[Change, ...]:
    """What may be recorded during an alarm: no removal, nothing suspicious; what people save meanwhile goes on."""
    return tuple(
        change for change in changes if change.kind is not ChangeKind.REMOVED and change.path not in suspicious
    )
