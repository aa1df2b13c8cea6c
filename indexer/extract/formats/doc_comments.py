"""Who commented in a Word 97-2003 file, and how much. Source: MS-DOC 2.9.8 (ATRDPre10)."""

import struct

from indexer.extract.draft import Draft

_REFERENCES, _OWNERS = 0x00BA, 0x01BA  # in the file information block
_REFERENCE_BYTES = 30


def take_comment_marks(word: bytes, table: bytes, draft: Draft) -> None:
    """A mark for each comment; the number of its words is not kept apart per author and stays 0."""
    try:
        owners = _owners(word, table)
        offset, length = struct.unpack_from("<II", word, _REFERENCES)
        count = max(0, (length - 4) // (4 + _REFERENCE_BYTES))
        for number in range(min(count, 5000)):
            at = offset + 4 * (count + 1) + _REFERENCE_BYTES * number
            (owner,) = struct.unpack_from("<H", table, at + 20)
            draft.mark("commented", owners[owner] if owner < len(owners) else "")
    except struct.error:
        draft.note("damaged:comments")


def _owners(word: bytes, table: bytes) -> list[str]:
    offset, length = struct.unpack_from("<II", word, _OWNERS)
    at, end, names = offset, min(offset + length, len(table)), []
    while at + 2 <= end:
        (size,) = struct.unpack_from("<H", table, at)
        names.append(table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace"))
        at += 2 + 2 * size
    return names
