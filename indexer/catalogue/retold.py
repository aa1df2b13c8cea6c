"""Owner of table `retold`: until when each drive's past lasts, and up to which sighting it was looked for."""

import sqlite3
from datetime import datetime

from indexer.catalogue.sightings import COLUMNS, sighting_of
from indexer.clock import from_text, to_text
from indexer.model.sighting import Sighting


class Retold:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def next(self, drive: str, limit: int) -> tuple[Sighting, ...]:
        """Sightings of servers' logs after the last one that was looked at, in the order in which they came."""
        found = self._sql.execute(
            f"SELECT {COLUMNS} FROM sighting WHERE id > coalesce((SELECT sighting FROM retold WHERE drive = ?), 0)"
            " AND drive = ? AND source IN ('samba', 'windows') ORDER BY id LIMIT ?",
            (drive, drive, limit),
        )
        return tuple(sighting_of(row) for row in found)

    def up_to(self, drive: str, sighting: int) -> None:
        self._sql.execute("UPDATE retold SET sighting = ? WHERE drive = ?", (sighting, drive))

    def begin(self, drive: str, at: datetime) -> None:
        """The drive's first pass began then, if no earlier one is known."""
        self._sql.execute(
            "INSERT INTO retold (drive, sighting, began) VALUES (?, 0, ?)"
            " ON CONFLICT (drive) DO UPDATE SET began = coalesce(began, excluded.began)",
            (drive, to_text(at)),
        )

    def began(self, drive: str) -> datetime | None:
        """When the drive's first pass began; what is older is the past."""
        row = self._sql.execute("SELECT began FROM retold WHERE drive = ?", (drive,)).fetchone()
        return from_text(row[0]) if row and row[0] else None

    def is_folder(self, drive: str, path: bytes) -> bool:
        """Whether anything was ever seen below a path."""
        between = (drive, path + b"/", path + b"0")
        for table, column in (("file", "folder"), ("sighting", "path"), ("sighting", "was")):
            within = f"{column} > ? AND {column} < ?"
            if self._sql.execute(f"SELECT 1 FROM {table} WHERE drive = ? AND {within} LIMIT 1", between).fetchone():
                return True
        own = "SELECT 1 FROM file WHERE drive = ? AND folder = ? AND gone_at IS NULL LIMIT 1"
        return self._sql.execute(own, (drive, path)).fetchone() is not None
