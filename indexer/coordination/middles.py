"""What is left of two texts without the lines that both begin and end with. Pure, and as fast as comparing bytes."""

from bisect import bisect_left
from collections.abc import Callable


def middles(before: str, after: str) -> tuple[str, str]:
    """Both less the same whole lines at their two ends."""
    if before == after:
        return ("", "")
    most = min(len(before), len(after))
    head = _most(most, lambda size: before.startswith(after[:size]))
    head = before.rfind("\n", 0, head) + 1
    tail = _most(most - head, lambda size: before.endswith(after[len(after) - size :]))
    start = after.find("\n", len(after) - tail)
    tail = len(after) - start if start >= 0 and tail else 0
    return before[head : len(before) - tail], after[head : len(after) - tail]


def _most(most: int, holds: Callable[[int], bool]) -> int:
    """The largest size up to `most` that holds, where all smaller ones do."""
    return bisect_left(range(1, most + 1), True, key=lambda size: not holds(size))
