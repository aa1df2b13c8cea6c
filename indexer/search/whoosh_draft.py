"""Documents on their way into one segment: posting lists grow in memory, term by term, and are written once."""

from collections.abc import Iterator
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment

from indexer.search.analysis import Bags, analyse
from indexer.search.conditions import day_of
from indexer.search.engine import IndexRow
from indexer.search.whoosh_output import Columns, Listed, length_byte, write_segment
from indexer.search.whoosh_schema import BAGS, NUMBERS, TERMS

_POSTING_BYTES = 16
_TERM_BYTES = 220


class Draft:
    """A segment being made. Not safe to use from several threads."""

    def __init__(self) -> None:
        self._columns = Columns(
            {name: [] for name in NUMBERS}, [], {name: bytearray() for name in BAGS}, dict.fromkeys(BAGS, 0)
        )
        self._lists: dict[str, dict[str, list[int]]] = {name: {} for name in TERMS}
        self._postings = 0

    def __len__(self) -> int:
        return len(self._columns)

    def bytes(self) -> int:
        """About how much memory it takes."""
        return self._postings * _POSTING_BYTES + sum(map(len, self._lists.values())) * _TERM_BYTES

    def add(self, row: IndexRow) -> None:
        bags, number = analyse(row), len(self._columns)
        for name, bag in (("uni", bags.uni), ("pair", bags.pair), ("name", bags.name), ("number", bags.number)):
            self._post(name, bag, number)
        for name, values in bags.keywords.items():
            self._post(name, dict.fromkeys(values, 1), number)
        self._keep(row, bags)

    def write(self, folder: Path) -> W3Segment:
        """The finished segment's file in the folder."""
        return write_segment(folder, self._columns, self._listed())

    def _post(self, name: str, bag: dict[str, int], number: int) -> None:
        lists = self._lists[name]
        for term, count in bag.items():
            held = lists.get(term)
            if held is None:
                lists[term] = [number, count]
            else:
                held.append(number)
                held.append(count)
        self._postings += len(bag)

    def _keep(self, row: IndexRow, bags: Bags) -> None:
        columns = self._columns
        numbers = {"id": row.id, "version": row.version, "modified": row.modified, "day": day_of(row)}
        for name, value in numbers.items():
            columns.numbers[name].append(value)
        for name, length in (("uni", bags.uni_length), ("pair", bags.pair_length)):
            columns.lengths[name].append(length_byte(length))
            columns.totals[name] += length
        label = "\n".join(" ".join(text.split()) for text in (row.name, row.title))
        columns.labels.append(label.encode("utf-8", "replace"))

    def _listed(self) -> Iterator[Listed]:
        for name in TERMS:
            lists = self._lists[name]
            for term, key in sorted((key.encode("utf-8", "replace"), key) for key in lists):
                held = lists[key]
                yield name, term, held[0::2], held[1::2]
