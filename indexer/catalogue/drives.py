"""Owner of tables `drive` and `work`: what the watcher last said of each drive, and the long job under way."""

import json
import sqlite3
from datetime import datetime

from indexer.catalogue import rows
from indexer.clock import to_text
from indexer.model.status import DriveStatus, Work

_WATCH = ("watch", "watch_alive", "watch_detail", "overflows", "unwatched")


class Drives:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, name: str, path: str) -> None:
        """Makes the drive known; keeps what is known of it."""
        self._sql.execute(
            "INSERT INTO drive (name, path) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET path = excluded.path",
            (name, path),
        )

    def device(self, name: str) -> int | None:
        row = self._sql.execute("SELECT device FROM drive WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def names(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._sql.execute("SELECT name FROM drive ORDER BY rowid"))

    def scanned(self, name: str, *, at: datetime, device: int, errors: tuple[str, ...]) -> None:
        """A full pass went well."""
        self._sql.execute(
            "UPDATE drive SET last_scan_at=?, device=?, errors=?, held='', held_files=0, held_by='', held_examples='[]'"
            " WHERE name=?",
            (to_text(at), device, rows.to_json(errors[:50]), name),
        )

    def hold(self, name: str, reason: str, files: int, *, by: str = "", examples: tuple[str, ...] = ()) -> None:
        """Changes are held back; `by`: who was last at these files."""
        self._sql.execute(
            "UPDATE drive SET held=?, held_files=?, held_by=?, held_examples=? WHERE name=?",
            (reason, files, by, rows.to_json(examples), name),
        )

    def watched(self, name: str, **watch: object) -> None:
        """What the watcher says of itself: fields of DriveStatus."""
        self._sql.execute("UPDATE drive SET watch=? WHERE name=?", (rows.to_json(watch), name))

    def status(self, name: str, files: int) -> DriveStatus | None:
        row = self._sql.execute(
            "SELECT name, path, last_scan_at, held, held_files, watch, errors, held_by, held_examples FROM drive"
            " WHERE name = ?",
            (name,),
        ).fetchone()
        if row is None:
            return None
        watch = {key: value for key, value in json.loads(row[5]).items() if key in _WATCH}
        return DriveStatus(
            name=row[0],
            path=row[1],
            files=files,
            last_scan_at=rows.moment(row[2]),
            held=row[3],
            held_files=row[4],
            errors=rows.texts(row[6]),
            held_by=row[7],
            held_examples=rows.texts(row[8]),
            **watch,
        )

    def set_work(self, work: Work) -> None:
        self._sql.execute(
            "INSERT OR REPLACE INTO work (id, name, done, total) VALUES (1, ?, ?, ?)",
            (work.name, work.done, work.total),
        )

    def work(self) -> Work:
        row = self._sql.execute("SELECT name, done, total FROM work").fetchone()
        return Work(*row) if row else Work()
