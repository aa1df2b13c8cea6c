"""Owner of table `act`: what people did about tasks and documents. Only ever added, each chained to the one before."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from indexer.catalogue import rows
from indexer.catalogue.chain import Value, first_broken, link
from indexer.clock import from_text, to_text
from indexer.model.task import Act, ActKind

_COLUMNS = "kind, at, by, task, document, unit, person, about, body, is_open"


class Acts:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, act: Act) -> int:
        """Its id."""
        row = self._sql.execute("SELECT hash FROM act ORDER BY id DESC LIMIT 1").fetchone()
        values = _values(act)
        cursor = self._sql.execute(
            f"INSERT INTO act ({_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, link(row[0] if row else b"", values)),
        )
        return int(cursor.lastrowid or 0)

    def get(self, id: int) -> Act | None:
        return next(iter(self._found("id = ?", (id,))), None)

    def last_id(self) -> int:
        return int(self._sql.execute("SELECT coalesce(max(id), 0) FROM act").fetchone()[0])

    def of_task(self, task: str, kinds: Sequence[ActKind] = ()) -> tuple[Act, ...]:
        """Oldest first; of these kinds where any are named."""
        condition, values = _of_kinds(kinds, "+kind")  # few acts of one task, many of a kind
        return self._found(f"task = ?{condition} ORDER BY id", (task, *values))

    def of_document(self, document: int, kinds: Sequence[ActKind] = ()) -> tuple[Act, ...]:
        """Oldest first."""
        condition, values = _of_kinds(kinds)
        return self._found(f"document = ?{condition} ORDER BY id", (document, *values))

    def of_kind(self, kind: ActKind, *, person: str | None = None, limit: int = 1000) -> tuple[Act, ...]:
        """Newest first; those that concern one person where one is named."""
        condition, values = ("", ()) if person is None else (" AND person = ?", (person,))
        return self._found(f"kind = ?{condition} ORDER BY id DESC LIMIT ?", (kind.value, *values, limit))

    def since(self, moment: datetime) -> tuple[Act, ...]:
        """Everything that was done from then on, oldest first."""
        last = "coalesce((SELECT id FROM act WHERE at < ? ORDER BY id DESC LIMIT 1), 0)"
        return self._found(f"id > {last} ORDER BY id", (to_text(moment),))

    def has_any(self, kinds: Sequence[ActKind], *, after: int) -> bool:
        """Whether anything of these kinds was done after this act."""
        condition, values = _of_kinds(kinds)
        found = self._sql.execute(f"SELECT 1 FROM act WHERE id > ?{condition} LIMIT 1", (after, *values))
        return found.fetchone() is not None

    def about(self, id: int) -> tuple[Act, ...]:
        """What was done about an act, oldest first."""
        return self._found("about = ? ORDER BY id", (id,))

    def first_broken(self) -> int | None:
        """The first act that was tampered with; None if the chain holds."""
        return first_broken(self._links())

    def _found(self, condition: str, values: tuple[object, ...]) -> tuple[Act, ...]:
        return tuple(
            _act(row) for row in self._sql.execute(f"SELECT id, {_COLUMNS} FROM act WHERE {condition}", values)
        )

    def _links(self) -> Iterator[tuple[int, bytes, Sequence[Value]]]:
        for id, hash, *values in self._sql.execute(f"SELECT id, hash, {_COLUMNS} FROM act ORDER BY id"):
            yield id, hash, values


def _of_kinds(kinds: Sequence[ActKind], column: str = "kind") -> tuple[str, tuple[str, ...]]:
    if not kinds:
        return ("", ())
    return (f" AND {column} IN ({','.join('?' * len(kinds))})", tuple(kind.value for kind in kinds))


def _values(act: Act) -> tuple[Value, ...]:
    return (
        *(act.kind.value, to_text(act.at), act.by, act.task, act.document, act.unit, act.person, act.about),
        *(rows.to_json(act.body), int(act.is_open)),
    )


def _act(row: tuple[Any, ...]) -> Act:
    id, kind, at, by, task, document, unit, person, about, body, is_open = row
    return Act(
        ActKind(kind), from_text(at), by, task, document, unit, person, about, json.loads(body), bool(is_open), id
    )
