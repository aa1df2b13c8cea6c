"""Owner of table `watch_span`: when each drive was watched; and on which days its server's log told anything."""

import sqlite3
from datetime import datetime, timedelta

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text, to_text

WATCH_SPAN = """
CREATE TABLE watch_span (
    drive TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,            -- the last time it was known to be watched
    PRIMARY KEY (drive, since)
) WITHOUT ROWID
"""
TOGETHER = timedelta(minutes=3)  # between two signs of life of one span
Span = tuple[datetime, datetime]

_LOG_DAYS = (  # from day to day along the index: there are few of them and millions of lines
    "WITH RECURSIVE told (at) AS (SELECT min(at) FROM sighting WHERE drive = :drive AND source IN ('samba', 'windows')"
    " AND at >= :since UNION ALL SELECT (SELECT min(at) FROM sighting WHERE drive = :drive"
    " AND source IN ('samba', 'windows') AND at > substr(told.at, 1, 10) || '~') FROM told WHERE told.at IS NOT NULL)"
    " SELECT at FROM told WHERE at < :until"
)


class WatchSpans:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def alive(self, drive: str, at: datetime) -> None:
        """It is watched now: the last span goes on, or a new one begins after a time of blindness."""
        grown = self._sql.execute(
            "UPDATE watch_span SET until = ? WHERE drive = ? AND until >= ? AND until <= ?"
            " AND since = (SELECT max(since) FROM watch_span WHERE drive = ?)",
            (to_text(at), drive, to_text(at - TOGETHER), to_text(at), drive),
        )
        if not grown.rowcount:
            self._sql.execute(
                "INSERT OR IGNORE INTO watch_span (drive, since, until) VALUES (?, ?, ?)",
                (drive, to_text(at), to_text(at)),
            )

    def spans(self, drives: Scope) -> dict[str, tuple[Span, ...]]:
        """By drive, oldest first."""
        scope, names = within("drive", drives)
        found: dict[str, tuple[Span, ...]] = {}
        for drive, since, until in self._sql.execute(
            f"SELECT drive, since, until FROM watch_span WHERE {scope} ORDER BY drive, since", names
        ):
            found[drive] = (*found.get(drive, ()), (from_text(since), from_text(until)))
        return found

    def told(self, drive: str, since: datetime, until: datetime) -> tuple[datetime, ...]:
        """When the drive's server log told something: once a day, in the order of time."""
        asked = {"drive": drive, "since": to_text(since), "until": to_text(until)}
        return tuple(from_text(row[0]) for row in self._sql.execute(_LOG_DAYS, asked))
