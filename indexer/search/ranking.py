"""What scores a match: the terms of a query and BM25. Pure; every engine of ours ranks by this.

BM25 as Robertson & Zaragoza, "The Probabilistic Relevance Framework" (2009), with the idf that is never negative.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from indexer.search.days import writings
from indexer.search.numbers import key_of
from indexer.search.query import And, Field, Number, Or, Period, Phrase, Prefix, Query, Word
from indexer.search.spelling import bares, twins
from indexer.vietnamese.text import fold, words

K1 = 1.2
B = 0.75
COMMON = 0.5
"""Terms in more of the documents than this do not score where rarer ones can."""
FEWEST = 200
"""In fewer documents than this no syllable is called common."""

EXACT_WEIGHT = 1.0
FOLDED_WEIGHT = 0.7
PAIR_WEIGHT = 1.0
ALSO_WEIGHT = 0.8
"""Of what an abbreviation stands for, and of the abbreviation of what was typed (questions with abbreviations: nDCG@10
0.63 without, 0.66 with it)."""

DAY_WEIGHT = 0.5
"""A document of the days somebody named comes before its like; one that says the days itself comes before both."""

NUMBER_WEIGHT = 30.0
"""Without idf: a document's own number comes before all who cite it, and those before all who only use its words."""


@dataclass(frozen=True, slots=True)
class Term:
    """One scoring term of an index field. `is_beginning`: all terms that begin so, counted as one."""

    field: str
    text: str
    weight: float
    is_beginning: bool = False


def idf(documents: int, holding: int) -> float:
    """The weight of a term that `holding` of the `documents` hold."""
    return math.log(1 + (documents - holding + 0.5) / (holding + 0.5))


def bm25(count: float, length: float, average: float) -> float:
    """The score, without idf, of `count` occurrences in a document of `length` words."""
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length / average))


def terms(query: Query) -> tuple[Term, ...]:
    """The scoring terms, each once; what stands under a Not does not score."""
    return tuple(dict.fromkeys(_terms(query)))


def scoring(found: tuple[Term, ...], documents: int, holding: Callable[[Term], int]) -> list[tuple[Term, float]]:
    """The terms that count and their full weights: those nobody has are left out, and so are very common syllables
    where rarer terms are there to decide."""
    counted = [(term, count) for term in found if (count := holding(term))]
    limit = COMMON * documents if documents >= FEWEST else documents
    rare = [each for each in counted if each[1] <= limit]
    return [
        (term, term.weight * (1 if term.field == "number" else idf(documents, count)))
        for term, count in rare or counted
    ]


def _terms(query: Query) -> Iterator[Term]:
    if isinstance(query, And):
        for part in query.parts:
            yield from _terms(part)
        yield from _neighbours(query.parts)
    elif isinstance(query, Or):
        for part in query.parts:
            yield from _terms(part)
    elif isinstance(query, Word):
        yield from _word(query)
    elif isinstance(query, Prefix):
        yield Term("uni", query.text, EXACT_WEIGHT, is_beginning=True)
    elif isinstance(query, (Phrase, Number)):
        yield from _text(query)
    elif isinstance(query, Period):
        yield from _period(query)
    elif isinstance(query, Field):
        yield from _field(query)


def _word(word: Word) -> Iterator[Term]:
    spelled, bare = twins(word.text)
    if word.marked:
        yield Term("uni", spelled, EXACT_WEIGHT)
        yield Term("uni", bare, FOLDED_WEIGHT)
    else:
        yield Term("uni", bare, EXACT_WEIGHT)
    for other in word.also:
        yield from (replace(term, weight=term.weight * ALSO_WEIGHT) for term in _terms(other))


def _text(query: Phrase | Number) -> Iterator[Term]:
    if isinstance(query, Number):
        yield Term("number", key_of(query.text), NUMBER_WEIGHT)
    found = [Word(word, marked=fold(word) != word) for word in words(query.text)]
    for word in found:
        yield from _word(word)
    yield from _neighbours(tuple(found))


def _period(period: Period) -> Iterator[Term]:
    yield Term("day", f"{period.since.isoformat()}..{period.until.isoformat()}", DAY_WEIGHT)
    said = {term for group in writings(period.text, (period.since, period.until)) for term in group}
    for term in sorted(said):
        yield Term("pair" if " " in term else "uni", term, PAIR_WEIGHT)


def days_in(term: str) -> tuple[date, date]:
    """The first and the last day of a term of the field `day`."""
    first, _, last = term.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last)


def _field(field: Field) -> Iterator[Term]:
    if field.name == "number":
        yield Term("number", key_of(field.value), NUMBER_WEIGHT)
    elif field.name == "name":
        for word in bares(field.value):
            yield Term("uni", word, EXACT_WEIGHT)


def _neighbours(parts: tuple[Query, ...]) -> Iterator[Term]:
    for first, second in pairwise(parts):
        if isinstance(first, Word) and isinstance(second, Word):
            yield Term("pair", f"{twins(first.text)[1]} {twins(second.text)[1]}", PAIR_WEIGHT)
