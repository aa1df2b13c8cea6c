"""Who commented in a Word 97-2003 file, and when. Source: MS-DOC 2.9.8 (ATRDPre10), 2.9.7 (ATRDPost10)."""

import struct
from datetime import datetime

from indexer.extract.draft import Draft
from indexer.extract.formats.doc_runs import time_of

_REFERENCES, _OWNERS = 0x00BA, 0x01BA  # in the file information block
_REFERENCE_BYTES = 30
_PAIRS, _TIMES, _TIMES_AT = 0x0098, 112, 0x041A  # how many pairs the block has; the pair of the times, where it stands
_TIME_BYTES = 18


def take_comment_marks(word: bytes, table: bytes, draft: Draft) -> None:
    """A mark for each comment; the number of its words is not kept apart per author and stays 0."""
    try:
        owners = _owners(word, table)
        offset, length = struct.unpack_from("<II", word, _REFERENCES)
        count = max(0, (length - 4) // (4 + _REFERENCE_BYTES))
        times = _times(word, table)
        for number in range(min(count, 5000)):
            at = offset + 4 * (count + 1) + _REFERENCE_BYTES * number
            (owner,) = struct.unpack_from("<H", table, at + 20)
            at = times[number] if number < len(times) else None
            draft.mark("commented", owners[owner] if owner < len(owners) else "", at, is_local=True)
    except struct.error:
        draft.note("damaged:comments")


def _times(word: bytes, table: bytes) -> list[datetime | None]:
    """In the order of the comments; empty in files older than Word 2002."""
    (pairs,) = struct.unpack_from("<H", word, _PAIRS)
    if pairs <= _TIMES:
        return []
    offset, length = struct.unpack_from("<II", word, _TIMES_AT)
    places = range(offset, min(offset + length, len(table)) - 3, _TIME_BYTES)
    return [time_of(*struct.unpack_from("<I", table, place)) for place in places]


def _owners(word: bytes, table: bytes) -> list[str]:
    offset, length = struct.unpack_from("<II", word, _OWNERS)
    at, end, names = offset, min(offset + length, len(table)), []
    while at + 2 <= end:
        (size,) = struct.unpack_from("<H", table, at)
        names.append(table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace"))
        at += 2 + 2 * size
    return names
