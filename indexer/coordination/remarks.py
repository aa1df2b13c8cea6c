"""Which tracked changes and comments came with a save, as evidence of who worked on it. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

from indexer.model.event import Evidence
from indexer.model.reading import Mark

MOST = 40
"""Authors and kinds of marks kept of one event."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_Key = tuple[str, str, datetime | None]


def new_marks(before: Iterable[Mark], after: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks that were not there before. One of the same kind, author and time that grew is new by what it grew."""
    had = _words_of(before)
    return tuple(
        Mark(*key, words - had.get(key, 0))
        for key, words in _words_of(after).items()
        if key not in had or words > had[key]
    )


def evidence_of(marks: Iterable[Mark]) -> tuple[Evidence, ...]:
    """One piece for each kind and author: the time of the last mark, the words of all ("12 words", "" where none are
    counted). The latest first; marks without an author say nothing.
    """
    words, last = Counter[tuple[str, str]](), dict[tuple[str, str], datetime | None]()
    for mark in marks:
        if mark.author.strip():
            key = (mark.kind, mark.author)
            words[key] += mark.words
            last[key] = max(filter(None, (mark.at, last.get(key))), default=None)
    ranked = sorted(last, key=lambda key: last[key] or _EARLIEST, reverse=True)
    return tuple(
        Evidence(f"mark.{kind}", author, last[kind, author], detail=_words(words[kind, author]))
        for kind, author in ranked[:MOST]
    )


def _words_of(marks: Iterable[Mark]) -> dict[_Key, int]:
    words: dict[_Key, int] = {}
    for mark in marks:
        key = (mark.kind, mark.author, mark.at)
        words[key] = words.get(key, 0) + mark.words
    return words


def _words(count: int) -> str:
    return f"{count} word{'s' * (count != 1)}" if count else ""
