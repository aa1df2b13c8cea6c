"""The term dictionary of a segment, in the hash file of Whoosh, written many terms at a time.

The stock writer packs and writes every number by a call of its own; here an entry is one write, a hash table one array.
"""

from array import array
from hashlib import md5
from struct import Struct
from typing import Any

import numpy as np
from whoosh.filedb.filetables import OrderedHashWriter

_LENGTHS = Struct("!ii")
_SLOT = np.dtype([("hash", ">u4"), ("at", ">u8")])  # as "!Iq": no entry begins at 0, which marks an empty slot


class TermWriter(OrderedHashWriter):  # type: ignore[misc]
    """Takes over an empty dictionary that the stock field writer has begun. Terms must come in rising order."""

    def __init__(self, begun: OrderedHashWriter) -> None:
        begun.dbfile.seek(0)
        super().__init__(begun.dbfile)
        self.extras = begun.extras
        self._at: int = self.dbfile.tell()
        self._positions = array("q")

    def add(self, key: bytes, value: bytes) -> None:
        at, entry = self._at, _LENGTHS.pack(len(key), len(value)) + key + value
        self._positions.append(at)
        self.dbfile.write(entry)
        self._at = at + len(entry)
        hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
        self.buckets[hashed & 255].append((hashed, at))

    def _write_hashes(self) -> None:
        for entries in self.buckets:
            table = _table(entries)
            self.directory.append((self._at, len(table)))
            self.dbfile.write(table.tobytes())
            self._at += table.nbytes

    def _write_extras(self) -> None:
        widest = self._positions[-1] if self._positions else 0
        self.index.array = array("i", self._positions) if widest < 1 << 31 else self._positions
        super()._write_extras()


def _table(entries: list[tuple[int, int]]) -> np.ndarray[Any, Any]:
    """Open addressing with linear probing, twice as many slots as entries."""
    size = 2 * len(entries)
    slots: list[tuple[int, int]] = [(0, 0)] * size
    for entry in entries:
        slot = (entry[0] >> 8) % size
        while slots[slot][1]:
            slot = slot + 1 if slot + 1 < size else 0
        slots[slot] = entry
    return np.array(slots, _SLOT)
