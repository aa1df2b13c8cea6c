"""Owner of table `former_text`: what documents said before, the newest of each whole, the older ones as differences.

Nothing here depends on the present text, which readers may read better one day.
"""

import sqlite3
import struct
import zlib
from bisect import bisect_left
from collections.abc import Callable
from datetime import datetime

from indexer.clock import from_text, to_text
from indexer.model.family import Version

MOST = 20  # former texts of one document
MOST_BYTES = 4 << 20  # and of all of them together, compressed

_ENDS = struct.Struct("<II")  # letters shared with the next newer text at the beginning and at the end
_WINDOW = 32_000  # bytes that zlib looks back


class Versions:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def keep(self, document: int, text: str, *, at: datetime, person: str, words: int) -> int:
        """The newest former text; the oldest go where there are too many. `at` and `person`: who made it when.

        Returns its number, one more than the last.
        """
        last = self._newest(document)
        number = last[0] + 1 if last else 1
        if last:
            self._sql.execute(
                "UPDATE former_text SET body = ?, is_whole = 0 WHERE document = ? AND number = ?",
                (_difference(last[1], text), document, last[0]),
            )
        self._sql.execute(
            "INSERT INTO former_text (document, number, at, person, words, is_whole, body)"
            " VALUES (?, ?, ?, ?, ?, 1, ?)",
            (document, number, to_text(at), person, words, zlib.compress(text.encode("utf-8", "surrogatepass"))),
        )
        self._drop_oldest(document)
        return number

    def forget(self, document: int) -> None:
        """Nothing of it may be kept any more."""
        self._sql.execute("DELETE FROM former_text WHERE document = ?", (document,))

    def of(self, document: int) -> tuple[Version, ...]:
        """Oldest first, the present text not among them."""
        found = self._sql.execute(
            "SELECT number, at, person, words FROM former_text WHERE document = ? ORDER BY number", (document,)
        )
        return tuple(Version(document, number, from_text(at), person, words) for number, at, person, words in found)

    def last(self, document: int) -> Version | None:
        row = self._sql.execute(
            "SELECT number, at, person, words FROM former_text WHERE document = ? ORDER BY number DESC LIMIT 1",
            (document,),
        ).fetchone()
        return Version(document, row[0], from_text(row[1]), row[2], row[3]) if row else None

    def text(self, document: int, number: int) -> str | None:
        """None where there is no such version any more."""
        found = self._sql.execute(
            "SELECT number, is_whole, body FROM former_text WHERE document = ? AND number >= ? ORDER BY number DESC",
            (document, number),
        )
        rows = found.fetchall()
        if not rows or rows[-1][0] != number:
            return None
        text = ""
        for _, is_whole, body in rows:
            text = _whole(body) if is_whole else _restored(body, text)
        return text

    def _newest(self, document: int) -> tuple[int, str] | None:
        row = self._sql.execute(
            "SELECT number, body FROM former_text WHERE document = ? ORDER BY number DESC LIMIT 1", (document,)
        ).fetchone()
        return (row[0], _whole(row[1])) if row else None

    def _drop_oldest(self, document: int) -> None:
        sizes = self._sql.execute(
            "SELECT number, length(body) FROM former_text WHERE document = ? ORDER BY number DESC", (document,)
        ).fetchall()
        held = 0
        for place, (number, size) in enumerate(sizes):
            held += size
            if place >= MOST or held > MOST_BYTES:
                self._sql.execute("DELETE FROM former_text WHERE document = ? AND number <= ?", (document, number))
                return


def _whole(body: bytes) -> str:
    return zlib.decompress(body).decode("utf-8", "surrogatepass")


def _difference(text: str, newer: str) -> bytes:
    """What does not stand at the ends of the newer text too; the newer one's middle is zlib's dictionary."""
    most = min(len(text), len(newer))
    head = _most(most, lambda size: text.startswith(newer[:size]))
    tail = _most(most - head, lambda size: text.endswith(newer[len(newer) - size :]))
    packer = zlib.compressobj(9, zdict=_dictionary(newer, head, tail))
    middle = text[head : len(text) - tail].encode("utf-8", "surrogatepass")
    return _ENDS.pack(head, tail) + packer.compress(middle) + packer.flush()


def _most(most: int, holds: Callable[[int], bool]) -> int:
    """The largest size up to `most` that holds, where all smaller ones do."""
    return bisect_left(range(1, most + 1), True, key=lambda size: not holds(size))


def _restored(body: bytes, newer: str) -> str:
    head, tail = _ENDS.unpack_from(body)
    unpacker = zlib.decompressobj(zdict=_dictionary(newer, head, tail))
    middle = (unpacker.decompress(body[_ENDS.size :]) + unpacker.flush()).decode("utf-8", "surrogatepass")
    return newer[:head] + middle + newer[len(newer) - tail :]


def _dictionary(newer: str, head: int, tail: int) -> bytes:
    return newer[head : len(newer) - tail].encode("utf-8", "surrogatepass")[:_WINDOW]
