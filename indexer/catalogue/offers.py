"""Owner of table `offer_look`: the documents that were looked through for tasks they assign, each once."""

import sqlite3
from collections.abc import Sequence

OFFER_LOOK = "CREATE TABLE offer_look (document INTEGER PRIMARY KEY REFERENCES document (id))"


class Offers:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def next(self, kinds: Sequence[str], limit: int) -> tuple[int, ...]:
        """Present, numbered, finished documents of these kinds that nobody looked through, newest first."""
        marks = ",".join("?" * len(kinds))
        found = self._sql.execute(
            f"SELECT d.id FROM document d WHERE d.kind IN ({marks}) AND d.number_key != '' AND d.is_draft = 0"
            " AND d.is_gone = 0 AND NOT EXISTS (SELECT 1 FROM offer_look o WHERE o.document = d.id)"
            " AND EXISTS (SELECT 1 FROM text t WHERE t.document = d.id) ORDER BY d.id DESC LIMIT ?",
            (*kinds, limit),
        )
        return tuple(row[0] for row in found)

    def looked(self, documents: Sequence[int]) -> None:
        self._sql.executemany("INSERT OR IGNORE INTO offer_look (document) VALUES (?)", [(id,) for id in documents])
