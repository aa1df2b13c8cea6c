"""Scores matching documents with BM25, term at a time over whole posting lists, and picks the best."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.search.query import Query
from indexer.search.ranking import K1, B, Term, scoring, terms
from indexer.search.whoosh_match import Matcher
from indexer.search.whoosh_segment import OpenSegment
from indexer.search.whoosh_snapshot import Snapshot

Numbers = NDArray[np.int64] | NDArray[np.float32]


class Scorer:
    """The scores of one query. Statistics are those of the whole index, deleted documents included."""

    def __init__(self, query: Query, snapshot: Snapshot, matchers: Sequence[Matcher]) -> None:
        self._averages = snapshot.averages
        self._weights = scoring(terms(query), snapshot.held, lambda term: _holding(term, snapshot, matchers))

    def scores(self, segment: OpenSegment, matcher: Matcher, documents: NDArray[np.int64]) -> NDArray[np.float32]:
        """The score of each of the documents (rising) of a segment."""
        scores = np.zeros(len(documents), np.float32)
        if not len(documents):
            return scores
        for term, weight in self._weights:
            postings = matcher.postings(term)
            at = np.searchsorted(postings.ids, documents)
            at[at == len(postings.ids)] = 0
            if len(postings.ids):
                held = np.flatnonzero(postings.ids[at] == documents)
                counts = postings.counts[at[held]]
                gain = counts * (K1 + 1) / (counts + self._norms(term, segment, documents[held]))
                scores[held] += gain * np.float32(weight)
        return scores

    def _norms(self, term: Term, segment: OpenSegment, documents: NDArray[np.int64]) -> NDArray[np.float32] | float:
        if term.field not in self._averages:
            return K1
        return segment.lengths(term.field)[documents] * np.float32(K1 * B / self._averages[term.field]) + np.float32(
            K1 * (1 - B)
        )


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
    if term.field == "number" or term.is_beginning:
        return sum(len(matcher.postings(term).ids) for matcher in matchers)
    text = term.text.encode("utf-8", "replace")
    return sum(part.segment.holding(term.field, text) for part in snapshot.parts)
