"""Documents on their way into one segment: postings are noted as they come, and sorted by term when it is written."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Segment

from indexer.search.analysis import Bags, analyse
from indexer.search.conditions import day_of
from indexer.search.engine import IndexRow
from indexer.search.whoosh_output import Columns, Listed, length_byte, write_segment
from indexer.search.whoosh_schema import BAGS, NUMBERS, TERMS

_POSTING_BYTES = 28  # noted, and while they are sorted
_TERM_BYTES = 200


class _Postings:
    """What the terms of one field are, and which document holds which how often: three columns, a row a posting."""

    def __init__(self) -> None:
        self.places: defaultdict[str, int] = defaultdict()
        self.places.default_factory = self.places.__len__
        self._terms, self._documents, self._counts = array("I"), array("I"), array("I")

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, document: int, terms: Iterable[str], counts: Iterable[int], size: int) -> None:
        """`size` terms, each once, and how often the document holds each."""
        self._terms.extend(map(self.places.__getitem__, terms))
        self._documents.extend(repeat(document, size))
        self._counts.extend(counts)

    def listed(self) -> Iterator[tuple[bytes, list[int], list[int]]]:
        """Every term in the order of its bytes, with its documents (rising) and counts."""
        named = sorted((term.encode("utf-8", "replace"), place) for term, place in self.places.items())
        rank = np.empty(len(named), np.uint32)
        rank[[place for _, place in named]] = np.arange(len(named), dtype=np.uint32)
        ranks = rank[np.frombuffer(self._terms, np.uint32)]
        order = np.argsort(ranks, kind="stable")
        ends = np.cumsum(np.bincount(ranks, minlength=len(named))).tolist()
        documents, counts = (np.frombuffer(each, np.uint32)[order] for each in (self._documents, self._counts))
        start = 0
        for (term, _), end in zip(named, ends, strict=True):
            yield term, documents[start:end].tolist(), counts[start:end].tolist()
            start = end


class Draft:
    """A segment being made. Not safe to use from several threads."""

    def __init__(self) -> None:
        self._columns = Columns(
            {name: [] for name in NUMBERS}, [], {name: bytearray() for name in BAGS}, dict.fromkeys(BAGS, 0)
        )
        self._fields = {name: _Postings() for name in TERMS}

    def __len__(self) -> int:
        return len(self._columns)

    def bytes(self) -> int:
        """About how much memory it takes."""
        fields = self._fields.values()
        return sum(len(field) * _POSTING_BYTES + len(field.places) * _TERM_BYTES for field in fields)

    def add(self, row: IndexRow) -> None:
        bags, number = analyse(row), len(self._columns)
        fields = {"uni": bags.uni, "pair": bags.pair, "name": bags.name, "number": bags.number, "phrase": bags.phrase}
        for name, bag in fields.items():
            self._fields[name].add(number, bag, bag.values(), len(bag))
        for name, values in bags.keywords.items():
            self._fields[name].add(number, values, repeat(1, len(values)), len(values))
        self._keep(row, bags)

    def write(self, folder: Path) -> W3Segment:
        """The finished segment's file in the folder."""
        return write_segment(folder, self._columns, self._listed())

    def _keep(self, row: IndexRow, bags: Bags) -> None:
        columns = self._columns
        numbers = (row.id, row.version, row.modified, day_of(row), row.family, row.standing, int(row.is_draft))
        for name, value in zip(NUMBERS, numbers, strict=True):
            columns.numbers[name].append(value)
        for name, length in (("uni", bags.uni_length), ("pair", bags.pair_length)):
            columns.lengths[name].append(length_byte(length))
            columns.totals[name] += length
        label = "\n".join(" ".join(text.split()) for text in (row.name, row.title, *row.numbers[:1]))
        columns.labels.append(label.encode("utf-8", "replace"))

    def _listed(self) -> Iterator[Listed]:
        for name in TERMS:
            for term, documents, counts in self._fields[name].listed():
                yield name, term, documents, counts
