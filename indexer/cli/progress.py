"""A progress bar on standard error, on terminals only."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.cli.output import is_terminal

_WIDTH = 30
_EVERY_SECONDS = 0.1


class Bar:
    """Call it with (done, total); it draws at most ten times a second. A total of 0 means not known yet."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._drawn_at = 0.0
        self.is_drawn = False

    def __call__(self, done: int, total: int) -> None:
        moment = time.monotonic()
        if moment - self._drawn_at < _EVERY_SECONDS and done < total:
            return
        self._drawn_at = moment
        self.is_drawn = True
        print(f"\r{line(self._label, done, total)}\x1b[K", end="", file=sys.stderr, flush=True)


def line(label: str, done: int, total: int) -> str:
    """`Indexing [#####.....] 120 of 300`, or without the bar while the total is not known."""
    if total <= 0:
        return f"{label}: {done}"
    filled = _WIDTH * min(done, total) // total
    return f"{label} [{'#' * filled}{'.' * (_WIDTH - filled)}] {done} of {total}"


@contextmanager
def bar(label: str) -> Iterator["Bar"]:
    """A bar for the block; its line is left clean at the end."""
    drawing = Bar(label) if is_terminal(sys.stderr) else _Quiet(label)
    try:
        yield drawing
    finally:
        if drawing.is_drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class _Quiet(Bar):
    def __call__(self, done: int, total: int) -> None:
        """No terminal, no bar."""
