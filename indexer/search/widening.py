"""Abbreviations in a query: `UBND` finds `ủy ban nhân dân` and the other way round, `QLNS` `quản lý ngân sách`. Pure.

The other form stands beside what was typed as `Word.also` and counts a little less. Left alone are quoted phrases,
excluded words, abbreviations that may be too many things (`CT`, `TT`), and those that are a syllable too (`TU`).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from indexer.search.query import And, Or, Phrase, Query, Word
from indexer.search.spelling import twins
from indexer.vietnamese.abbreviations import Abbreviation, table
from indexer.vietnamese.syllable import is_syllable
from indexer.vietnamese.text import fold, lower, normalise, words

_GROUPS_OF_TWO = frozenset({"org", "doc", "finance"})
"""Two letters stand for something only here: bodies of state, kinds of documents, budgets."""

_FEWEST = 3
"""Letters of an abbreviation that a long form is looked for as: two are met in too many numbers."""

Also = tuple[Word | Phrase, ...]


def widen(query: Query) -> Query:
    """The same query, its words accepting abbreviations and long forms too."""
    if isinstance(query, Word):
        return _widened((query,))[0]
    if isinstance(query, And):
        return And(_widened(query.parts))
    if isinstance(query, Or):
        return Or(tuple(map(widen, query.parts)))
    return query


def _widened(parts: tuple[Query, ...]) -> tuple[Query, ...]:
    """The parts of an And: an abbreviation is one word, a long form several in a row."""
    also = [_long_forms().get(fold(part.text), ()) if isinstance(part, Word) else () for part in parts]
    terms = [twins(part.text)[1] if isinstance(part, Word) else "" for part in parts]
    for start, term in enumerate(terms):
        for long, short in _shorts().get(term, ()):
            stop = start + len(long)
            if [twins(word)[1] for word in long] == terms[start:stop] and _are_spelt(parts[start:stop], long):
                also[start:stop] = [(*each, short) for each in also[start:stop]]
    return tuple(
        replace(part, also=each) if isinstance(part, Word) and each else part if isinstance(part, Word) else widen(part)
        for part, each in zip(parts, also, strict=True)
    )


def _are_spelt(parts: Sequence[Query], long: tuple[str, ...]) -> bool:
    """Whether the words have no other marks than the long form's."""
    pairs = zip(parts, long, strict=True)
    return all(isinstance(part, Word) and (not part.marked or twins(part.text) == twins(word)) for part, word in pairs)


@cache
def _long_forms() -> dict[str, Also]:
    """Folded abbreviation -> what it stands for."""
    found: dict[str, set[tuple[str, ...]]] = {}
    unclear = {fold(each.short) for each in table() if each.is_ambiguous}
    for each in table():
        key = fold(each.short)
        if _is_clear(each) and key not in unclear and (len(key) > 2 or each.group in _GROUPS_OF_TWO):
            found.setdefault(key, set()).update(map(_words, each.expansions))
    return {
        key: tuple(Phrase(" ".join(long)) for long in sorted(longs) if len(long) > 1) for key, longs in found.items()
    }


@cache
def _shorts() -> dict[str, tuple[tuple[tuple[str, ...], Word], ...]]:
    """First term of a long form -> its words and its abbreviation."""
    found: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for each in table():
        if _is_clear(each) and not each.is_ambiguous and len(each.short) >= _FEWEST:
            for long in map(_words, each.expansions):
                if len(long) > 1:
                    short = Word(lower(normalise(each.short)), marked=False)
                    found.setdefault(twins(long[0])[1], []).append((long, short))
    return {term: tuple(each) for term, each in found.items()}


def _is_clear(abbreviation: Abbreviation) -> bool:
    """Whether it is one word of a query and no syllable."""
    key = fold(abbreviation.short)
    return words(key) == [key] and not is_syllable(key)


def _words(text: str) -> tuple[str, ...]:
    return tuple(words(lower(normalise(text))))
