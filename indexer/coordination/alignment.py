"""Which items of two sequences stand for each other, in the order of both. Pure and bounded.

Patience diff (Bram Cohen): items that occur once on each side and keep their order are the anchors; between two anchors
the same again, where other items have become unique. What has no anchor is aligned exactly where it is short, and is
else taken as different from end to end: the cost stays near n log n for any text, which `difflib` does not promise.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_EXACTLY = 10_000  # cells of the table of a stretch without anchors
_CELLS = 600_000  # of all such tables together: about a tenth of a second
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Gap:
    """Items that differ: old[old_from:old_to] became new[new_from:new_to]; old[same_from:old_from] before it is shared.

    The last gap of a sequence may be empty on both sides.
    """

    same_from: int
    old_from: int
    old_to: int
    new_from: int
    new_to: int


def gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[Gap]:
    """All differences in order, the last one at the ends of both."""
    at_old = at_new = same_from = 0
    for one, other in (*_pairs(old, new), (len(old), len(new))):
        if (one, other) != (at_old, at_new) or one == len(old):
            yield Gap(same_from, at_old, one, at_new, other)
            same_from = one
        at_old, at_new = one + 1, other + 1


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of equal items, growing on both sides."""
    found: list[tuple[int, int]] = []
    todo, cells = [(0, len(old), 0, len(new), 0)], _CELLS
    while todo:
        low, high, start, end, depth = todo.pop()
        while low < high and start < end and old[low] == new[start]:
            found.append((low, start))
            low, start = low + 1, start + 1
        while low < high and start < end and old[high - 1] == new[end - 1]:
            high, end = high - 1, end - 1
            found.append((high, end))
        if low == high or start == end:
            continue
        anchors = _anchors(old, new, low, high, start, end) if depth < _DEEPEST else []
        size = (high - low) * (end - start)
        if not anchors and size <= min(_EXACTLY, cells):
            cells -= size
            found.extend(_exact(old[low:high], new[start:end], low, start))
        if not anchors:
            continue
        found.extend(anchors)
        bounds = [(low - 1, start - 1), *anchors, (high, end)]
        for (one, other), (next_one, next_other) in pairwise(bounds):
            todo.append((one + 1, next_one, other + 1, next_other, depth + 1))
    return sorted(found)


def _anchors(
    old: Sequence[str], new: Sequence[str], low: int, high: int, start: int, end: int
) -> list[tuple[int, int]]:
    """Places of items that occur once in each stretch, as many as keep their order on both sides."""
    counted, others = Counter(old[low:high]), Counter(new[start:end])
    where = {new[place]: place for place in range(start, end) if others[new[place]] == 1}
    shared = [
        (place, where[old[place]]) for place in range(low, high) if counted[old[place]] == 1 and old[place] in where
    ]
    return _longest_growing(shared)


def _longest_growing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs that grow on the first side, the longest chain that grows on the second too (Fredman 1975)."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, other) in enumerate(pairs):
        at = bisect_left(tails, other)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(other)
            last.append(place)
        else:
            tails[at], last[at] = other, place
    chain: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def _exact(old: Sequence[str], new: Sequence[str], low: int, start: int) -> list[tuple[int, int]]:
    """A longest common subsequence by the table; places are counted from `low` and `start`."""
    height, width = len(old), len(new)
    table = [[0] * (width + 1) for _ in range(height + 1)]
    for row in reversed(range(height)):
        mine, below, item = table[row], table[row + 1], old[row]
        for column in reversed(range(width)):
            is_same = item == new[column]
            mine[column] = below[column + 1] + 1 if is_same else max(below[column], mine[column + 1])
    found, row, column = [], 0, 0
    while row < height and column < width:
        if old[row] == new[column]:
            found.append((low + row, start + column))
            row, column = row + 1, column + 1
        elif table[row + 1][column] >= table[row][column + 1]:
            row += 1
        else:
            column += 1
    return found
