"""Owner of table `outbox`: what the search index does not know yet. Rows go when the index has it durably."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pending:
    seq: int
    document: int
    is_urgent: bool


class Outbox:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, document: int, version: int, *, urgent: bool) -> None:
        self._sql.execute(
            "INSERT INTO outbox (document, version, urgent) VALUES (?, ?, ?)", (document, version, int(urgent))
        )

    def add_untraced(self) -> None:
        """Every document whose family nobody has looked for in its present state: after an upgrade or a rebuild."""
        self._sql.execute(
            "INSERT INTO outbox (document, version, urgent) SELECT d.id, d.version, 0 FROM document d"
            " LEFT JOIN trace t ON t.document = d.id WHERE CASE WHEN d.is_gone THEN t.document IS NOT NULL"
            " ELSE t.version IS NOT d.version END ORDER BY d.id"
        )

    def next(self, limit: int) -> tuple[Pending, ...]:
        """Urgent ones first, then in the order they came."""
        found = self._sql.execute(
            "SELECT seq, document, urgent FROM outbox ORDER BY urgent DESC, seq LIMIT ?", (limit,)
        )
        return tuple(Pending(seq, document, bool(urgent)) for seq, document, urgent in found)

    def done(self, pending: Iterable[Pending]) -> None:
        self._sql.executemany("DELETE FROM outbox WHERE seq = ?", [(row.seq,) for row in pending])

    def done_until(self, seq: int) -> None:
        """Everything up to here is in a rebuilt index."""
        self._sql.execute("DELETE FROM outbox WHERE seq <= ?", (seq,))

    def last(self) -> int:
        row = self._sql.execute("SELECT max(seq) FROM outbox").fetchone()
        return int(row[0] or 0)

    def count(self) -> int:
        row = self._sql.execute("SELECT count(*) FROM outbox").fetchone()
        return int(row[0])
