"""The one writer: a commit adds a small segment and marks what it replaces; its cost does not grow with the index."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment

from indexer.search import pointer, whoosh_folder
from indexer.search.engine import IndexRow
from indexer.search.whoosh_draft import Draft
from indexer.search.whoosh_folder import Commit
from indexer.search.whoosh_merge import choose, merge
from indexer.search.whoosh_segment import OpenSegment

DRAFT_BYTES = 128 * 1024 * 1024
MOST_SEGMENTS = 100


class WhooshWriter:
    """Writer of the engine protocol. Not safe to use from several threads."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._root = root
        self._lock = whoosh_folder.lock(root)
        found = whoosh_folder.latest(root)
        if found is None:
            self._commit = Commit(whoosh_folder.fresh(root), 0, ())
            whoosh_folder.write(self._commit)
            pointer.switch(root, self._commit.folder)
        else:
            self._commit = whoosh_folder.read(*found)
        whoosh_folder.clean(root, self._commit)
        self._places = {segment.segment_id(): self._placed(segment) for segment in self._commit.segments}

    def apply(self, rows: Sequence[IndexRow], removed: Sequence[int]) -> None:
        rows = list({row.id: row for row in rows}.values())
        added = write_segments(self._commit.folder, rows)
        kept = self._without([*removed, *(row.id for row in rows)])
        self._publish((*kept, *added))
        if len(self._commit.segments) > MOST_SEGMENTS:
            self.tidy()

    def tidy(self) -> bool:
        chosen = choose(self._commit.segments)
        if chosen:
            self._make_one(chosen)
        return bool(chosen)

    def purge(self, documents: Sequence[int]) -> bool:
        wanted = np.array(documents, np.int64)
        for segment in self._commit.segments if documents else ():
            held, numbers = self._places[segment.segment_id()]
            if any(map(segment.is_deleted, numbers[np.isin(held, wanted)].tolist())):
                self._make_one([segment])
                return True
        return False

    def close(self) -> None:
        if self._lock.fd is not None:
            pointer.seal(self._root)
            self._lock.release()

    def _make_one(self, segments: Sequence[W3Segment]) -> None:
        """One new segment in their place, without what is deleted; their files go."""
        merged = merge(self._commit.folder, segments)
        gone = {segment.segment_id() for segment in segments}
        kept = tuple(segment for segment in self._commit.segments if segment.segment_id() not in gone)
        self._publish((*kept, merged) if merged is not None else kept)

    def _publish(self, segments: tuple[W3Segment, ...]) -> None:
        self._commit = Commit(self._commit.folder, self._commit.number + 1, segments)
        whoosh_folder.write(self._commit)
        whoosh_folder.clean(self._root, self._commit)
        self._places = {
            segment.segment_id(): self._places.get(segment.segment_id()) or self._placed(segment)
            for segment in segments
        }

    def _without(self, ids: Sequence[int]) -> tuple[W3Segment, ...]:
        """The segments with these documents marked deleted; one that has nothing else left is dropped."""
        wanted = np.unique(np.array(ids, np.int64))
        for segment in self._commit.segments:
            held, numbers = self._places[segment.segment_id()]
            at = np.searchsorted(held, wanted)
            at[at == len(held)] = 0
            for number in numbers[at[held[at] == wanted]].tolist():
                segment.delete_document(number)
        return tuple(segment for segment in self._commit.segments if segment.doc_count() > 0)

    def _placed(self, segment: W3Segment) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The ids of a segment, rising, and the document number of each."""
        ids = OpenSegment(self._commit.folder, segment).column("id")
        order = np.argsort(ids)
        return ids[order], order


def write_segments(folder: Path, rows: Iterable[IndexRow], most: int = DRAFT_BYTES) -> list[W3Segment]:
    """Segment files of the rows, each made in about so much memory; none for no rows."""
    segments, draft = [], Draft()
    for row in rows:
        draft.add(row)
        if len(draft) % 64 == 0 and draft.bytes() > most:
            segments.append(draft.write(folder))
            draft = Draft()
    if len(draft):
        segments.append(draft.write(folder))
    return segments


def rebuild(root: Path, rows: Iterable[IndexRow]) -> int:
    """A new index of the rows beside the one in use, switched to when whole; how many documents it has.

    A reader on the old one keeps working and moves at its next refresh. A crash leaves the old one in use.
    """
    root.mkdir(parents=True, exist_ok=True)
    lock = whoosh_folder.lock(root)
    try:
        folder = whoosh_folder.fresh(root)
        commit = Commit(folder, 0, tuple(write_segments(folder, rows)))
        whoosh_folder.write(commit)
        pointer.switch(root, folder)
        whoosh_folder.clean(root, commit)
        pointer.seal(root)
        return sum(segment.doc_count() for segment in commit.segments)
    finally:
        lock.release()
