"""Completions while typing: which names and titles go on from what was typed. Pure."""

from collections.abc import Iterable

from indexer.search.analysis import LONGEST_TERM
from indexer.vietnamese.text import fold, normalise, words

CANDIDATES = 200
"""Only so many documents, the newest, are looked at."""


def split(text: str) -> tuple[tuple[str, ...], str]:
    """The finished words, folded, and the beginning of the last one ("" when there is no letter)."""
    found = [word[:LONGEST_TERM] for word in words(fold(normalise(text)))]
    return (tuple(found[:-1]), found[-1]) if found else ((), "")


def ordered(labels: Iterable[str], text: str, limit: int) -> tuple[str, ...]:
    """The labels that hold every word, each once: those that begin with the text first, else in the order given."""
    finished, last = split(text)
    fit = [label for label in dict.fromkeys(labels) if _holds(label, finished, last)]
    begin = " ".join((*finished, last))
    fit.sort(key=lambda label: not " ".join(words(fold(label))).startswith(begin))
    return tuple(fit[:limit])


def _holds(label: str, finished: tuple[str, ...], last: str) -> bool:
    held = words(fold(label))
    return bool(last) and set(finished) <= set(held) and any(word.startswith(last) for word in held)
