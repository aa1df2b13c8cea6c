"""Owner of table `opening`: that somebody opened a text they are asked to read. Of no other document is this kept."""

import hashlib
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indexer.clock import from_text, to_text

OPENING = """
CREATE TABLE opening (              -- by whom a text that is to be read was opened, for the first time
    document INTEGER NOT NULL REFERENCES document (id),
    login TEXT NOT NULL,
    text TEXT NOT NULL,             -- which text of the document it was
    at TEXT NOT NULL,
    is_file INTEGER NOT NULL,       -- the file itself was handed out
    PRIMARY KEY (document, login, text)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Opening:
    at: datetime
    is_file: bool


class Openings:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, document: int, login: str, text: str, opening: Opening) -> None:
        """The first moment stays; a file that was handed out once stays handed out."""
        self._sql.execute(
            "INSERT INTO opening (document, login, text, at, is_file) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (document, login, text) DO UPDATE SET is_file = max(is_file, excluded.is_file)",
            (document, login, text, to_text(opening.at), int(opening.is_file)),
        )

    def of(self, document: int, login: str, text: str) -> Opening | None:
        row = self._sql.execute(
            "SELECT at, is_file FROM opening WHERE document = ? AND login = ? AND text = ?", (document, login, text)
        ).fetchone()
        return Opening(from_text(row[0]), bool(row[1])) if row else None

    def texts(self, documents: Sequence[int]) -> dict[int, str]:
        """What tells each document's present text from its former ones: a hash of its words, else of its file."""
        marks = ",".join("?" * len(documents))
        found = self._sql.execute(
            "SELECT f.id, i.words, CASE WHEN coalesce(i.words, x'') = x'' THEN t.body END, f.hash FROM file f"
            " LEFT JOIN imprint i ON i.document = f.id LEFT JOIN text t ON t.document = f.id"
            f" WHERE f.id IN ({marks})",
            tuple(documents),
        )
        return {id: (words or _hash(body) or hash).hex() for id, words, body, hash in found}


def _hash(body: bytes | None) -> bytes:
    """Of a text too short for an imprint; b"" where there is none."""
    text = zlib.decompress(body).split() if body else []
    return hashlib.sha256(b" ".join(text)).digest() if text else b""
