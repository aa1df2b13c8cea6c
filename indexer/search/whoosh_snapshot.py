"""One commit, opened for reading, and the posting lists of it that are kept in memory."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment

from indexer.search import whoosh_folder
from indexer.search.whoosh_folder import Commit
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_schema import BAGS
from indexer.search.whoosh_segment import OpenSegment

Mask = NDArray[np.bool_]

CACHE_BYTES = 192 * 1024 * 1024
_TRIES = 10


@dataclass(frozen=True)
class Part:
    """A segment as of this commit; `live` is False for deleted documents."""

    segment: OpenSegment
    live: Mask


@dataclass(frozen=True)
class Snapshot:
    """`documents` can be found; `held` counts deleted ones too, as BM25's statistics do.

    `averages`: field -> mean length in words.
    """

    commit: Commit | None
    parts: tuple[Part, ...]
    documents: int
    held: int
    averages: Mapping[str, float]

    @property
    def generation(self) -> int:
        return self.commit.generation if self.commit else 0


EMPTY = Snapshot(None, (), 0, 0, {})


def newest(root: Path, old: Snapshot) -> Snapshot:
    """The newest commit, opened; `old` itself when it is that. Segments that `old` has open are used again."""
    for tries_left in reversed(range(_TRIES)):
        found = whoosh_folder.latest(root)
        if found is None:
            return EMPTY
        if old.commit and found == (old.commit.folder, old.commit.number):
            return old
        try:
            return _opened(whoosh_folder.read(*found), old)
        except FileNotFoundError:  # the writer went on between looking and opening
            if not tries_left:
                raise
            time.sleep(0.02)
    return old


def _opened(commit: Commit, old: Snapshot) -> Snapshot:
    is_same = old.commit is not None and old.commit.folder == commit.folder
    opened = {part.segment.id: part.segment for part in old.parts} if is_same else {}
    parts = tuple(_part(commit.folder, segment, opened) for segment in commit.segments)
    return Snapshot(
        commit,
        parts,
        documents=sum(int(part.live.sum()) for part in parts),
        held=sum(part.segment.size for part in parts),
        averages={name: _average(name, parts, old.averages.get(name)) for name in BAGS},
    )


def _average(field: str, parts: tuple[Part, ...], before: float | None) -> float:
    """The mean length in words; the one used before while it is within 1 %, so that computed scores stay good."""
    words, held = sum(part.segment.total(field) for part in parts), sum(part.segment.size for part in parts)
    exact = words / held if words else 1.0
    return before if before is not None and abs(before - exact) <= 0.01 * exact else exact


def _part(folder: Path, segment: W3Segment, opened: dict[str, OpenSegment]) -> Part:
    live = np.ones(segment.doc_count_all(), bool)
    live[list(segment.deleted_docs())] = False
    return Part(opened.get(segment.segment_id()) or OpenSegment(folder, segment), live)


class PostingCache:
    """Posting lists used lately, at most so many bytes of them."""

    def __init__(self, most: int = CACHE_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._lists: OrderedDict[tuple[str, str, str], Postings] = OrderedDict()

    def get(self, key: tuple[str, str, str], load: Callable[[], Postings]) -> Postings:
        """The list under (segment id, field, text), loaded when it is not there."""
        found = self._lists.get(key)
        if found is not None:
            self._lists.move_to_end(key)
            return found
        found = self._lists[key] = load()
        self._bytes += _cost(found)
        while self._bytes > self._most and len(self._lists) > 1:
            self._bytes -= _cost(self._lists.popitem(last=False)[1])
        return found


def _cost(postings: Postings) -> int:
    return postings.ids.nbytes + postings.counts.nbytes + 400
