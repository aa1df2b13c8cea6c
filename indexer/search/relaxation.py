"""How many words must match when not all need to. Pure.

A short search means all its words; only when no document of the scope has them all, a good part of them will do.
From six words on people write sentences, and a long document that happens to hold every word would hide the one that
answers: there a part of the words is enough from the start, and the ranking decides (`bench.search_quality`: nDCG@10
0.82 with a third of them, 0.80 with half, 0.17 when all must match).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from indexer.search.query import And, Field, Not, Number, Period, Query, Range, Word
from indexer.search.ranking import FEWEST

SENTENCE = 6
SHARES = 1 / 2, 1 / 3
"""How much of a short search must match, and of a sentence."""

COMMON = 0.35
"""Words in more of the documents than this need not match, if others can."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Every one of `required`, and `least` of `optional`."""

    required: tuple[Query, ...]
    optional: tuple[Query, ...]
    least: int


def is_sentence(query: Query) -> bool:
    """Whether the query is six words or more without operators between them (conditions may stand beside)."""
    optional = _optional(query)
    return len(optional) >= SENTENCE and all(isinstance(part, (Word, Number, Period)) for part in optional)


def relax(query: Query, documents: int, holding: Callable[[Query], int]) -> Relaxed | None:
    """The relaxed query; None where there is nothing to relax. `holding` counts matches among the `documents`.

    Conditions, days and exclusions stay. Of the words that some hold and that are not nearly everywhere, half must
    match, of a sentence a third.
    """
    optional = _optional(query)
    if len(optional) < 2 or not isinstance(query, And):
        return None
    required = tuple(part for part in query.parts if part not in optional)
    limit = COMMON * documents if documents >= FEWEST else documents
    kept = tuple(part for part in optional if 0 < holding(part) <= limit) or optional
    return Relaxed(required, kept, math.ceil(len(kept) * SHARES[is_sentence(query)]))


def _optional(query: Query) -> tuple[Query, ...]:
    parts = query.parts if isinstance(query, And) else ()
    return tuple(part for part in parts if not isinstance(part, (Field, Range, Not)))
