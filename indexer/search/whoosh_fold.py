"""Folding: of the matches of one family only the first is shown, the others stand under it.

The first is the one of the highest standing, then the newest, then the smallest id; it ranks by the best score of all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from indexer.search.whoosh_score import leaders

Numbers = NDArray[np.int64]
Keys = Numbers | NDArray[np.float32]
Ordinals = NDArray[np.int32]

_FAMILY_BITS = 40
_TIME_BITS = 40  # seconds
_TABLE = 8_000_000  # bytes


@dataclass(frozen=True)
class Fold:
    """`members`: places of the matches that have a family, family by family, the first of each last.

    `starts`: where each family begins in there.
    """

    members: Numbers
    starts: Numbers
    first: Mapping[int, int]

    @classmethod
    def of(cls, family: Numbers, standing: Numbers, modified: Numbers, ids: Numbers) -> "Fold":
        """Of all matches, given as columns."""
        found = np.flatnonzero(family)
        if not len(found):
            return NOTHING_FOLDED
        members = found[np.lexsort((-ids[found], (standing[found] << _TIME_BITS) + modified[found], family[found]))]
        starts = np.flatnonzero(np.r_[True, np.diff(family[members]) != 0])
        lasts = members[np.r_[starts[1:], len(members)] - 1]
        return cls(members, starts, {place: number for number, place in enumerate(lasts.tolist())})

    @property
    def hidden(self) -> int:
        return len(self.members) - len(self.starts)

    def lifted(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores, the first of each family with the best of its family."""
        if not self.hidden:
            return scores
        found = scores.copy()
        found[list(self.first)] = np.maximum.reduceat(scores[self.members], self.starts)
        return found

    def kept(self, keys: Sequence[Keys], count: int) -> Numbers:
        """Places of the `count` first by the keys (see `leaders`) that are not folded."""
        if not self.hidden:
            return leaders(keys, count)
        is_kept = np.ones(len(keys[0]), bool)
        is_kept[self.members] = False
        is_kept[list(self.first)] = True
        places = np.flatnonzero(is_kept)
        return places[leaders([key[places] for key in keys], count)]

    def under(self, place: int) -> Numbers:
        """Places of what is folded under a kept one, the next best first."""
        number = self.first.get(place)
        if number is None:
            return self.members[:0]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.members)
        return self.members[self.starts[number] : end - 1][::-1]


NOTHING_FOLDED = Fold(np.zeros(0, np.int64), np.zeros(0, np.int64), {})


@dataclass(slots=True)
class ValueFamilies:
    """Which families have a value of a facet, over all segments."""

    _values: dict[str, int] = field(default_factory=dict)
    _pairs: list[Numbers] = field(default_factory=list)

    def take(self, values: Sequence[str], ordinals: Ordinals, family: Numbers) -> Ordinals:
        """Notes the families of a segment's matches, given value by value; returns the ordinals of what has none."""
        held = np.flatnonzero(family)
        if not len(held):
            return ordinals
        numbers = np.array([self._values.setdefault(value, len(self._values)) for value in values], np.int64)
        self._pairs.append((numbers[ordinals[held]] << _FAMILY_BITS) + family[held])
        left: Ordinals = ordinals[family == 0]
        return left

    def counts(self) -> dict[str, int]:
        """Value -> how many families have it."""
        if not self._pairs:
            return {}
        pairs = np.concatenate(self._pairs)
        numbers, families = pairs >> _FAMILY_BITS, pairs & ((1 << _FAMILY_BITS) - 1)
        width = int(families.max()) + 1
        if width * len(self._values) <= _TABLE:  # a table of who has what is filled faster than pairs are sorted
            table = np.zeros((len(self._values), width), bool)
            table[numbers, families] = True
            counted = table.sum(axis=1).tolist()
        else:
            counted = np.bincount(np.unique(pairs) >> _FAMILY_BITS, minlength=len(self._values)).tolist()
        return {value: counted[number] for value, number in self._values.items() if counted[number]}
