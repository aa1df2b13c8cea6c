"""Merging small segments, so that many small commits do not slow searching. Large segments are left alone."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment

from indexer.search.whoosh_output import Columns, Listed, write_segment
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_schema import BAGS, NUMBERS, TERMS
from indexer.search.whoosh_segment import OpenSegment

TIER = 8
LARGEST = 20_000
_PLACE = {name: place for place, name in enumerate(TERMS)}


def choose(segments: Sequence[W3Segment]) -> list[W3Segment]:
    """The segments to make one of: eight of like size that stay small together, or one mostly deleted; or none."""
    tiers: dict[int, list[W3Segment]] = {}
    for segment in segments:
        tiers.setdefault(_tier(segment.doc_count()), []).append(segment)
    for _, like in sorted(tiers.items()):
        if len(like) >= TIER and sum(segment.doc_count() for segment in like) <= LARGEST:
            return like
    return [segment for segment in segments if segment.doc_count() < segment.deleted_count()][:1]


def merge(folder: Path, segments: Sequence[W3Segment]) -> W3Segment | None:
    """A new segment of all documents that are not deleted; None where none are left."""
    sources = [OpenSegment(folder, segment) for segment in segments]
    moves, start = [], 0
    for segment, source in zip(segments, sources, strict=True):
        move = _moves(segment, source.size, start)
        start += int((move >= 0).sum())
        moves.append(move)
    if not start:
        return None
    return write_segment(folder, _columns(sources, moves), _lists(sources, moves))


def _tier(size: int) -> int:
    return (max(size, 1).bit_length() - 1) // 3


def _moves(segment: W3Segment, size: int, start: int) -> NDArray[np.int64]:
    """Old document number -> new one, -1 for deleted documents."""
    live = np.ones(size, bool)
    live[list(segment.deleted_docs())] = False
    return np.where(live, np.cumsum(live) - 1 + start, -1)


def _columns(sources: Sequence[OpenSegment], moves: Sequence[NDArray[np.int64]]) -> Columns:
    live = [move >= 0 for move in moves]
    pairs = list(zip(sources, live, strict=True))
    return Columns(
        numbers={name: np.concatenate([s.column(name)[kept] for s, kept in pairs]).tolist() for name in NUMBERS},
        labels=[source.label(int(number)) for source, kept in pairs for number in np.flatnonzero(kept)],
        lengths={n: bytearray(np.concatenate([s.length_bytes(n)[kept] for s, kept in pairs])) for n in BAGS},
        totals={n: _total(pairs, n) for n in BAGS},
    )


def _total(pairs: Sequence[tuple[OpenSegment, NDArray[np.bool_]]], field: str) -> int:
    """Exact where nothing was deleted, else as exact as the length bytes are."""
    return sum(s.total(field) if kept.all() else int(s.lengths(field, kept).sum()) for s, kept in pairs)


def _lists(sources: Sequence[OpenSegment], moves: Sequence[NDArray[np.int64]]) -> Iterator[Listed]:
    streams = [_keyed(source, place) for place, source in enumerate(sources)]
    for (field, term), group in groupby(heapq.merge(*streams, key=lambda each: each[0]), key=lambda each: each[0]):
        ids: list[int] = []
        counts: list[int] = []
        for _, place, postings in group:
            moved = moves[place][postings.ids]
            kept = moved >= 0
            ids += moved[kept].tolist()
            counts += postings.counts[kept].astype(np.int64).tolist()
        if ids:
            yield TERMS[field], term, ids, counts


def _keyed(source: OpenSegment, place: int) -> Iterator[tuple[tuple[int, bytes], int, Postings]]:
    for field, term, postings in source.lists():
        yield (_PLACE[field], term), place, postings
