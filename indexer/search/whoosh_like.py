"""Scores every document of a scope by its likeness to one, over whole posting lists."""

from collections.abc import Sequence

import numpy as np

from indexer.search.engine import Match, Sample
from indexer.search.likeness import LEAST, telling
from indexer.search.ranking import Term
from indexer.search.whoosh_match import Matcher
from indexer.search.whoosh_score import leaders
from indexer.search.whoosh_snapshot import Mask, Snapshot


def similar(
    sample: Sample, snapshot: Snapshot, matchers: Sequence[Matcher], scope: Sequence[Mask], limit: int
) -> tuple[Match, ...]:
    """The most alike of the scope, best first (ties: newest, then smallest id), without the document itself.

    What is telling rests on the scope alone: words of hidden documents must not change who is found.
    """
    is_whole = all(np.array_equal(mask, part.live) for part, mask in zip(snapshot.parts, scope, strict=True))
    documents = snapshot.held if is_whole else sum(int(mask.sum()) for mask in scope)

    def holding(term: Term) -> int:
        if is_whole and term.field != "number":
            text = term.text.encode("utf-8", "replace")
            return sum(part.segment.holding(term.field, text) for part in snapshot.parts)
        lists = (matcher.postings(term).ids for matcher in matchers)
        return sum(int(np.count_nonzero(mask[ids])) for mask, ids in zip(scope, lists, strict=True))

    weights = telling(sample, documents, holding)
    if not weights or not matchers:
        return ()
    scores, modified, ids = [], [], []
    own = 0.0
    for part, matcher, mask in zip(snapshot.parts, matchers, scope, strict=True):
        sums = np.zeros(part.segment.size, np.float32)
        for term, weight in weights:
            impacts = matcher.impacts(term, snapshot.averages.get(term.field, 1.0))
            sums[impacts.ids] += impacts.counts * np.float32(weight)
        column = part.segment.column("id")
        own = max(own, float(sums[(column == sample.id) & part.live].max(initial=0.0)))
        where = np.flatnonzero((sums > 0) & mask & (column != sample.id))
        scores.append(sums[where])
        modified.append(part.segment.column("modified")[where])
        ids.append(column[where])
    score, newest, id_ = np.concatenate(scores), np.concatenate(modified), np.concatenate(ids)
    places = leaders((score, newest, -id_), limit) if len(score) else np.zeros(0, np.int64)
    return tuple(Match(int(id_[at]), float(score[at])) for at in places if score[at] >= LEAST * own)
