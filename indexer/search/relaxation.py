"""What is asked when no document has all the words: a good part of them. Pure.

Conditions, days and exclusions stay; a third of the words must match, those aside that are nearly everywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass

from indexer.search.query import And, Field, Not, Query, Range
from indexer.search.ranking import COMMON, FEWEST

SHARE = 3


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Every one of `required`, and `least` of `optional`."""

    required: tuple[Query, ...]
    optional: tuple[Query, ...]
    least: int


def relax(query: Query, documents: int, holding: Callable[[Query], int]) -> Relaxed | None:
    """The relaxed query; None where there is nothing to relax. `holding` counts matches among the `documents`."""
    if not isinstance(query, And):
        return None
    required = tuple(part for part in query.parts if isinstance(part, (Field, Range, Not)))
    optional = tuple(part for part in query.parts if part not in required)
    if len(optional) < 2:
        return None
    limit = COMMON * documents if documents >= FEWEST else documents
    kept = tuple(part for part in optional if 0 < holding(part) <= limit) or optional
    return Relaxed(required, kept, max(1, -(-len(kept) // SHARE)))
