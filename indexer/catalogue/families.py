"""Owner of tables `trace`, `trace_key` and `kin`: which documents are states of one piece of work.

A trace is what tells of one document; by its keys it is found by others that may be its kin; `kin` says the outcome.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from indexer.catalogue import rows
from indexer.model.trace import Keys, Sketch, Standing, Trace

_MOST_OF_A_KEY = 32  # documents looked at of those that share a key: a form has thousands
_MOST = 16  # of all, those that share most
_COLUMNS = (
    "t.document, t.folder, t.tasks, t.type, t.content, t.stem, t.kind, t.number, t.subject, t.standing, t.day,"
    " t.draft, t.is_copy, t.sketch"
)


@dataclass(frozen=True, slots=True)
class Kin:
    """`family` is the same number for all states of one work."""

    family: int
    standing: Standing


class Families:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def version(self, document: int) -> int | None:
        """The version of the document that its trace tells of."""
        row = self._sql.execute("SELECT version FROM trace WHERE document = ?", (document,)).fetchone()
        return int(row[0]) if row else None

    def put(self, trace: Trace, keys: Keys, *, version: int) -> None:
        self._drop_keys(trace.id)
        self._sql.execute(
            "INSERT OR REPLACE INTO trace (document, version, keys, folder, tasks, type, content, stem, kind, number,"
            " subject, standing, day, draft, is_copy, sketch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (trace.id, version, array("q", keys.all).tobytes(), *_values(trace)),
        )
        self._sql.executemany(
            "INSERT OR IGNORE INTO trace_key (key, document) VALUES (?, ?)", [(key, trace.id) for key in keys.all]
        )

    def touch(self, document: int, version: int) -> None:
        """The document changed, but nothing of its trace."""
        self._sql.execute("UPDATE trace SET version = ? WHERE document = ?", (version, document))

    def drop(self, document: int) -> None:
        self._drop_keys(document)
        self._sql.execute("DELETE FROM trace WHERE document = ?", (document,))

    def traces(self, documents: Iterable[int]) -> dict[int, Trace]:
        ids = tuple(documents)
        found = self._sql.execute(
            f"SELECT {_COLUMNS} FROM trace t WHERE t.document IN ({','.join('?' * len(ids))})", ids
        )
        return {row[0]: _trace(row) for row in found}

    def candidates(self, keys: Keys, document: int) -> tuple[int, ...]:
        """Other documents that share a key of its name or two of its text, those that share most first."""
        one = f"SELECT * FROM (SELECT document, ? AS weight FROM trace_key WHERE key = ? LIMIT {_MOST_OF_A_KEY})"
        weighed = [(2, key) for key in keys.name] + [(1, key) for key in keys.text]
        if not weighed:
            return ()
        found = self._sql.execute(
            f"SELECT document FROM ({' UNION ALL '.join([one] * len(weighed))}) WHERE document != ?"
            f" GROUP BY document HAVING sum(weight) > 1 ORDER BY sum(weight) DESC, document LIMIT {_MOST}",
            (*(value for pair in weighed for value in pair), document),
        )
        return tuple(row[0] for row in found)

    def kin(self, documents: Iterable[int]) -> dict[int, Kin]:
        """Of those that have a family."""
        ids = tuple(documents)
        found = self._sql.execute(
            f"SELECT document, family, standing FROM kin WHERE document IN ({','.join('?' * len(ids))})", ids
        )
        return {id: Kin(family, Standing(standing)) for id, family, standing in found}

    def every_kin(self) -> dict[int, Kin]:
        found = self._sql.execute("SELECT document, family, standing FROM kin")
        return {id: Kin(family, Standing(standing)) for id, family, standing in found}

    def members(self, families: Iterable[int]) -> tuple[int, ...]:
        numbers = tuple(families)
        found = self._sql.execute(
            f"SELECT document FROM kin WHERE family IN ({','.join('?' * len(numbers))}) ORDER BY document", numbers
        )
        return tuple(row[0] for row in found)

    def first(self, families: Iterable[int]) -> dict[int, int]:
        """Family -> the document to use first: of the highest standing the newest, then the smallest id."""
        numbers = tuple(families)
        found = self._sql.execute(
            "SELECT k.family, k.document FROM kin k JOIN document d ON d.id = k.document"
            f" WHERE k.family IN ({','.join('?' * len(numbers))}) AND d.is_gone = 0"
            " ORDER BY k.standing, d.modified_at, k.document DESC",
            numbers,
        )
        return {family: document for family, document in found}

    def set_kin(self, document: int, kin: Kin | None) -> None:
        """None: it stands alone."""
        if kin is None:
            self._sql.execute("DELETE FROM kin WHERE document = ?", (document,))
        else:
            self._sql.execute(
                "INSERT OR REPLACE INTO kin (document, family, standing) VALUES (?, ?, ?)",
                (document, kin.family, int(kin.standing)),
            )

    def _drop_keys(self, document: int) -> None:
        row = self._sql.execute("SELECT keys FROM trace WHERE document = ?", (document,)).fetchone()
        if row:
            pairs = [(key, document) for key in array("q", row[0])]
            self._sql.executemany("DELETE FROM trace_key WHERE key = ? AND document = ?", pairs)


def _values(trace: Trace) -> Iterator[object]:
    yield trace.folder
    yield rows.to_json(sorted(trace.tasks))
    yield from (trace.type, trace.content, trace.stem, trace.kind, trace.number, trace.subject)
    yield int(trace.standing)
    yield trace.day.isoformat() if trace.day else None
    yield trace.draft
    yield int(trace.is_copy)
    yield trace.sketch.to_bytes()


def _trace(row: tuple[Any, ...]) -> Trace:
    id, folder, tasks, type_, content, stem, kind, number, subject, standing, day, draft, is_copy, sketch = row
    return Trace(
        id=id,
        folder=folder,
        tasks=frozenset(rows.texts(tasks)),
        type=type_,
        content=content,
        stem=stem,
        kind=kind,
        number=number,
        subject=subject,
        standing=Standing(standing),
        day=date.fromisoformat(day) if day else None,
        draft=draft,
        is_copy=bool(is_copy),
        sketch=Sketch.from_bytes(sketch),
    )
