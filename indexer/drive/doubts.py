"""What a poll saw once is looked at again before it is believed: it may have come in the middle of a save. Pure.

Where the drive tells of its changes this is the coalescer's work; where it tells nothing, two looks that see the same
say that a file has come to rest.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.drive.hint import Hint, HintKind
from indexer.model.entry import Change, ChangeKind, Entry

MOST = 500  # more changes than this at once are a machine's work: only those of this moment are doubted
_FRESH = 2_000_000_000  # ns
_REST = 1.0  # seconds between two polls that saw the same
_LONGEST = 300.0  # seconds: a file that is written to without an end is believed as it is


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen of a path, since when it looks so, and since when it is in doubt."""

    entry: Entry | None
    at: float
    first: float


class Doubts:
    """Of one drive. Not thread-safe; `moment` is seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._seen: dict[bytes, _Seen] = {}

    def of_poll(
        self, changes: tuple[Change, ...], moment: float, now_ns: int
    ) -> tuple[tuple[Change, ...], tuple[Hint, ...]]:
        """(what can be believed at once, hints at what has to be looked at again)"""
        is_bulk = len(changes) > MOST
        return self._sorted(
            changes, moment, lambda change: (is_bulk and not _is_fresh(change, now_ns)) or self._rests(change, moment)
        )

    def of_look(self, changes: Iterable[Change], moment: float) -> tuple[tuple[Change, ...], tuple[Hint, ...]]:
        """The same for a look: what was in doubt and has changed again since stays in doubt."""
        return self._sorted(
            changes, moment, lambda change: change.path not in self._seen or self._rests(change, moment, rest=0)
        )

    def _rests(self, change: Change, moment: float, rest: float = _REST) -> bool:
        seen = self._seen.get(change.path)
        if seen is None:
            return False
        return (seen.entry == change.entry and moment - seen.at >= rest) or moment - seen.first > _LONGEST

    def _sorted(
        self, changes: Iterable[Change], moment: float, is_believed: Callable[[Change], bool]
    ) -> tuple[tuple[Change, ...], tuple[Hint, ...]]:
        believed: list[Change] = []
        doubted: list[Change] = []
        for change in changes:
            (believed if is_believed(change) else doubted).append(change)
        for change in believed:
            self._seen.pop(change.path, None)
        for change in doubted:
            seen = self._seen.get(change.path)
            is_same = seen is not None and seen.entry == change.entry
            first = seen.first if seen else moment
            self._seen[change.path] = _Seen(change.entry, seen.at if seen and is_same else moment, first)
        self._seen = {path: seen for path, seen in self._seen.items() if moment - seen.first <= 2 * _LONGEST}
        return tuple(believed), _hints(doubted)


def _is_fresh(change: Change, now_ns: int) -> bool:
    return change.entry is None or now_ns - change.entry.ctime_ns < _FRESH


def _hints(changes: Iterable[Change]) -> tuple[Hint, ...]:
    found: list[Hint] = []
    for change in changes:
        if change.kind is ChangeKind.REMOVED:
            found.append(Hint(change.path, HintKind.GONE))
        elif change.source is not None:
            found += [
                Hint(change.source, HintKind.GONE, change.path),
                Hint(change.path, HintKind.FILE, change.source),
            ]
        else:
            found.append(Hint(change.path, HintKind.WRITING))
    return tuple(found)
