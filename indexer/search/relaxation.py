"""How many words must match when not all need to. Pure.

A short search means all its words; only when no document of the scope has them all, a good part of them will do.
From six words on people write sentences, and a long document that happens to hold every word would hide the one that
answers: there a part of the words is enough from the start, and the ranking decides (`bench.search_quality`: nDCG@10
0.80 against 0.17 when all words must match).
"""

from collections.abc import Callable
from dataclasses import dataclass

from indexer.search.query import And, Field, Not, Number, Period, Query, Range, Word
from indexer.search.ranking import COMMON, FEWEST

SENTENCE = 6
LONG = 12


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
    match, of twelve and more a third.
    """
    optional = _optional(query)
    if len(optional) < 2 or not isinstance(query, And):
        return None
    required = tuple(part for part in query.parts if part not in optional)
    limit = COMMON * documents if documents >= FEWEST else documents
    kept = tuple(part for part in optional if 0 < holding(part) <= limit) or optional
    share = 2 if len(kept) < LONG else 3
    return Relaxed(required, kept, -(-len(kept) // share))


def _optional(query: Query) -> tuple[Query, ...]:
    parts = query.parts if isinstance(query, And) else ()
    return tuple(part for part in parts if not isinstance(part, (Field, Range, Not)))
