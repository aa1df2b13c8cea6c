"""Scores matching documents with BM25, term at a time over whole posting lists, and picks the best."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from indexer.search.favour import DRAFT, HALVES_AFTER, RECENT
from indexer.search.query import Query
from indexer.search.ranking import Term, scoring, terms
from indexer.search.whoosh_match import Matcher
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_snapshot import Snapshot

_FEW = 20

Numbers = NDArray[np.int64] | NDArray[np.float32]


class Scorer:
    """The scores of one query. Statistics are those of the whole index, deleted documents included."""

    def __init__(self, query: Query, snapshot: Snapshot, matchers: Sequence[Matcher]) -> None:
        self._averages = snapshot.averages
        self._weights = scoring(terms(query), snapshot.held, lambda term: _holding(term, snapshot, matchers))

    def scores(self, matcher: Matcher, size: int, documents: NDArray[np.int64]) -> NDArray[np.float32]:
        """The score of each of the documents (rising) of a segment with `size` documents."""
        # few documents are looked up in the lists, for many the lists are added up
        is_few = len(documents) * _FEW < size
        scores = np.zeros(len(documents) if is_few else size, np.float32)
        for term, weight in self._weights if len(documents) else ():
            impacts = matcher.impacts(term, self._averages.get(term.field, 1.0))
            if is_few:
                _look_up(scores, impacts, documents, weight)
            else:
                scores[impacts.ids] += impacts.counts * np.float32(weight)
        return scores if is_few else scores[documents]


def favours(days: NDArray[np.int64], drafts: NDArray[np.int64], today: date | None) -> NDArray[np.float32]:
    """The factor of each document, as `favour` says."""
    ages = np.maximum(0, (today.toordinal() if today else 0) - days)
    recent = RECENT * np.exp2(-ages / HALVES_AFTER) if today else np.zeros(len(days))
    return (1 + recent - DRAFT * drafts).astype(np.float32)


def _look_up(scores: NDArray[np.float32], impacts: Postings, documents: NDArray[np.int64], weight: float) -> None:
    if not len(impacts.ids):
        return
    at = np.searchsorted(impacts.ids, documents)
    at[at == len(impacts.ids)] = 0
    held = np.flatnonzero(impacts.ids[at] == documents)
    scores[held] += impacts.counts[at[held]] * np.float32(weight)


def leaders(keys: Sequence[Numbers], count: int) -> NDArray[np.int64]:
    """Places of the `count` first by the keys: the first key decides, ties by the next; all keys sort falling."""
    places = np.arange(len(keys[0]))
    chosen = np.zeros(0, np.int64)
    for key in keys:
        wanted = count - len(chosen)
        if wanted <= 0 or len(places) <= wanted:
            break
        cut = np.partition(key[places], len(places) - wanted)[len(places) - wanted]
        chosen = np.concatenate([chosen, places[key[places] > cut]])
        places = places[key[places] == cut]
    found = np.concatenate([chosen, places[: max(0, count - len(chosen))]])
    return found[np.lexsort([key[found] for key in reversed(keys)])[::-1]]


def _holding(term: Term, snapshot: Snapshot, matchers: Sequence[Matcher]) -> int:
    if term.field in ("number", "day") or term.is_beginning:
        return sum(len(matcher.postings(term).ids) for matcher in matchers)
    text = term.text.encode("utf-8", "replace")
    return sum(part.segment.holding(term.field, text) for part in snapshot.parts)
