"""How many documents of a segment hold a term: one look into Whoosh's hash file, straight from the mapped memory.

Whoosh's own lookup takes six times as long, and a comparison of documents looks up some hundred terms in each segment.
Format: D. J. Bernstein's cdb as `whoosh.filedb.filetables` writes it: 256 tables of (hash, position), keys with their
values behind their lengths; hashes are the last four bytes of MD5.
"""

from functools import lru_cache
from hashlib import md5
from struct import Struct
from typing import Any

from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.filedb.filetables import md5_hash

_SLOT = Struct("!Iq")
_LENGTHS = Struct("!ii")
_FIELD = Struct("!H")


def documents_holding(terms: Any, field: str, term: bytes) -> int:
    """Documents that hold the term, deleted ones too. `terms` is the segment's W3TermsReader over mapped memory."""
    index, number = terms._tindex, terms._fieldmap.get(field)
    if number is None:
        return 0
    key = _FIELD.pack(number) + term
    hashed = _hash(key) if index.hashfn is md5_hash else index.hashfn(key)
    start, slots = index.tables[hashed & 255]
    view, first = index.dbfile._buf, (hashed >> 8) % slots if slots else 0
    for place in range(first, first + slots):
        found, at = _SLOT.unpack_from(view, start + place % slots * _SLOT.size)
        if not at:
            return 0
        if found == hashed:
            length, _ = _LENGTHS.unpack_from(view, at)
            at += _LENGTHS.size
            if view[at : at + length] == key:
                return int(W3TermInfo._struct.unpack_from(view, at + length)[2])
    return 0


@lru_cache(maxsize=16_384)
def _hash(key: bytes) -> int:
    return int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
