"""Owner of table `event`: the ledger of what happened. Events are only ever added (a trigger refuses anything else),
each chained to the one before. Who did them stands in `credit`.

A drive holds most of the ledger: the `+` before it keeps SQLite from reading all of a drive (index event_path) where a
time or the order of ids finds what is asked for.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime

from indexer.catalogue.asked import asked_of
from indexer.catalogue.chain import Value, first_broken, link
from indexer.catalogue.event_rows import CHAINED, COLUMNS, FROM, chained, event_of
from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text, to_text
from indexer.model.event import Event
from indexer.model.feed import FeedAsk

_MARKS = ", ".join("?" * len(CHAINED.split(", ")))


class Events:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, event: Event) -> int:
        """Its id. Of who did it only the folder's unit is kept here: credit it afterwards."""
        row = self._sql.execute("SELECT hash FROM event ORDER BY id DESC LIMIT 1").fetchone()
        values = chained(event)
        cursor = self._sql.execute(
            f"INSERT INTO event ({CHAINED}, hash) VALUES ({_MARKS}, ?)", (*values, link(row[0] if row else b"", values))
        )
        return int(cursor.lastrowid or 0)

    def many(self, ids: Sequence[int]) -> tuple[Event, ...]:
        """In the order of their ids; without `credits`."""
        marks = ",".join("?" * len(ids))
        found = self._sql.execute(f"SELECT {COLUMNS} {FROM} WHERE e.id IN ({marks}) ORDER BY e.id", tuple(ids))
        return tuple(event_of(row) for row in found)

    def feed(self, ask: FeedAsk, drives: Scope) -> tuple[Event, ...]:
        """Newest first; without `credits`."""
        asked = asked_of(ask, drives)
        condition, values = asked.condition, asked.values
        if ask.before_id is not None:
            condition += f" AND ({asked.at}, {asked.id}) < (SELECT at, id FROM event WHERE id = ?)"
            values = (*values, ask.before_id)
        found = self._sql.execute(
            f"SELECT {COLUMNS} {asked.tables} WHERE {condition} ORDER BY {asked.at} DESC, {asked.id} DESC LIMIT ?",
            (*values, ask.limit),
        )
        return tuple(event_of(row) for row in found)

    def of_document(self, id: int, limit: int = 200) -> tuple[Event, ...]:
        """Newest first."""
        found = self._sql.execute(
            f"SELECT {COLUMNS} {FROM} WHERE e.document = ? ORDER BY e.at DESC, e.id DESC LIMIT ?", (id, limit)
        )
        return tuple(event_of(row) for row in found)

    def last_save(self, document: int) -> tuple[datetime, str] | None:
        """(when, who) of the newest event that gave the document the text it has; it need not be the latest by time."""
        row = self._sql.execute(
            "SELECT e.at, coalesce(c.person, '') FROM event e LEFT JOIN credit c ON c.event = e.id AND c.place = 0"
            " WHERE e.document = ? AND e.action IN ('added', 'modified', 'restored')"
            " AND coalesce(e.words_added + e.words_removed, 1) > 0 ORDER BY e.id DESC LIMIT 1",
            (document,),
        ).fetchone()
        return (from_text(row[0]), row[1]) if row else None

    def moved_from(self, document: int, since: datetime) -> str | None:
        """The shown path that the document left, if a move is the last thing recorded of it, no longer ago."""
        row = self._sql.execute(
            "SELECT action, source_path, seen_at FROM event WHERE document = ? ORDER BY id DESC LIMIT 1", (document,)
        ).fetchone()
        return row[1] if row and row[0] == "moved" and row[2] >= to_text(since) else None

    def per_ten_minutes(self, ask: FeedAsk, drives: Scope) -> list[tuple[datetime, int]]:
        """(start of ten minutes, number of events): fine enough to add up to local days in every time zone."""
        asked = asked_of(ask, drives)
        found = self._sql.execute(
            f"SELECT substr(e.at, 1, 15) || '0:00Z', count(*) {asked.tables} WHERE {asked.condition} GROUP BY 1",
            asked.values,
        )
        return [(from_text(at), count) for at, count in found]

    def count(self, ask: FeedAsk, drives: Scope) -> tuple[int, int, int]:
        """(events, people, documents)"""
        asked = asked_of(ask, drives)
        row = self._sql.execute(
            "SELECT count(*), count(DISTINCT nullif(c.person, '')), count(DISTINCT e.document)"
            f" {asked.tables} WHERE {asked.condition}",
            asked.values,
        ).fetchone()
        return (int(row[0]), int(row[1]), int(row[2]))

    def distinct(self, column: str, drives: Scope) -> tuple[str, ...]:
        """The different values of `person` or `unit`."""
        if column not in ("person", "unit"):
            raise ValueError(column)
        scope, names = within("+e.drive", drives)
        # from value to value along the index: there are few of them and millions of credits
        found = self._sql.execute(
            f"WITH RECURSIVE known (it) AS (SELECT min({column}) FROM credit WHERE {column} > ''"
            f" UNION ALL SELECT (SELECT min({column}) FROM credit WHERE {column} > it) FROM known WHERE it IS NOT NULL)"
            " SELECT it FROM known WHERE it IS NOT NULL AND EXISTS"
            f" (SELECT 1 FROM credit c JOIN event e ON e.id = c.event WHERE c.{column} = it AND {scope})",
            names,
        )
        return tuple(row[0] for row in found)

    def last_of(self, document: int) -> datetime | None:
        """When the last thing happened to it, what is past and what was only said left out."""
        row = self._sql.execute(
            "SELECT at FROM event WHERE document = ? AND is_past = 0 AND about IS NULL ORDER BY id DESC LIMIT 1",
            (document,),
        ).fetchone()
        return from_text(row[0]) if row else None

    def began(self, drive: str) -> datetime | None:
        """When we first learned of anything on a drive; None where nothing is known."""
        row = self._sql.execute("SELECT seen_at FROM event WHERE +drive = ? ORDER BY id LIMIT 1", (drive,)).fetchone()
        return from_text(row[0]) if row else None

    def near(self, drive: str, path: str | None, since: datetime, until: datetime) -> tuple[Event, ...]:
        """What happened between two times at a shown path (None: anywhere on the drive), oldest first."""
        condition, values = (
            ("e.drive = ? AND e.path = ?", (drive, path)) if path is not None else ("+e.drive = ?", (drive,))
        )
        found = self._sql.execute(
            f"SELECT {COLUMNS} {FROM} WHERE {condition} AND e.at BETWEEN ? AND ? AND e.about IS NULL"
            " AND e.is_past = 0 ORDER BY e.at, e.id",
            (*values, to_text(since), to_text(until)),
        )
        return tuple(event_of(row) for row in found)

    def past_saves(self, drive: str, since: datetime, until: datetime) -> tuple[Event, ...]:
        """Of present documents: what was told of the time before the first pass and has no witness."""
        found = self._sql.execute(
            f"SELECT {COLUMNS} {FROM} JOIN document d ON d.id = e.document WHERE e.at BETWEEN ? AND ? AND +e.drive = ?"
            " AND e.is_past = 1 AND e.action IN ('added', 'modified') AND d.is_gone = 0"
            " AND NOT EXISTS (SELECT 1 FROM witness w WHERE w.event = e.id)",
            (to_text(since), to_text(until), drive),
        )
        return tuple(event_of(row) for row in found)

    def first_broken(self) -> int | None:
        """The first event that was tampered with; None if the chain holds."""
        return first_broken(self._links())

    def last_id(self) -> int:
        row = self._sql.execute("SELECT max(id) FROM event").fetchone()
        return int(row[0] or 0)

    def last_findable_id(self) -> int:
        """The id of the last event before which all documents are in the search index."""
        row = self._sql.execute(
            "SELECT min(last) FROM (SELECT max(e.id) AS last FROM (SELECT DISTINCT document FROM outbox LIMIT 1000) o"
            " JOIN event e ON e.document = o.document GROUP BY e.document)"
        ).fetchone()
        return self.last_id() if row[0] is None else int(row[0]) - 1

    def saved_since(self, id: int, drives: Scope, limit: int) -> frozenset[int]:
        """Documents that were added, changed or brought back after this event, the newest so many."""
        scope, names = within("+drive", drives)
        found = self._sql.execute(
            "SELECT DISTINCT document FROM event WHERE id > ? AND is_past = 0"
            f" AND action IN ('added', 'modified', 'restored') AND {scope} ORDER BY id DESC LIMIT ?",
            (id, *names, limit),
        )
        return frozenset(row[0] for row in found)

    def _links(self) -> Iterator[tuple[int, bytes, Sequence[Value]]]:
        for id, hash, *values in self._sql.execute(f"SELECT id, hash, {CHAINED} FROM event ORDER BY id"):
            yield id, hash, values

    def last_at(self, drives: Scope = None) -> datetime | None:
        """When we last learned of something."""
        scope, names = within("+drive", drives)
        row = self._sql.execute(f"SELECT seen_at FROM event WHERE {scope} ORDER BY id DESC LIMIT 1", names).fetchone()
        return from_text(row[0]) if row else None
