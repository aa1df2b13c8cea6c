"""Owner of table `log_position`: how far each log was read, how it is doing, which of its late lines were matched."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from indexer.clock import from_text, to_text
from indexer.model.status import EvidenceStatus, Gap

LOG_POSITION = """
CREATE TABLE log_position (
    source TEXT PRIMARY KEY,        -- the source's key
    drive TEXT NOT NULL,
    position TEXT NOT NULL DEFAULT '',
    health TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
CREATE TABLE matched (              -- one row: sightings up to this one were looked at again after they came
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sighting INTEGER NOT NULL
);
INSERT INTO matched VALUES (1, 0)
"""
# in which hours the logs were silent
SIGHTING_TIME = "CREATE INDEX sighting_time ON sighting (drive, at, source)"
# the accounts told together with a name; lock files tell both, servers' logs do not
SIGHTING_NAME = "CREATE INDEX sighting_name ON sighting (name, login) WHERE login != ''"


class LogPositions:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def get(self, source: str) -> str:
        """ "" where the source was never read."""
        row = self._sql.execute("SELECT position FROM log_position WHERE source = ?", (source,)).fetchone()
        return row[0] if row else ""

    def put(self, source: str, drive: str, position: str) -> None:
        """In the transaction that adds the sightings."""
        self._sql.execute(
            "INSERT INTO log_position (source, drive, position) VALUES (?, ?, ?)"
            " ON CONFLICT (source) DO UPDATE SET position = excluded.position",
            (source, drive, position),
        )

    def tell(self, source: str, drive: str, health: EvidenceStatus) -> None:
        """How the source is doing now."""
        self._sql.execute(
            "INSERT INTO log_position (source, drive, health) VALUES (?, ?, ?)"
            " ON CONFLICT (source) DO UPDATE SET health = excluded.health",
            (source, drive, json.dumps(_shape(health))),
        )

    def forget_others(self, sources: tuple[str, ...]) -> None:
        """Sources that are configured no more tell no health; their positions stay, they may come back."""
        marks = ",".join("?" * len(sources))
        self._sql.execute(f"UPDATE log_position SET health = '{{}}' WHERE source NOT IN ({marks})", sources)

    def health(self, drive: str) -> tuple[EvidenceStatus, ...]:
        """What the drive's sources last said of themselves."""
        rows = self._sql.execute("SELECT health FROM log_position WHERE drive = ? ORDER BY source", (drive,))
        return tuple(_health(json.loads(row[0])) for row in rows if row[0] != "{}")

    def matched(self) -> int:
        row = self._sql.execute("SELECT sighting FROM matched").fetchone()
        return int(row[0])

    def match(self, sighting: int) -> None:
        self._sql.execute("UPDATE matched SET sighting = ?", (sighting,))

    def recorded_since(self, drive: str) -> datetime | None:
        """When the drive's first event was recorded that is not told of the past."""
        row = self._sql.execute(
            "SELECT seen_at FROM event WHERE +drive = ? AND is_past = 0 ORDER BY id LIMIT 1", (drive,)
        ).fetchone()
        return from_text(row[0]) if row else None

    def names(self, drive: str) -> tuple[tuple[str, int], ...]:
        """Accounts that the drive's server logs named, the most frequent first, at most ten."""
        found = self._sql.execute(
            "SELECT name, count(*) FROM sighting WHERE drive = ? AND source IN ('samba', 'windows')"
            " GROUP BY name ORDER BY 2 DESC LIMIT 10",
            (drive,),
        )
        return tuple((row[0], row[1]) for row in found)

    def silent(self, drive: str, since: datetime) -> tuple[Gap, ...]:
        """Stretches of whole hours in which documents changed as we watched and no server log told of any change."""
        first = self._sql.execute(
            "SELECT min(at) FROM sighting WHERE drive = ? AND source IN ('samba', 'windows')", (drive,)
        ).fetchone()[0]
        if first is None:
            return ()
        hours = self._sql.execute(
            "SELECT substr(e.at, 1, 13), min(e.at), max(e.at) FROM event e WHERE +e.drive = ? AND e.at >= ?"
            " AND e.is_past = 0 AND e.action IN ('added', 'modified', 'moved', 'removed', 'restored')"
            " GROUP BY 1 HAVING NOT EXISTS (SELECT 1 FROM sighting s WHERE s.drive = ? AND s.at >= substr(e.at, 1, 13)"
            " AND s.at < substr(e.at, 1, 13) || '~' AND s.source IN ('samba', 'windows')) ORDER BY 1",
            (drive, max(to_text(since), first), drive),
        ).fetchall()
        return tuple(Gap(from_text(start), from_text(end), "silent") for _, start, end in hours[-20:])


def _shape(one: EvidenceStatus) -> dict[str, Any]:
    return {
        "source": one.source,
        "place": one.place,
        "state": one.state,
        "last_at": to_text(one.last_at) if one.last_at else None,
        "lines": one.lines,
        "unparsed": one.unparsed,
        "gaps": [(to_text(gap.since), to_text(gap.until), gap.why) for gap in one.gaps[-20:]],
        "detail": one.detail,
    }


def _health(kept: dict[str, Any]) -> EvidenceStatus:
    gaps = tuple(Gap(from_text(since), from_text(until), why) for since, until, why in kept["gaps"])
    last = from_text(kept["last_at"]) if kept["last_at"] else None
    return EvidenceStatus(
        kept["source"], kept["place"], kept["state"], last, kept["lines"], kept["unparsed"], gaps, kept["detail"]
    )
