"""The life of a document before we knew it: its acts at the path where it lies, and back through its moves. Pure.

What was seen is asked for path by path, so that nobody has to hold a whole log.
"""

from collections.abc import Callable
from datetime import datetime

from indexer.coordination.retelling import IsDocument, Told, acts_at
from indexer.model.event import Action
from indexer.model.sighting import Sighting

Ask = Callable[[bytes], tuple[Sighting, ...]]
"""Sightings of a raw path and of the folders above it, oldest first."""

_MOST_MOVES = 50  # of one document: more is a script's work


def life_of(path: bytes, ask: Ask, is_document: IsDocument, *, until: datetime | None = None) -> tuple[Told, ...]:
    """Of the document that lies at a path (lay there at `until`), oldest first."""
    life: list[Told] = []
    before: Told | None = None
    for _ in range(_MOST_MOVES):
        told = acts_at(path, _earlier(ask(path), until, before), is_document)
        start = next((place for place in range(len(told) - 1, -1, -1) if told[place].action is Action.MOVED), None)
        if start is None:
            return (*told, *life)
        arrival = told[start]
        if arrival.was is None or arrival.was == path:  # that document went elsewhere; this one came after it
            return (*told[start + 1 :], *life)
        life[:0] = told[start:]
        path, before = arrival.was, arrival
    return tuple(life)


def end_of(start: Sighting, path: bytes, ask: Ask, is_document: IsDocument) -> tuple[bytes, datetime | None]:
    """Where the document that was seen at a path came to lie in the end, and until when, where another one took its
    place there."""
    key = (start.at, start.id)
    for _ in range(_MOST_MOVES):
        moves = (one for one in acts_at(path, ask(path), is_document) if one.action is Action.MOVED)
        change = next((one for one in moves if (one.seen[0].at, one.seen[0].id) > key), None)
        if change is None:
            return path, None
        if change.was != path:
            return path, change.at
        path, key = change.path, (change.seen[0].at, change.seen[0].id)
    return path, None


def _earlier(seen: tuple[Sighting, ...], until: datetime | None, before: Told | None) -> tuple[Sighting, ...]:
    if before is not None:
        key = (before.seen[0].at, before.seen[0].id)
        return tuple(one for one in seen if (one.at, one.id) < key)
    return tuple(one for one in seen if until is None or one.at < until)
