"""What every watcher is: something that hints where to look, and says how well it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from indexer.drive.hint import Hint

Emit = Callable[[Hint], None]


@dataclass(frozen=True, slots=True)
class Health:
    """How the watch is doing. `unwatched`: folders (raw) without events, found by the last check; they are polled.

    `mode` is what gives the hints now; `detail` an English phrase for the log, "" when all is well.
    """

    mode: Literal["native", "polling"]
    alive: bool
    overflows: int = 0
    unwatched: tuple[bytes, ...] = ()
    missed: int = 0
    detail: str = ""


class Watcher(Protocol):
    """`emit` is called from threads of the watcher and must return at once."""

    def start(self, emit: Emit) -> None: ...

    def stop(self) -> None:
        """Ends every thread of the watcher, in at most 2 seconds. No hint is emitted afterwards."""
        ...

    def health(self) -> Health: ...

    def missed(self, count: int) -> None:
        """A full scan found this many changes that nobody had hinted at (0 if none)."""
        ...
