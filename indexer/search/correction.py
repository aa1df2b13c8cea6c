"""Did you mean: a word nobody wrote becomes a near one that somebody did. Pure.

Candidates are one edit away (Norvig, "How to Write a Spelling Corrector"), or the same keys typed with the Telex
keyboard off; the best goes with its neighbours most often.
"""

import re
from collections.abc import Callable, Iterator

from indexer.search.analysis import twins
from indexer.search.query import And, Or, Query, Word
from indexer.vietnamese.text import fold

Count = Callable[[str, str], int]
"""(index field, term) -> in how many documents of the scope."""

_BARE = "abcdefghijklmnopqrstuvwxyz"
_MARKED = _BARE + "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_DOUBLED = re.compile(r"([aeod])\1")
_TONE_KEY = re.compile(r"(?<=[aeiouy])([a-z]{0,2})[sfrxj]\Z")


def correct(query: Query, count: Count) -> str | None:
    """The corrected query as text; None where every word is somewhere or nothing near is."""
    better = _better(query, count, None, None)
    return None if better == query else str(better)


def _better(query: Query, count: Count, before: Query | None, after: Query | None) -> Query:
    if isinstance(query, Word):
        return _word(query, count, before, after)
    if isinstance(query, (And, Or)):
        around: list[Query | None] = [None, *query.parts, None] if isinstance(query, And) else []
        parts = [
            _better(part, count, around[at], around[at + 2]) if around else _better(part, count, None, None)
            for at, part in enumerate(query.parts)
        ]
        return type(query)(tuple(parts))
    return query


def _word(word: Word, count: Count, before: Query | None, after: Query | None) -> Word:
    bare = fold(word.text)
    if len(bare) < 2 or not bare.isalpha() or count("uni", bare):
        return word
    fit: list[tuple[int, int, str]] = []
    for candidate in _near(word):
        if holding := count("uni", twins(candidate)[0]):
            fit.append((_company(candidate, count, before, after), holding, candidate))
    if not fit:
        return word
    best = max(fit)[2]
    return Word(best, marked=fold(best) != best)


def _company(candidate: str, count: Count, before: Query | None, after: Query | None) -> int:
    bare, together = fold(candidate), 0
    if isinstance(before, Word):
        together += count("pair", f"{fold(before.text)} {bare}")
    if isinstance(after, Word):
        together += count("pair", f"{bare} {fold(after.text)}")
    return together


def _near(word: Word) -> list[str]:
    if word.marked:
        return sorted({*_edits(word.text, _MARKED), *_edits(fold(word.text), _BARE)})
    return sorted({*_edits(word.text, _BARE), _untyped(word.text)} - {word.text})


def _untyped(text: str) -> str:
    """What Telex keys would have written, folded: `quyeets` is quyet, `dduwowngf` is duong."""
    return _TONE_KEY.sub(r"\1", _DOUBLED.sub(r"\1", text.replace("w", "")))


def _edits(text: str, letters: str) -> Iterator[str]:
    for at in range(len(text) + 1):
        left, right = text[:at], text[at:]
        yield from (left + letter + right for letter in letters)
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in letters)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
