"""Hints in, settled things to look at out. A function of (hint, time): reads no clock, no disk.

Saving one document is a burst of hints; looking too early would record half of it. A path is looked at when it has been
quiet for a moment; a path that lost its file a little later, because most programs save by removing and renaming; and
nothing waits for ever.
"""

from dataclasses import dataclass, field

from indexer.drive.hint import Hint, HintKind
from indexer.model.paths import folder_of


@dataclass(frozen=True, slots=True)
class Look:
    """What to look at now. `folders` are to be scanned with everything below them; no path lies below one of them."""

    everything: bool = False
    folders: tuple[bytes, ...] = ()
    paths: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds since the last hint (`longest`, `writing_longest`: since the first).

    A file that is being copied over a slow network pauses for longer than one that is being saved, and looking at
    half of it only makes work; it is waited for until it is closed, or has rested for `writing`.
    """

    quiet: float = 0.4
    removal: float = 1.0
    writing: float = 2.0
    longest: float = 10.0
    writing_longest: float = 300.0
    crowd: int = 200  # this many paths in one folder become the folder
    flood: int = 20_000  # this many paths become everything


@dataclass(slots=True)
class _Waiting:
    first: float
    due: float
    latest: float
    partners: set[bytes] = field(default_factory=set)

    @property
    def ready_at(self) -> float:
        return min(self.due, self.latest)

    def take(self, other: "_Waiting") -> None:
        self.first = min(self.first, other.first)
        self.due = max(self.due, other.due)
        self.latest = min(self.latest, other.latest)
        self.partners |= other.partners


class Coalescer:
    """Collects hints of one drive. Not thread-safe; times are seconds of one monotonic clock."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._clear()

    def _clear(self) -> None:
        self._everything: _Waiting | None = None
        self._folders: dict[bytes, _Waiting] = {}
        self._paths: dict[bytes, _Waiting] = {}
        self._in_folder: dict[bytes, int] = {}
        self._earliest: float | None = None

    def add(self, hint: Hint, now: float) -> None:
        raise NotImplementedError

    def next_due(self) -> float | None:
        """When to call `due` next (it may still answer None then); None while nothing waits."""
        return self._earliest

    def due(self, now: float) -> Look | None:
        """What is settled, once; None if nothing is."""
        raise NotImplementedError

    def waits_for(self, path: bytes) -> bool:
        """Whether a path is still settling: a scan that meets it should leave it to the look that will follow."""
        raise NotImplementedError
