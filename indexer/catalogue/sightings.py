"""Owner of tables `sighting` and `witness`: who was seen at which path, and which event it tells of.

Sightings are only ever added, each chained to the one before; only the end of what lasts is set later.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from indexer.catalogue.chain import Value, first_broken, link
from indexer.clock import from_text, to_text
from indexer.model.sighting import Deed, Sighting

COLUMNS = "id, drive, path, deed, at, source, name, login, host, was, until, reference"
_CHAINED = "drive, path, deed, at, source, name, login, host, was, reference"


class Sightings:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
        """Those that were not known already (by source and reference), with their ids."""
        row = self._sql.execute("SELECT hash FROM sighting ORDER BY id DESC LIMIT 1").fetchone()
        last, new = row[0] if row else b"", []
        for one in sightings:
            hash = link(last, _chained(one))
            cursor = self._sql.execute(
                f"INSERT OR IGNORE INTO sighting ({_CHAINED}, until, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_chained(one), to_text(one.until) if one.until else None, hash),
            )
            if cursor.rowcount:
                last = hash
                new.append(replace(one, id=int(cursor.lastrowid or 0)))
        return tuple(new)

    def end(self, id: int, until: datetime) -> None:
        """What lasted has ended."""
        self._sql.execute("UPDATE sighting SET until = ? WHERE id = ?", (to_text(until), id))

    def at(self, drive: str, paths: Sequence[bytes], since: datetime, until: datetime) -> tuple[Sighting, ...]:
        """Sightings whose `path` or `was` is one of these, oldest first; of what lasts, what had not ended by then."""
        marks = ",".join("?" * len(paths))
        found = self._sql.execute(
            f"SELECT {COLUMNS} FROM sighting WHERE drive = ? AND path IN ({marks}) AND at <= ?"
            " AND (at >= ? OR deed = 'held' AND (until IS NULL OR until >= ?))"
            f" UNION SELECT {COLUMNS} FROM sighting WHERE drive = ? AND was IN ({marks}) AND at BETWEEN ? AND ?"
            " ORDER BY at, id",
            (
                *(drive, *paths, to_text(until), to_text(since), to_text(since)),
                *(drive, *paths, to_text(since), to_text(until)),
            ),
        )
        return tuple(sighting_of(row) for row in found)

    def after(self, id: int, until: int, most: int) -> tuple[Sighting, ...]:
        """In the order in which they came."""
        found = self._sql.execute(
            f"SELECT {COLUMNS} FROM sighting WHERE id > ? AND id <= ? ORDER BY id LIMIT ?", (id, until, most)
        )
        return tuple(sighting_of(row) for row in found)

    def newest(self) -> int:
        return int(self._sql.execute("SELECT coalesce(max(id), 0) FROM sighting").fetchone()[0])

    def claim(self, event: int, sightings: Iterable[int]) -> None:
        """The event has these witnesses, too."""
        self._sql.executemany(
            "INSERT OR IGNORE INTO witness (event, sighting) VALUES (?, ?)", [(event, id) for id in sightings]
        )

    def witnesses(self, events: Sequence[int]) -> dict[int, tuple[Sighting, ...]]:
        """By event, oldest first."""
        marks = ",".join("?" * len(events))
        found: dict[int, tuple[Sighting, ...]] = {}
        columns = ", ".join(f"s.{name}" for name in COLUMNS.split(", "))
        for event, *row in self._sql.execute(
            f"SELECT w.event, {columns} FROM witness w JOIN sighting s ON s.id = w.sighting"
            f" WHERE w.event IN ({marks}) ORDER BY w.event, s.at, s.id",
            tuple(events),
        ):
            found[event] = (*found.get(event, ()), sighting_of(tuple(row)))
        return found

    def claimed(self, sightings: Sequence[int]) -> frozenset[int]:
        """Those that some event has claimed."""
        marks = ",".join("?" * len(sightings))
        found = self._sql.execute(
            f"SELECT DISTINCT sighting FROM witness WHERE sighting IN ({marks})", tuple(sightings)
        )
        return frozenset(row[0] for row in found)

    def claimed_for(self, document: int, sightings: Sequence[int]) -> frozenset[int]:
        """Those of the sightings that an event of the document has claimed already."""
        marks = ",".join("?" * len(sightings))
        found = self._sql.execute(
            "SELECT DISTINCT w.sighting FROM witness w JOIN event e ON e.id = w.event"
            f" WHERE w.sighting IN ({marks}) AND e.document = ?",
            (*sightings, document),
        )
        return frozenset(row[0] for row in found)

    def first_broken(self) -> int | None:
        """The first sighting that was tampered with; None if the chain holds."""
        return first_broken(self._links())

    def _links(self) -> Iterator[tuple[int, bytes, Sequence[Value]]]:
        for id, hash, *values in self._sql.execute(f"SELECT id, hash, {_CHAINED} FROM sighting ORDER BY id"):
            yield id, hash, values


def _chained(one: Sighting) -> tuple[Value, ...]:
    return (
        *(one.drive, one.path, one.deed.value, to_text(one.at), one.source),
        *(one.name, one.login, one.host, one.was, one.reference),
    )


def sighting_of(row: tuple[Any, ...]) -> Sighting:
    id, drive, path, deed, at, source, name, login, host, was, until, reference = row
    ended = from_text(until) if until else None
    return Sighting(drive, path, Deed(deed), from_text(at), source, name, login, host, was, ended, reference, id)
