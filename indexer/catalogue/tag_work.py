"""Owner of tables `to_tag` and `tag_pass`: the documents whose tags have to be looked at again."""

import sqlite3
from collections.abc import Iterable


class TagWork:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, documents: Iterable[int]) -> None:
        self._sql.executemany("INSERT OR IGNORE INTO to_tag (document) VALUES (?)", [(id,) for id in documents])

    def add_following(self, key: str, drive: str) -> None:
        """The documents of a drive that cite the number."""
        self._sql.execute(
            "INSERT OR IGNORE INTO to_tag (document)"
            " SELECT c.document FROM citation c JOIN document d ON d.id = c.document"
            " WHERE c.number_key = ? AND d.drive = ? AND d.is_gone = 0",
            (key, drive),
        )

    def next(self, limit: int) -> tuple[int, ...]:
        """Documents that wait."""
        return tuple(row[0] for row in self._sql.execute("SELECT document FROM to_tag LIMIT ?", (limit,)))

    def done(self, documents: Iterable[int]) -> None:
        self._sql.executemany("DELETE FROM to_tag WHERE document = ?", [(id,) for id in documents])

    def rules(self) -> str | None:
        """The hash of the rules that the pass over all documents goes by, or went by last; None before the first."""
        row = self._sql.execute("SELECT rules FROM tag_pass").fetchone()
        return row[0] if row else None

    def begin(self, rules: str, *, is_done: bool = False) -> None:
        """A pass over all documents by other rules. `is_done`: there is nothing to look at."""
        self._sql.execute(
            "INSERT OR REPLACE INTO tag_pass (id, rules, after) VALUES (1, ?, ?)", (rules, None if is_done else 0)
        )

    def next_of_pass(self, limit: int) -> tuple[int, ...]:
        """The next documents of the pass, gone ones too."""
        row = self._sql.execute("SELECT after FROM tag_pass").fetchone()
        if row is None or row[0] is None:
            return ()
        found = self._sql.execute("SELECT id FROM document WHERE id > ? ORDER BY id LIMIT ?", (row[0], limit))
        return tuple(each[0] for each in found)

    def passed(self, last: int | None) -> None:
        """Up to this document; None: all."""
        self._sql.execute("UPDATE tag_pass SET after = ?", (last,))
