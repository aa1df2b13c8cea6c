"""Owner of table `request`: what a command asks of the process that holds the index, and its answer."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from indexer.catalogue.rows import to_json
from indexer.clock import to_text


@dataclass(frozen=True, slots=True)
class Request:
    """`answer` and `error` are None until it is done."""

    id: int
    kind: str
    arguments: dict[str, Any]
    done: int
    total: int
    answer: dict[str, Any] | None
    error: str | None


class Requests:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def ask(self, kind: str, arguments: dict[str, Any], at: datetime) -> int:
        cursor = self._sql.execute(
            "INSERT INTO request (kind, arguments, asked_at) VALUES (?, ?, ?)", (kind, to_json(arguments), to_text(at))
        )
        return int(cursor.lastrowid or 0)

    def next(self) -> Request | None:
        """The oldest one without an answer."""
        return self._one("answer IS NULL AND error IS NULL ORDER BY id LIMIT 1", ())

    def get(self, id: int) -> Request | None:
        return self._one("id = ?", (id,))

    def progress(self, id: int, done: int, total: int) -> None:
        self._sql.execute("UPDATE request SET done = ?, total = ? WHERE id = ?", (done, total, id))

    def answer(self, id: int, answer: dict[str, Any]) -> None:
        self._sql.execute("UPDATE request SET answer = ? WHERE id = ?", (to_json(answer), id))

    def refuse(self, id: int, error: str) -> None:
        self._sql.execute("UPDATE request SET error = ? WHERE id = ?", (error, id))

    def refuse_all(self, error: str) -> None:
        """Those without an answer."""
        self._sql.execute("UPDATE request SET error = ? WHERE answer IS NULL AND error IS NULL", (error,))

    def withdraw(self, id: int) -> None:
        """Nobody waits for it any more; one that is answered stays."""
        self._sql.execute("DELETE FROM request WHERE id = ? AND answer IS NULL AND error IS NULL", (id,))

    def forget_old(self, keep: int = 100) -> None:
        self._sql.execute("DELETE FROM request WHERE id <= (SELECT max(id) FROM request) - ?", (keep,))

    def _one(self, condition: str, values: tuple[object, ...]) -> Request | None:
        row = self._sql.execute(
            f"SELECT id, kind, arguments, done, total, answer, error FROM request WHERE {condition}", values
        ).fetchone()
        if row is None:
            return None
        return Request(
            row[0], row[1], json.loads(row[2]), row[3], row[4], json.loads(row[5]) if row[5] else None, row[6]
        )
