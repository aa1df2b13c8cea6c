"""Owner of table `failure`: files that could not be read, and why."""

import sqlite3
from datetime import datetime

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text, to_text
from indexer.model.reading import Reason, Refusal
from indexer.model.status import Failure


class Failures:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, document: int, refusal: Refusal, *, at: datetime, extractor: int) -> None:
        self._sql.execute(
            "INSERT INTO failure (document, reason, detail, at, extractor) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (document) DO UPDATE SET reason=excluded.reason, detail=excluded.detail, at=excluded.at,"
            " extractor=excluded.extractor, tries=tries+1",
            (document, refusal.reason.value, refusal.detail[:500], to_text(at), extractor),
        )

    def clear(self, document: int) -> None:
        self._sql.execute("DELETE FROM failure WHERE document = ?", (document,))

    def all(self, drives: Scope = None) -> tuple[Failure, ...]:
        """Of present documents, newest first."""
        scope, names = within("d.drive", drives)
        found = self._sql.execute(
            "SELECT x.document, d.drive, d.path, x.reason, x.detail, x.at, x.tries, d.size FROM failure x"
            f" CROSS JOIN document d ON d.id = x.document WHERE d.is_gone = 0 AND {scope}"
            " ORDER BY x.at DESC, x.document DESC",
            names,
        )
        return tuple(
            Failure(row[0], row[1], row[2], Reason(row[3]), row[4], from_text(row[5]), row[6], row[7]) for row in found
        )

    def read_before(self, extractor: int) -> tuple[int, ...]:
        """Documents that an older extractor could not read: worth another try."""
        found = self._sql.execute("SELECT document FROM failure WHERE extractor < ?", (extractor,))
        return tuple(row[0] for row in found)

    def secrets(self) -> tuple[int, ...]:
        """Documents with a state-secret mark, gone ones too: of them nothing may be left anywhere."""
        found = self._sql.execute("SELECT document FROM failure WHERE reason = ?", (Reason.SECRET.value,))
        return tuple(row[0] for row in found)

    def described_before(self, rules: int, reason: Reason) -> tuple[int, ...]:
        """Documents refused for this reason by older rules of describing."""
        found = self._sql.execute(
            "SELECT x.document FROM failure x JOIN document d ON d.id = x.document"
            " WHERE d.described < ? AND x.reason = ? AND d.is_gone = 0",
            (rules, reason.value),
        )
        return tuple(row[0] for row in found)

    def count(self, drives: Scope = None, reason: Reason | None = None) -> int:
        """Of present documents; of one reason, or of all."""
        scope, names = within("d.drive", drives)
        row = self._sql.execute(
            "SELECT count(*) FROM failure x CROSS JOIN document d ON d.id = x.document WHERE d.is_gone = 0"
            f" AND {scope} AND (? IS NULL OR x.reason = ?)",
            (*names, reason, reason),
        ).fetchone()
        return int(row[0])
