"""Which documents of a segment match: every query node becomes a mask over them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from indexer.search.analysis import pairs_of
from indexer.search.conditions import accepts, ordinals
from indexer.search.days import writings
from indexer.search.numbers import key_of, matches
from indexer.search.query import And, Everything, Field, Not, Number, Or, Period, Phrase, Prefix, Query, Range, Word
from indexer.search.ranking import K1, B, Term, days_in
from indexer.search.relaxation import Relaxed
from indexer.search.spelling import bare, bares, twins
from indexer.search.whoosh_postings import NONE, Postings
from indexer.search.whoosh_schema import BAGS
from indexer.search.whoosh_segment import OpenSegment
from indexer.search.whoosh_snapshot import Mask, PostingCache
from indexer.vietnamese.text import fold


class Matcher:
    """Answers for one segment. Masks are new arrays; posting lists are shared and must not be changed."""

    def __init__(self, segment: OpenSegment, cache: PostingCache) -> None:
        self._segment = segment
        self._cache = cache
        self._rules: dict[type, Callable[..., Mask]] = {
            Everything: lambda query: np.ones(segment.size, bool),
            Word: self._word,
            Prefix: lambda query: self._mask(self.postings(Term("uni", query.text, 1, is_beginning=True)).ids),
            Phrase: lambda query: self._all(self._holding("pair", pair) for pair in pairs_of(query.text)),
            Number: self._number,
            Field: self._field,
            Range: lambda query: self._between(query.since, query.until),
            Period: self._period,
            Not: lambda query: ~self.mask(query.part),
            And: lambda query: self._all(map(self.mask, query.parts)),
            Or: lambda query: self._any(map(self.mask, query.parts)),
        }

    def mask(self, query: Query) -> Mask:
        """The documents that match, deleted ones too."""
        return self._rules[type(query)](query)

    def count(self, query: Query, scope: Mask) -> int:
        """How many documents of the scope match."""
        if isinstance(query, Word) and not query.also:
            ids = self._list("uni", twins(query.text)[1]).ids
            return len(ids) if scope.all() else int(np.count_nonzero(scope[ids]))
        return int(np.count_nonzero(self.mask(query) & scope))

    def relaxed(self, relaxed: Relaxed) -> Mask:
        counted = np.zeros(self._segment.size, np.uint8)
        for part in relaxed.optional:
            if isinstance(part, Word) and not part.also:
                counted[self._list("uni", twins(part.text)[1]).ids] += 1
            else:
                counted += self.mask(part)
        return self._all(map(self.mask, relaxed.required)) & (counted >= relaxed.least)

    def valued(self, field: str, accepted: Callable[[str], bool]) -> Mask:
        """The documents with an accepted value in a keyword column."""
        keyword = self._segment.keyword(field)
        fit = np.fromiter(map(accepted, keyword.values), bool, len(keyword.values))
        return self._mask(keyword.documents[fit[keyword.ordinals]])

    def impacts(self, term: Term, average: float) -> Postings:
        """The posting list with BM25 scores (without idf) for counts; `average` is the mean length of the field."""
        key = (self._segment.id, f"{term.field}{'*' * term.is_beginning}~{average}", term.text)
        return self._cache.get(key, lambda: self._weighed(term, average))

    def postings(self, term: Term) -> Postings:
        """The posting list of a term; of all its terms taken together for a beginning or a number."""
        if term.field == "day":
            return Postings(*self._of_days(term.text))
        if term.field != "number" and not term.is_beginning:
            return self._list(term.field, term.text)
        key = (self._segment.id, f"{term.field}*", term.text)
        return self._cache.get(key, lambda: self._together(term))

    def begun(self, field: str, text: str, most: int) -> Mask:
        """The documents that hold one of the first `most` terms with this beginning."""
        key = (self._segment.id, f"{field}*{most}", text)
        return self._mask(self._cache.get(key, lambda: self._held(field, text, most)).ids)

    def term(self, field: str, text: str) -> Postings:
        """The posting list of one term."""
        return self._list(field, text)

    def holding(self, field: str, term: str) -> Mask:
        return self._holding(field, term)

    def _held(self, field: str, text: str, most: int) -> Postings:
        found = np.zeros(self._segment.size, bool)
        for _, postings in islice(self._segment.begun(field, text.encode("utf-8", "replace")), most):
            found[postings.ids] = True
        if field == "name":
            found[self._list(field, bare(text)).ids] = True
        return Postings(np.flatnonzero(found).astype(np.int32), NONE.counts)

    def _weighed(self, term: Term, average: float) -> Postings:
        postings = self.postings(term)
        counts, norms = postings.counts, np.full(len(postings.ids), K1, np.float32)
        if term.field in BAGS:
            norms *= 1 - B + B * self._segment.lengths(term.field, postings.ids) / np.float32(average)
        return Postings(postings.ids, counts * np.float32(K1 + 1) / (counts + norms))

    def _together(self, term: Term) -> Postings:
        lists = list(self._expanded(term))
        if len(lists) < 2:
            return lists[0] if lists else NONE
        ids = np.concatenate([each.ids for each in lists])
        counts = np.bincount(ids, np.concatenate([each.counts for each in lists]), self._segment.size)
        held = np.flatnonzero(counts)
        return Postings(held.astype(np.int32), counts[held].astype(np.float32))

    def _expanded(self, term: Term) -> Iterator[Postings]:
        # not through the cache: a short beginning has thousands of lists
        for found, postings in self._segment.begun(term.field, term.text.encode("utf-8", "replace")):
            text = found.decode("utf-8", "replace")
            if matches(text, term.text) if term.field == "number" else fold(text) == text:
                yield postings

        if term.field == "uni" and (alike := bare(term.text)) != term.text:
            yield self._list("uni", alike)

    def _word(self, query: Word) -> Mask:
        found = self._holding("uni", twins(query.text)[1])
        for other in query.also:
            found |= self.mask(other)
        return found

    def _number(self, query: Number) -> Mask:
        found = self._mask(self.postings(Term("number", key_of(query.text), 1)).ids)
        return found | self._all(self._holding("uni", word) for word in bares(query.text))

    def _field(self, query: Field) -> Mask:
        if query.name == "number":
            return self._mask(self.postings(Term("number", key_of(query.value), 1)).ids)
        if query.name == "name":
            return self._all(self._holding("name", word) for word in bares(query.value))
        return self.valued(query.name, accepts(query.name, query.value, query.also))

    def _period(self, query: Period) -> Mask:
        said = (
            self._all(self._holding("pair" if " " in term else "uni", term) for term in group)
            for group in writings(query.text, (query.since, query.until))
        )
        return self._between(query.since, query.until) | self._any(said)

    def _between(self, since: date | None, until: date | None) -> Mask:
        first, last = ordinals(since, until)
        days = self._segment.column("day")
        return (days >= first) & (days <= last)

    def _of_days(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        since, until = days_in(term)
        ids = np.flatnonzero(self._between(since, until)).astype(np.int32)
        return ids, np.ones(len(ids), np.float32)

    def _holding(self, field: str, term: str) -> Mask:
        return self._mask(self._list(field, term).ids)

    def _list(self, field: str, text: str) -> Postings:
        return self._cache.get(
            (self._segment.id, field, text), lambda: self._segment.postings(field, text.encode("utf-8", "replace"))
        )

    def _mask(self, ids: NDArray[np.int32]) -> Mask:
        mask = np.zeros(self._segment.size, bool)
        mask[ids] = True
        return mask

    def _all(self, masks: Iterable[Mask]) -> Mask:
        found = np.ones(self._segment.size, bool)
        for mask in masks:
            found &= mask
        return found

    def _any(self, masks: Iterable[Mask]) -> Mask:
        found = np.zeros(self._segment.size, bool)
        for mask in masks:
            found |= mask
        return found
