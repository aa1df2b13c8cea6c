"""Owner of table `retold`: up to which sighting of each drive the past has been looked for."""

import sqlite3

from indexer.catalogue.sightings import COLUMNS, sighting_of
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
        self._sql.execute("INSERT OR REPLACE INTO retold (drive, sighting) VALUES (?, ?)", (drive, sighting))

    def is_folder(self, drive: str, path: bytes) -> bool:
        """Whether anything was ever seen below a path."""
        between = (drive, path + b"/", path + b"0")
        for table, column in (("file", "folder"), ("sighting", "path"), ("sighting", "was")):
            within = f"{column} > ? AND {column} < ?"
            if self._sql.execute(f"SELECT 1 FROM {table} WHERE drive = ? AND {within} LIMIT 1", between).fetchone():
                return True
        own = "SELECT 1 FROM file WHERE drive = ? AND folder = ? AND gone_at IS NULL LIMIT 1"
        return self._sql.execute(own, (drive, path)).fetchone() is not None
