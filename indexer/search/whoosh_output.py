"""Writes one segment: columns, dictionary, postings, packed into one file that stock Whoosh can open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import STORED_COLUMN, W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.system import pack_ushort
from whoosh.util.numeric import length_to_byte

from indexer.search import whoosh_postings
from indexer.search.durable import make_durable
from indexer.search.whoosh_schema import INDEX, LABEL, TERMS, schema
from indexer.search.whoosh_terms import TermWriter

Listed = tuple[str, bytes, Sequence[int], Sequence[int]]
"""Field, term, rising documents of the segment, counts."""


@dataclass(slots=True)
class Columns:
    """What a segment keeps of every document, by document number."""

    numbers: dict[str, list[int]]
    labels: list[bytes]
    lengths: dict[str, bytearray]
    totals: dict[str, int]

    def __len__(self) -> int:
        return len(self.labels)


def length_byte(length: int) -> int:
    """The byte Whoosh keeps of a field's length."""
    return int(length_to_byte(length)) if length else 0


def write_segment(folder: Path, columns: Columns, listed: Iterable[Listed]) -> W3Segment:
    """A new durable segment file in the folder; it counts only once a TOC names it.

    `listed` comes in the order of (place of the field in TERMS, term).
    """
    storage = FileStorage(str(folder))
    segment = W3Segment(W3Codec(), INDEX)
    segment.set_doc_count(len(columns))
    segment._fieldlengths = dict(columns.totals)
    _write_columns(storage, segment, columns)
    _write_terms(storage, segment, columns, listed)
    segment.create_compound_file(storage)
    make_durable(folder / segment.make_filename(segment.COMPOUND_EXT))
    return segment


def _write_columns(storage: FileStorage, segment: W3Segment, columns: Columns) -> None:
    count = len(columns)
    for name, values in columns.numbers.items():
        _write_file(storage, segment, name, np.array(values, ">i8").tobytes())
    for name, lengths in columns.lengths.items():
        _write_file(storage, segment, f"_{name}_len", bytes(lengths))
    with storage.create_file(W3Codec.column_filename(segment, "label")) as file:
        writer = LABEL.writer(file)
        for number, label in enumerate(columns.labels):
            writer.add(number, label)
        writer.finish(count)
    with storage.create_file(W3Codec.column_filename(segment, "_stored")) as file:
        STORED_COLUMN.writer(file).finish(count)


def _write_file(storage: FileStorage, segment: W3Segment, name: str, data: bytes) -> None:
    with storage.create_file(W3Codec.column_filename(segment, name)) as file:
        file.write(data)


def _write_terms(storage: FileStorage, segment: W3Segment, columns: Columns, listed: Iterable[Listed]) -> None:
    fields, writer = schema(), segment.codec().field_writer(storage, segment)
    for name in TERMS:
        writer.start_field(name, fields[name])
        writer.finish_field()
    terms = writer._tindex = TermWriter(writer._tindex)
    places = {name: pack_ushort(place) for place, name in enumerate(TERMS)}
    lengths = {name: bytes(held) for name, held in columns.lengths.items()}
    file = writer._postfile
    for name, term, ids, counts in listed:
        info = whoosh_postings.write(file, ids, counts, lengths.get(name))
        terms.add(places[name] + term, info.to_bytes())
    writer.close()
