"""One segment, opened for reading: posting lists, keywords and columns as arrays, loaded when first asked for."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo
from whoosh.util.numeric import byte_to_length

from indexer.search import whoosh_postings
from indexer.search.whoosh_lookup import documents_holding
from indexer.search.whoosh_mapped import MappedSegment
from indexer.search.whoosh_postings import NONE, Postings
from indexer.search.whoosh_schema import LABEL

_ENTRY = struct.Struct("!ii")
_FIELD = 2  # bytes of a key that say which field it belongs to
_COUNTS = 20_000  # terms whose counts are kept
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float32)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword column: value `ordinals[i]` of `values` belongs to document `documents[i]`."""

    values: tuple[str, ...]
    documents: NDArray[np.int32]
    ordinals: NDArray[np.int32]


class OpenSegment:
    """Reads a segment file, which never changes. Deletions are kept elsewhere. Not safe to share between threads."""

    def __init__(self, folder: Path, segment: W3Segment) -> None:
        self.id: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self._segment = segment
        self._files = MappedSegment(folder / segment.make_filename(segment.COMPOUND_EXT))
        self._terms = segment.codec().terms_reader(self._files, segment)
        self._arrays: dict[str, NDArray[Any]] = {}
        self._keywords: dict[str, Keyword] = {}
        self._labels: Any = None
        self._counts: dict[tuple[str, bytes], int] = {}
        self.often: dict[str, dict[str, int]] = {}  # frequent phrases by what they begin with

    def total(self, field: str) -> int:
        """How many words the field has in all documents."""
        return int(self._segment._fieldlengths.get(field, 0))

    def holding(self, field: str, term: bytes) -> int:
        """How many documents hold the term, deleted ones too."""
        found = self._counts.get((field, term))
        if found is None:
            if len(self._counts) >= _COUNTS:
                self._counts.clear()
            found = self._counts[field, term] = documents_holding(self._terms, field, term)
        return found

    def postings(self, field: str, term: bytes) -> Postings:
        found = self._terms._tindex.get(self._terms._keycoder(field, term))
        return self._list(W3TermInfo.from_bytes(found)) if found else NONE

    def begun(self, field: str, beginning: bytes = b"") -> Iterator[tuple[bytes, Postings]]:
        """The field's terms with this beginning, in order, each with its list."""
        for term, info in self._from(field, beginning):
            yield term, self._list(W3TermInfo.from_bytes(info))

    def counted(self, field: str, beginning: str, most: int) -> Iterator[tuple[str, int]]:
        """The first terms with this beginning and in how many documents each is, deleted ones too; reads no lists."""
        for term, info in islice(self._from(field, beginning.encode("utf-8", "replace")), most):
            yield term.decode("utf-8", "replace"), int(W3TermInfo._struct.unpack_from(info)[2])

    def _from(self, field: str, beginning: bytes) -> Iterator[tuple[bytes, memoryview]]:
        """The dictionary's entries from a beginning on: keys and term infos lie side by side, in order."""
        index, start = self._terms._tindex, self._terms._keycoder(field, beginning)
        data, end, place = index.dbfile._buf, index.endofdata, index.closest_key_pos(start)
        while place is not None and place < end:
            key_length, info_length = _ENTRY.unpack_from(data, place)
            info = place + _ENTRY.size + key_length
            key = bytes(data[place + _ENTRY.size : info])
            if not key.startswith(start):
                return
            place = info + info_length
            yield key[_FIELD:], data[info:place]

    def lists(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Everything: field, term, posting list, in the order of the dictionary."""
        for (field, term), info in self._terms.items():
            yield field, term, self._list(info)

    def column(self, name: str) -> NDArray[np.int64]:
        """An integer column, one value a document."""
        return self._array(name, ">i8", np.int64)

    def length_bytes(self, field: str) -> NDArray[np.uint8]:
        return self._array(f"_{field}_len", "u1", np.uint8)

    def lengths(self, field: str, documents: NDArray[Any]) -> NDArray[np.float32]:
        """The field's length in words in these documents, as exact as a byte tells."""
        lengths: NDArray[np.float32] = _LENGTHS[self.length_bytes(field)[documents]]
        return lengths

    def keyword(self, field: str) -> Keyword:
        found = self._keywords.get(field)
        if found is None:
            found = self._keywords[field] = self._read_keyword(field)
        return found

    def label(self, number: int) -> bytes:
        """File name and title of a document."""
        if self._labels is None:
            name = W3Codec.column_filename(self._segment, "label")
            self._labels = LABEL.reader(self._files.open_file(name), 0, self._files.file_length(name), self.size)
        return bytes(self._labels[number])

    def _list(self, info: W3TermInfo) -> Postings:
        if info.is_inlined():
            return whoosh_postings.inlined(info)
        offset, length = info.extent()
        size = length[0] if isinstance(length, tuple) else length  # from_bytes leaves it in struct's tuple
        return whoosh_postings.read(self._terms._postfile.get(offset, size))

    def _array(self, name: str, stored: str, dtype: type) -> NDArray[Any]:
        found = self._arrays.get(name)
        if found is None:
            data = np.frombuffer(self._files.data(W3Codec.column_filename(self._segment, name)), stored)
            found = np.zeros(self.size, dtype)
            found[: len(data)] = data[: self.size]
            self._arrays[name] = found
        return found

    def _read_keyword(self, field: str) -> Keyword:
        found = list(self.begun(field))
        lists = [postings.ids for _, postings in found]
        return Keyword(
            tuple(term.decode("utf-8", "replace") for term, _ in found),
            np.concatenate(lists) if lists else NONE.ids,
            np.repeat(np.arange(len(lists), dtype=np.int32), [len(ids) for ids in lists]),
        )
