"""Owner of table `alias`: whom written names stand for, as people said. Rows are only ever added; undoing is a row."""

import sqlite3

from indexer.clock import from_text, to_text
from indexer.model.people import Alias

_COLUMNS = "id, value, login, said_by, is_open, at"


class Aliases:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, alias: Alias) -> int:
        """Its id; `alias.id` does not matter."""
        return self._add(alias, None)

    def undo(self, alias: Alias) -> int:
        """Takes back the one with this id; `said_by`, `is_open` and `at` are those of the undoing."""
        return self._add(alias, alias.id)

    def get(self, id: int) -> Alias | None:
        """None too for one that was undone."""
        return next((one for one in self.all() if one.id == id), None)

    def all(self) -> tuple[Alias, ...]:
        """Those that hold, oldest first; of two for one name the later one counts."""
        found = self._sql.execute(
            f"SELECT {_COLUMNS} FROM alias a WHERE undoes IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM alias u WHERE u.undoes = a.id) ORDER BY id"
        )
        return tuple(
            Alias(id, value, login, said_by, from_text(at), bool(is_open))
            for id, value, login, said_by, is_open, at in found
        )

    def last_id(self) -> int:
        """Changes whenever something is said or taken back."""
        return int(self._sql.execute("SELECT coalesce(max(id), 0) FROM alias").fetchone()[0])

    def _add(self, alias: Alias, undoes: int | None) -> int:
        cursor = self._sql.execute(
            "INSERT INTO alias (value, login, said_by, is_open, at, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            (alias.value, alias.login, alias.said_by, int(alias.is_open), to_text(alias.at), undoes),
        )
        return int(cursor.lastrowid or 0)
