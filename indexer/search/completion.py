"""Completions while typing: what goes on from what was typed, and in which order. Pure."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.search.spelling import bare, begins
from indexer.vietnamese.text import fold, lower, normalise, words

CANDIDATES = 64
"""Only so many documents, the newest, are looked at for their names."""

NUMBERS = 30
"""Only so many numbers, the shortest, are put in order."""


def split(text: str) -> tuple[tuple[str, ...], str]:
    """The terms of the finished words, and the folded beginning of the last one ("" when there is no letter)."""
    found = words(fold(normalise(text)))
    return (tuple(map(bare, found[:-1])), found[-1]) if found else ((), "")


def beginnings(text: str) -> tuple[str, ...]:
    """How phrases that go on from the text begin; none for less than two letters."""
    finished, last = split(text)
    typed, whole = " ".join((*finished, last)), " ".join((*finished, bare(last), ""))
    return ((typed,) if whole == f"{typed} " else (typed, whole)) if len(typed) > 1 else ()


def ordered(labels: Iterable[str], text: str, limit: int) -> tuple[str, ...]:
    """The labels that hold every word, each once: those that begin with the text first, then those spelt like it,
    else in the order given."""
    finished, last = split(text)
    spelt = words(lower(normalise(text)))
    fit: list[tuple[bool, bool, str]] = []
    for label in dict.fromkeys(labels):
        held, _ = _words(label)
        terms, size = tuple(map(bare, held)), len(finished)
        if last and set(finished) <= set(terms) and any(begins(word, last) for word in held):
            is_begun = terms[:size] == finished and len(held) > size and begins(held[size], last)
            fit.append((not is_begun, not is_spelt(label, spelt), label))
    fit.sort(key=lambda each: each[:2])
    return tuple(label for *_, label in fit[:limit])


def is_spelt(label: str, spelt: Sequence[str]) -> bool:
    """Whether each word as it was typed, marks and all, begins a word of the label."""
    _, held = _words(label)
    return all(any(word.startswith(part) for word in held) for part in spelt if not part.isascii())


def ordered_numbers(found: Iterable[tuple[str, int, str]], beginning: str, limit: int) -> tuple[str, ...]:
    """Numbers as written, of (key, second of the newest document, written): the very number first, then the newest."""
    digits = _digits(beginning)
    best = sorted(found, key=lambda each: (_digits(each[0]) != digits, -each[1], each[0]))
    return tuple(dict.fromkeys(written for _, _, written in best))[:limit]


@lru_cache(maxsize=8192)
def _words(label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Folded, and as they are spelt: with every letter typed the same names are looked at again."""
    shown = lower(normalise(label))
    return tuple(words(fold(shown))), tuple(words(shown))


def _digits(key: str) -> str:
    return key[: len(key) - len(key.lstrip("0123456789"))]
