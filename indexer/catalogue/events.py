"""Owner of table `event`: the ledger. Events are only ever added (a trigger refuses anything else)."""

import sqlite3
from datetime import datetime
from typing import Any

from indexer.catalogue import rows
from indexer.catalogue.scope import Condition, Scope, within
from indexer.clock import from_text, to_text
from indexer.model.event import Action, Event, Strength
from indexer.model.feed import FeedAsk

_COLUMNS = (
    "e.id, e.at, e.seen_at, e.action, e.drive, e.path, e.source_path, e.document, e.person, e.unit, e.strength,"
    " e.evidence, e.words_added, e.words_removed, e.tasks, e.is_past"
)


class Events:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, event: Event) -> int:
        cursor = self._sql.execute(
            "INSERT INTO event (at, seen_at, action, drive, path, source_path, document, person, unit, strength,"
            " evidence, words_added, words_removed, tasks, is_past)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                to_text(event.at),
                to_text(event.seen_at),
                event.action.value,
                event.drive,
                event.path,
                event.source_path,
                event.document,
                event.person,
                event.unit,
                event.strength.value,
                rows.evidence_to_json(event.evidence),
                event.words_added,
                event.words_removed,
                rows.to_json(event.tasks),
                int(event.is_past),
            ),
        )
        return int(cursor.lastrowid or 0)

    def feed(self, ask: FeedAsk, drives: Scope) -> tuple[Event, ...]:
        """Newest first."""
        condition, values = _conditions(ask, drives)
        if ask.before_id is not None:
            condition += " AND (e.at, e.id) < (SELECT at, id FROM event WHERE id = ?)"
            values = (*values, ask.before_id)
        found = self._sql.execute(
            f"SELECT {_COLUMNS} FROM event e WHERE {condition} ORDER BY e.at DESC, e.id DESC LIMIT ?",
            (*values, ask.limit),
        )
        return tuple(_event(row) for row in found)

    def of_document(self, id: int, limit: int = 200) -> tuple[Event, ...]:
        """Newest first."""
        found = self._sql.execute(
            f"SELECT {_COLUMNS} FROM event e WHERE e.document = ? ORDER BY e.at DESC, e.id DESC LIMIT ?", (id, limit)
        )
        return tuple(_event(row) for row in found)

    def last_save(self, document: int) -> tuple[datetime, str] | None:
        """(when, who) of the newest event that gave the document the text it has; it need not be the latest by time."""
        row = self._sql.execute(
            "SELECT at, person FROM event WHERE document = ? AND action IN ('added', 'modified', 'restored')"
            " AND coalesce(words_added + words_removed, 1) > 0 ORDER BY id DESC LIMIT 1",
            (document,),
        ).fetchone()
        return (from_text(row[0]), row[1]) if row else None

    def per_ten_minutes(self, ask: FeedAsk, drives: Scope) -> list[tuple[datetime, int]]:
        """(start of ten minutes, number of events): fine enough to add up to local days in every time zone."""
        condition, values = _conditions(ask, drives)
        found = self._sql.execute(
            f"SELECT substr(e.at, 1, 15) || '0:00Z', count(*) FROM event e WHERE {condition} GROUP BY 1", values
        )
        return [(from_text(at), count) for at, count in found]

    def count(self, ask: FeedAsk, drives: Scope) -> tuple[int, int, int]:
        """(events, people, documents)"""
        condition, values = _conditions(ask, drives)
        row = self._sql.execute(
            "SELECT count(*), count(DISTINCT nullif(e.person, '')), count(DISTINCT e.document)"
            f" FROM event e WHERE {condition}",
            values,
        ).fetchone()
        return (int(row[0]), int(row[1]), int(row[2]))

    def distinct(self, column: str, drives: Scope) -> tuple[str, ...]:
        """The different values of `person` or `unit`."""
        if column not in ("person", "unit"):
            raise ValueError(column)
        condition, values = _conditions(FeedAsk(), drives)
        found = self._sql.execute(
            f"SELECT DISTINCT e.{column} FROM event e WHERE {condition} AND e.{column} != ''", values
        )
        return tuple(row[0] for row in found)

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
        scope, names = within("drive", drives)
        found = self._sql.execute(
            "SELECT DISTINCT document FROM event WHERE id > ? AND is_past = 0"
            f" AND action IN ('added', 'modified', 'restored') AND {scope} ORDER BY id DESC LIMIT ?",
            (id, *names, limit),
        )
        return frozenset(row[0] for row in found)

    def last_at(self, drives: Scope = None) -> datetime | None:
        """When we last learned of something."""
        scope, names = within("drive", drives)
        row = self._sql.execute(f"SELECT seen_at FROM event WHERE {scope} ORDER BY id DESC LIMIT 1", names).fetchone()
        return from_text(row[0]) if row else None


def _conditions(ask: FeedAsk, drives: Scope) -> Condition:
    parts: list[Condition] = [within("e.drive", drives)]
    if ask.since:
        parts.append(("e.at >= ?", (to_text(ask.since),)))
    if ask.until:
        parts.append(("e.at < ?", (to_text(ask.until),)))
    if ask.person:
        parts.append(("e.person = ?", (ask.person,)))
    if ask.unit:
        parts.append(("e.unit = ?", (ask.unit,)))
    if ask.task:
        parts.append(("EXISTS (SELECT 1 FROM json_each(e.tasks) WHERE value = ?)", (ask.task,)))
    if ask.path_glob:
        parts.append(("(e.path GLOB ? OR e.source_path GLOB ?)", (ask.path_glob, ask.path_glob)))
    if ask.actions:
        parts.append((f"e.action IN ({','.join('?' * len(ask.actions))})", ask.actions))
    return (" AND ".join(part for part, _ in parts), tuple(value for _, values in parts for value in values))


def _event(row: tuple[Any, ...]) -> Event:
    (id, at, seen_at, action, drive, path, source_path, document) = row[:8]
    (person, unit, strength, evidence, words_added, words_removed, tasks, is_past) = row[8:]
    return Event(
        id=id,
        at=from_text(at),
        seen_at=from_text(seen_at),
        action=Action(action),
        drive=drive,
        path=path,
        source_path=source_path,
        document=document,
        person=person,
        unit=unit,
        strength=Strength(strength),
        evidence=rows.evidence_from_json(evidence),
        words_added=words_added,
        words_removed=words_removed,
        tasks=rows.texts(tasks),
        is_past=bool(is_past),
    )
