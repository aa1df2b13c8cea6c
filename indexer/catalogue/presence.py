"""Owner of table `open_document`: which lock files lie on the drives now, whom they name, and for which documents."""

import sqlite3
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text, to_text

_COLUMNS = "drive, lock, raw, source, name, login, host, since, seen_at, is_sure, sighting"


@dataclass(frozen=True, slots=True)
class Holding:
    """One lock file and one document it stands for; `lock` and `raw` are raw paths, times aware UTC.

    `is_sure`: no other document beside it may be meant. `sighting`: the one that tells of it, 0 if none does.
    """

    drive: str
    lock: bytes
    raw: bytes
    source: str
    name: str
    login: str
    host: str
    since: datetime
    seen_at: datetime
    is_sure: bool = True
    sighting: int = 0


class Presence:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def all(self) -> tuple[Holding, ...]:
        return tuple(map(_holding, self._sql.execute(f"SELECT {_COLUMNS} FROM open_document")))

    def put(self, drive: str, lock: bytes, holdings: tuple[Holding, ...]) -> None:
        """What a lock file tells now, instead of what it told; () where it is gone."""
        self._sql.execute("DELETE FROM open_document WHERE drive = ? AND lock = ?", (drive, lock))
        self._sql.executemany(
            f"INSERT INTO open_document ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_values, holdings)
        )

    def listed(self, drives: Scope, limit: int) -> tuple[tuple[Holding, int], ...]:
        """(holding, id of its document or 0), newest first, at most `limit`."""
        scope, names = within("o.drive", drives)
        columns = ", ".join(f"o.{column}" for column in _COLUMNS.split(", "))
        found = self._sql.execute(
            f"SELECT {columns}, coalesce(f.id, 0) FROM open_document o LEFT JOIN file f"
            f" ON f.drive = o.drive AND f.raw = o.raw AND f.gone_at IS NULL WHERE {scope}"
            " ORDER BY o.since DESC, o.raw, o.lock LIMIT ?",
            (*names, limit),
        )
        return tuple((_holding(row[:-1]), row[-1]) for row in found)

    def seen(self, drive: str, lock: bytes, at: datetime) -> None:
        """It is still there."""
        self._sql.execute(
            "UPDATE open_document SET seen_at = ? WHERE drive = ? AND lock = ?", (to_text(at), drive, lock)
        )

    def pulse(self) -> str:
        """A text that changes whenever a lock file comes, goes or names somebody else."""
        found = self._sql.execute("SELECT drive, lock, raw, name, login, since FROM open_document").fetchall()
        return f"{zlib.crc32(repr(found).encode()):x}" if found else ""


def _values(one: Holding) -> tuple[object, ...]:
    times = map(to_text, (one.since, one.seen_at))
    told = (one.drive, one.lock, one.raw, one.source, one.name, one.login, one.host)
    return (*told, *times, int(one.is_sure), one.sighting)


def _holding(row: tuple[Any, ...]) -> Holding:
    drive, lock, raw, source, name, login, host, since, seen_at, is_sure, sighting = row
    times = from_text(since), from_text(seen_at)
    return Holding(drive, lock, raw, source, name, login, host, *times, bool(is_sure), sighting)
