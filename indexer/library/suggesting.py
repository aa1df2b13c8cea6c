"""Suggestions while typing: numbers, phrases, tasks, people, folders and files that the viewer may know of."""

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.config.tree import Config
from indexer.library.naming import Titles
from indexer.library.vocabulary import Name, Vocabulary, vocabulary
from indexer.model.hit import Suggestion
from indexer.model.viewer import Viewer
from indexer.search import Reader
from indexer.vietnamese.text import fold, normalise, words

SHORTEST = 2
"""Letters before anything is suggested."""

_REST = 20
"""Names are put in order again at most so long after, in the time that it takes: saves come all the time."""

_AT_ONCE = 0.02
"""Seconds that somebody who types may wait for it."""

_MOST = {"number": 5, "phrase": 3, "task": 2, "person": 2, "folder": 2}
_FILES = 2
"""So many places are kept for file names where there are any."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """Made from this generation of the index, at this moment, in so many seconds."""

    vocabulary: Vocabulary
    generation: int
    at: float
    seconds: float


class Suggesting:
    """Safe to use from several threads."""

    def __init__(self, config: Config, titles: Titles) -> None:
        self._config, self._titles = config, titles
        self._lock = threading.Lock()
        self._kept: dict[frozenset[str] | None, _Kept] = {}

    def suggest(self, reader: Reader, viewer: Viewer, text: str, limit: int) -> tuple[Suggestion, ...]:
        """At most `limit`, the likeliest kinds first; nothing for less than two letters."""
        if len("".join(words(fold(normalise(text))))) < SHORTEST:
            return ()
        known, found = self._vocabulary(reader, viewer), reader.complete(text, viewer.drives, limit)
        others = [
            *(Suggestion(number, "number") for number in found.numbers[: _MOST["number"]]),
            *(Suggestion(phrase, "phrase") for phrase in found.phrases[: _MOST["phrase"]]),
            *_named(known.tasks.find(text, _MOST["task"]), "task"),
            *_named(known.people.find(text, _MOST["person"]), "person"),
            *_named(known.folders.find(text, _MOST["folder"]), "folder"),
        ]
        files = [Suggestion(name, "name") for name in found.names]
        kept = max(limit - len(files), limit - _FILES)
        return tuple(_different((*others[:kept], *files)))[:limit]

    def _vocabulary(self, reader: Reader, viewer: Viewer) -> Vocabulary:
        """The names of the viewer's scope; while many are put in order, the former ones."""
        kept = self._kept.get(viewer.drives)
        if kept is None:
            with self._lock:
                kept = self._kept.get(viewer.drives) or self._made(reader, viewer)
        elif kept.generation != reader.generation and time.monotonic() - kept.at > _REST * kept.seconds:
            if kept.seconds < _AT_ONCE:
                kept = self._made(reader, viewer)
            elif self._lock.acquire(blocking=False):
                threading.Thread(target=self._make_anew, args=(reader, viewer), daemon=True).start()
        return kept.vocabulary

    def _make_anew(self, reader: Reader, viewer: Viewer) -> None:
        try:
            self._made(reader, viewer)
        finally:
            self._lock.release()

    def _made(self, reader: Reader, viewer: Viewer) -> _Kept:
        generation, started = reader.generation, time.monotonic()
        held = {field: reader.values(field, viewer.drives) for field in ("task", "person", "folder")}
        made = vocabulary(self._config, self._titles(), held, is_whole=viewer.drives is None)
        ended = time.monotonic()
        kept = self._kept[viewer.drives] = _Kept(made, generation, ended, ended - started)
        return kept


def _named(found: Iterable[Name], kind: str) -> Iterator[Suggestion]:
    return (Suggestion(name.shown, kind, name.query) for name in found)


def _different(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Without those that read like one before."""
    seen: set[str] = set()
    for one in found:
        key = " ".join(words(fold(one.text)))
        if key not in seen:
            seen.add(key)
            yield one
