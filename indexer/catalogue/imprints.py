"""Owner of table `imprint`: what is kept of a last reading beside its text, to tell what the next one changed.

Documents that bear a state-secret mark have none.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.catalogue.rows import to_json
from indexer.clock import from_text, to_text
from indexer.model.reading import Mark


@dataclass(frozen=True, slots=True)
class Imprint:
    """`words`: a hash of the text, blanks aside, b"" of texts too short to be told apart. `look` as in `Reading`."""

    words: bytes = b""
    look: str = ""
    marks: tuple[Mark, ...] = ()


class Imprints:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, document: int, imprint: Imprint) -> None:
        self._sql.execute(
            "INSERT INTO imprint (document, words, look, marks) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (document) DO UPDATE SET words=excluded.words, look=excluded.look, marks=excluded.marks",
            (document, imprint.words, imprint.look, _packed(imprint.marks)),
        )

    def forget(self, document: int) -> None:
        """Nothing of it may be kept any more, or nothing of it can be read."""
        self._sql.execute("DELETE FROM imprint WHERE document = ?", (document,))

    def of(self, document: int) -> Imprint | None:
        """None for what could not be read, and for what was last read before there were imprints."""
        row = self._sql.execute("SELECT words, look, marks FROM imprint WHERE document = ?", (document,)).fetchone()
        return Imprint(row[0], row[1], _marks(row[2])) if row else None

    def of_same_words(self, drive: str, words: bytes, besides: int) -> int | None:
        """The oldest document of a drive, present or gone, that says the same."""
        row = self._sql.execute(
            "SELECT i.document FROM imprint i JOIN file f ON f.id = i.document"
            " WHERE i.words = ? AND i.words != x'' AND f.drive = ? AND i.document != ? ORDER BY i.document LIMIT 1",
            (words, drive, besides),
        ).fetchone()
        return int(row[0]) if row else None


def _packed(marks: Iterable[Mark]) -> bytes:
    listed = [(one.kind, one.author, to_text(one.at) if one.at else "", one.words) for one in marks]
    return zlib.compress(to_json(listed).encode(), 1) if listed else b""


def _marks(packed: bytes) -> tuple[Mark, ...]:
    listed = json.loads(zlib.decompress(packed)) if packed else []
    return tuple(Mark(kind, author, from_text(at) if at else None, words) for kind, author, at, words in listed)
