"""Reads which documents each rule of tagging put to its task, and which ones another rule may concern."""

import sqlite3
from collections.abc import Iterator

from indexer.catalogue.scope import Scope, within
from indexer.model.task import How


class TagCounts:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def by_reason(self, drives: Scope, task: str = "") -> dict[tuple[str, How, str], int]:
        """(task, how, detail) -> present documents of these drives; of one task where it is named."""
        scope, names = within("d.drive", drives)
        found = self._sql.execute(
            "SELECT t.task, t.how, t.detail, count(*) FROM tag t JOIN document d ON d.id = t.document"
            f" WHERE ? IN ('', t.task) AND t.is_on = 1 AND d.is_gone = 0 AND {scope}"
            " GROUP BY 1, 2, 3",
            (task, *names),
        )
        return {(code, How(how), detail): count for code, how, detail, count in found}

    def tagged(self, task: str, how: How, drives: Scope) -> tuple[int, ...]:
        """Present documents of these drives that serve the task for reasons of this kind."""
        scope, names = within("d.drive", drives)
        found = self._sql.execute(
            "SELECT t.document FROM tag t JOIN document d ON d.id = t.document"
            f" WHERE t.task = ? AND t.how = ? AND t.is_on = 1 AND d.is_gone = 0 AND {scope}",
            (task, how.value, *names),
        )
        return tuple(row[0] for row in found)

    def numbered(self, key: str, drives: Scope) -> tuple[int, ...]:
        """Present documents of these drives that bear or cite the number."""
        scope, names = within("d.drive", drives)
        found = self._sql.execute(
            "SELECT d.id FROM document d WHERE (d.number_key = ? OR d.id IN"
            f" (SELECT c.document FROM citation c WHERE c.number_key = ?)) AND d.is_gone = 0 AND {scope}",
            (key, key, *names),
        )
        return tuple(row[0] for row in found)

    def paths(self, drives: Scope) -> Iterator[tuple[int, str]]:
        """(id, shown path) of every present document of these drives."""
        scope, names = within("d.drive", drives)
        yield from self._sql.execute(f"SELECT d.id, d.path FROM document d WHERE d.is_gone = 0 AND {scope}", names)
