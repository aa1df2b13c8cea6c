"""The reader: scope, matching, relaxing, facets, order, over the segments of the newest commit."""

import pickle
import struct
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.index import IndexError as WhooshIndexError

from indexer.errors import SearchError
from indexer.model.hit import Sort
from indexer.search import correction, whoosh_like
from indexer.search.engine import Answer, Completions, Match, Request, Sample
from indexer.search.query import Query
from indexer.search.relaxation import is_sentence, relax
from indexer.search.whoosh_complete import Completer
from indexer.search.whoosh_fold import NOTHING_FOLDED, Fold, ValueFamilies
from indexer.search.whoosh_match import Matcher
from indexer.search.whoosh_score import Scorer, favours
from indexer.search.whoosh_snapshot import EMPTY, Mask, PostingCache, Snapshot, newest
from indexer.vietnamese.text import lower

_COMPLETED = 2000
_DAMAGE = (
    *(OSError, EOFError, ValueError, LookupError, NameError, AttributeError, ImportError, AssertionError),
    *(struct.error, zlib.error, pickle.UnpicklingError, WhooshIndexError),
)


class WhooshReader:
    """Reader of the engine protocol. Before the first commit it is empty."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.RLock()
        self._cache = PostingCache()
        self._snapshot: Snapshot = EMPTY
        self._matchers: list[Matcher] = []
        self._scopes: dict[frozenset[str] | None, list[Mask]] = {}
        self._completed: dict[tuple[str, frozenset[str] | None, int], Completions] = {}
        self.refresh()

    @property
    def documents(self) -> int:
        return self._snapshot.documents

    @property
    def generation(self) -> int:
        return self._snapshot.generation

    def refresh(self) -> bool:
        with self._guarded():
            found = newest(self._root, self._snapshot)
            if found is self._snapshot:
                return False
            self._snapshot = found
            self._scopes.clear()
            self._completed.clear()
            self._matchers = [Matcher(part.segment, self._cache) for part in found.parts]
            return True

    def search(self, request: Request) -> Answer:
        with self._guarded():
            found = self._matching(request.query, self._scope(request.drives))
            choices = [self._choices(matcher, request.chosen) for matcher in self._matchers]
            shown = [_narrowed(mask, each, None) for mask, each in zip(found, choices, strict=True)]
            facets = {name: self._counts(name, found, choices, is_folded=request.is_folded) for name in request.facets}
            if request.among is not None:
                ids = np.fromiter(request.among, np.int64, len(request.among))
                pairs = zip(shown, self._snapshot.parts, strict=True)
                shown = [mask & np.isin(part.segment.column("id"), ids) for mask, part in pairs]
            fold = self._fold(shown) if request.is_folded else NOTHING_FOLDED
            total = sum(int(mask.sum()) for mask in shown) - fold.hidden
            return Answer(total, self._page(request, shown, fold), facets)

    def similar(self, sample: Sample, drives: frozenset[str] | None, limit: int) -> tuple[Match, ...]:
        with self._guarded():
            return whoosh_like.similar(sample, self._snapshot, self._matchers, self._scope(drives), limit)

    def complete(self, text: str, drives: frozenset[str] | None, limit: int) -> Completions:
        with self._guarded():
            key = (" ".join(lower(text).split()), drives, limit)
            found = self._completed.get(key)
            if found is None:
                if len(self._completed) >= _COMPLETED:
                    self._completed.clear()
                found = Completer(self._snapshot.parts, self._matchers, self._scope(drives)).complete(text, limit)
                self._completed[key] = found
            return found

    def values(self, field: str, drives: frozenset[str] | None) -> dict[str, int]:
        with self._guarded():
            return self._counts(field, self._scope(drives), [{} for _ in self._matchers])

    def correct(self, query: Query, drives: frozenset[str] | None, *, is_few: bool = True) -> str | None:
        with self._guarded():
            scope = self._scope(drives)

            def count(field: str, term: str) -> int:
                if not any(
                    part.segment.holding(field, term.encode("utf-8", "replace")) for part in self._snapshot.parts
                ):
                    return 0
                pairs = zip(self._matchers, scope, strict=True)
                return sum(int(np.count_nonzero(held[matcher.term(field, term).ids])) for matcher, held in pairs)

            completer = Completer(self._snapshot.parts, self._matchers, scope)
            return correction.correct(query, correction.Office(count, completer.titles), is_few=is_few)

    def versions(self) -> dict[int, int]:
        with self._guarded():
            found: dict[int, int] = {}
            for part in self._snapshot.parts:
                ids, versions = (part.segment.column(name)[part.live] for name in ("id", "version"))
                found.update(zip(ids.tolist(), versions.tolist(), strict=True))
            return found

    def close(self) -> None:
        with self._lock:
            self._snapshot, self._matchers, self._cache = EMPTY, [], PostingCache()
            self._scopes.clear()
            self._completed.clear()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """One question at a time, and a damaged index says so."""
        with self._lock:
            try:
                yield
            except _DAMAGE as error:
                raise SearchError(
                    f"The search index in {self._root} cannot be read ({type(error).__name__}: {error})",
                    "Run `ochung rebuild`: the index is made anew from the catalogue, nothing is lost.",
                ) from error

    def _scope(self, drives: frozenset[str] | None) -> list[Mask]:
        """Masks of the documents that can be found on these drives; they are shared and must not be changed."""
        if drives is None:
            return [part.live for part in self._snapshot.parts]
        found = self._scopes.get(drives)
        if found is None:
            pairs = zip(self._snapshot.parts, self._matchers, strict=True)
            found = [part.live & matcher.valued("drive", drives.__contains__) for part, matcher in pairs]
            self._scopes[drives] = found
        return found

    def _matching(self, query: Query, scope: list[Mask]) -> list[Mask]:
        found = [] if is_sentence(query) else self._masks(scope, lambda matcher: matcher.mask(query))
        if any(mask.any() for mask in found):
            return found
        relaxed = relax(
            query,
            sum(int(mask.sum()) for mask in scope),
            lambda part: sum(matcher.count(part, held) for matcher, held in zip(self._matchers, scope, strict=True)),
        )
        return self._masks(scope, lambda matcher: matcher.relaxed(relaxed)) if relaxed else found

    def _masks(self, scope: list[Mask], mask_of: Callable[[Matcher], Mask]) -> list[Mask]:
        return [mask_of(matcher) & held for matcher, held in zip(self._matchers, scope, strict=True)]

    def _choices(self, matcher: Matcher, chosen: Mapping[str, tuple[str, ...]]) -> dict[str, Mask]:
        return {name: matcher.valued(name, frozenset(values).__contains__) for name, values in chosen.items() if values}

    def _fold(self, shown: list[Mask]) -> Fold:
        held = [np.flatnonzero(mask) for mask in shown]
        if not any(map(len, held)):
            return NOTHING_FOLDED
        return Fold.of(*(self._column(name, held) for name in ("family", "standing", "modified", "id")))

    def _counts(
        self, name: str, found: list[Mask], choices: list[dict[str, Mask]], *, is_folded: bool = False
    ) -> dict[str, int]:
        counted: Counter[str] = Counter()
        families = ValueFamilies()
        for part, mask, chosen in zip(self._snapshot.parts, found, choices, strict=True):
            keyword = part.segment.keyword(name)
            held = _narrowed(mask, chosen, name)[keyword.documents]
            ordinals = keyword.ordinals[held]
            if is_folded:
                ordinals = families.take(
                    keyword.values, ordinals, part.segment.column("family")[keyword.documents[held]]
                )
            counts = np.bincount(ordinals, minlength=len(keyword.values)).tolist()
            counted.update({value: count for value, count in zip(keyword.values, counts, strict=True) if count})
        counted.update(families.counts())
        return dict(counted)

    def _page(self, request: Request, shown: list[Mask], fold: Fold) -> tuple[Match, ...]:
        held = [np.flatnonzero(mask) for mask in shown]
        if not any(map(len, held)):
            return ()
        scorer = Scorer(request.query, self._snapshot, self._matchers)
        triples = list(zip(self._snapshot.parts, self._matchers, held, strict=True))
        scores = np.concatenate([scorer.scores(matcher, part.segment.size, where) for part, matcher, where in triples])
        modified, ids, days, drafts = (self._column(name, held) for name in ("modified", "id", "day", "draft"))
        scores = fold.lifted(scores) * favours(days, drafts, request.today)
        keys = (scores, modified, -ids) if request.sort is Sort.RELEVANCE else (modified, -ids)
        places = fold.kept(keys, request.offset + request.limit)[request.offset :]
        return tuple(
            Match(int(ids[place]), float(scores[place]), tuple(ids[fold.under(place)].tolist()))
            for place in places.tolist()
        )

    def _column(self, name: str, held: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        parts = zip(self._snapshot.parts, held, strict=True)
        return np.concatenate([part.segment.column(name)[where] for part, where in parts])


def _narrowed(mask: Mask, chosen: dict[str, Mask], left_out: str | None) -> Mask:
    for name, wanted in chosen.items():
        if name != left_out:
            mask = mask & wanted
    return mask
