"""Owner of table `file`: the state of every file as last recorded, present or gone."""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from indexer.catalogue.scope import Scope, within
from indexer.model.entry import Entry
from indexer.model.paths import folder_of, shown

_ENTRY = "size, mtime_ns, ctime_ns, inode, uid, handle"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A recorded file: its document's id, path and state, and the hash of the content that was read (b"" if none)."""

    id: int
    drive: str
    raw: bytes
    entry: Entry
    hash: bytes


class Files:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def states(self, drive: str, folder: bytes) -> dict[bytes, tuple[int, int, int, int]]:
        """(size, mtime_ns, ctime_ns, inode) of the present files directly in a folder, by raw path."""
        rows = self._sql.execute(
            "SELECT raw, size, mtime_ns, ctime_ns, inode FROM file WHERE drive = ? AND folder = ? AND gone_at IS NULL",
            (drive, folder),
        )
        return {row[0]: row[1:] for row in rows}

    def entry(self, drive: str, raw: bytes) -> Entry | None:
        """The recorded state of the present file of a path."""
        row = self.at(drive, raw)
        return row.entry if row else None

    def folders(self, drive: str, below: bytes = b"") -> set[bytes]:
        """Folders that hold a present file."""
        condition, values = (
            ("", ())
            if not below
            else (" AND (folder = ? OR folder >= ? AND folder < ?)", (below, below + b"/", below + b"0"))
        )
        rows = self._sql.execute(
            f"SELECT DISTINCT folder FROM file WHERE drive = ? AND gone_at IS NULL{condition}", (drive, *values)
        )
        return {row[0] for row in rows}

    def at(self, drive: str, raw: bytes) -> FileRow | None:
        """The present file of a path."""
        return self._one("drive = ? AND raw = ? AND gone_at IS NULL", (drive, raw))

    def last_gone(self, drive: str, raw: bytes, since: datetime | None = None) -> FileRow | None:
        """The file that was last recorded as gone from a path, if no longer ago than `since`."""
        gone = self._one("drive = ? AND raw = ? AND gone_at IS NOT NULL ORDER BY gone_at DESC LIMIT 1", (drive, raw))
        if gone is None or since is None:
            return gone
        [at] = self._sql.execute("SELECT gone_at FROM file WHERE id = ?", (gone.id,)).fetchone()
        return gone if at >= since.isoformat() else None

    def names_of(self, drive: str, handles: Collection[bytes]) -> tuple[bytes, ...]:
        """The recorded paths of some files, of which each may have several (hard links)."""
        marks = ",".join("?" * len(handles))
        found = self._sql.execute(
            f"SELECT raw FROM file WHERE handle IN ({marks}) AND handle != x'' AND gone_at IS NULL AND +drive = ?",
            (*handles, drive),
        )
        return tuple(row[0] for row in found)

    def by_id(self, id: int) -> FileRow | None:
        return self._one("id = ?", (id,))

    def with_hash(self, hash: bytes, limit: int = 200) -> tuple[FileRow, ...]:
        """Present files of the same content on any drive, oldest first."""
        rows = self._sql.execute(
            f"SELECT id, drive, raw, hash, {_ENTRY} FROM file WHERE hash = ? AND hash != x'' AND gone_at IS NULL"
            " ORDER BY id LIMIT ?",
            (hash, limit),
        )
        return tuple(_row(row) for row in rows) if hash else ()

    def copied_from(self, drive: str, hash: bytes, *, besides: int = 0) -> FileRow | None:
        """The oldest present file of the drive with this content; an empty file is nobody's copy."""
        return self._one(
            "hash = ? AND hash != x'' AND gone_at IS NULL AND drive = ? AND size > 0 AND id != ? ORDER BY id",
            (hash, drive, besides),
        )

    def was_here(self, drive: str, hash: bytes, *, besides: int) -> bool:
        """Whether the drive once had this content, in a file that is gone."""
        row = self._sql.execute(
            "SELECT 1 FROM file WHERE hash = ? AND hash != x'' AND gone_at IS NOT NULL AND drive = ? AND size > 0"
            " AND id != ? LIMIT 1",
            (hash, drive, besides),
        ).fetchone()
        return row is not None

    def count(self, drive: str) -> int:
        row = self._sql.execute("SELECT count(*) FROM file WHERE drive = ? AND gone_at IS NULL", (drive,)).fetchone()
        return int(row[0])

    def owners(self, drive: str) -> dict[int, int]:
        """How many present files each account owns, by uid; reads the whole drive's rows."""
        return dict(
            self._sql.execute(
                "SELECT uid, count(*) FROM file WHERE drive = ? AND gone_at IS NULL GROUP BY uid", (drive,)
            )
        )

    def all(self, drive: str) -> Iterator[tuple[int, bytes]]:
        """(id, raw path) of every present file."""
        yield from self._sql.execute("SELECT id, raw FROM file WHERE drive = ? AND gone_at IS NULL", (drive,))

    def top_folders(self, drives: Scope) -> tuple[str, ...]:
        """Shown names of the folders at the roots, sorted."""
        scope, names = within("drive", drives)
        rows = self._sql.execute(
            f"SELECT DISTINCT folder FROM file WHERE gone_at IS NULL AND folder != x'' AND {scope}", names
        )
        return tuple(sorted({shown(row[0].partition(b"/")[0]) for row in rows}))

    def add(self, drive: str, raw: bytes, entry: Entry, hash: bytes) -> int:
        cursor = self._sql.execute(
            f"INSERT INTO file (drive, folder, raw, hash, {_ENTRY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (drive, folder_of(raw), raw, hash, *_values(entry)),
        )
        return int(cursor.lastrowid or 0)

    def update(self, id: int, entry: Entry, hash: bytes) -> None:
        """The same path, another state; a file that was gone is present again."""
        self._sql.execute(
            "UPDATE file SET size=?, mtime_ns=?, ctime_ns=?, inode=?, uid=?, handle=?, hash=?, gone_at=NULL WHERE id=?",
            (*_values(entry), hash, id),
        )

    def move(self, id: int, raw: bytes, entry: Entry) -> None:
        self._sql.execute(
            "UPDATE file SET raw=?, folder=?, size=?, mtime_ns=?, ctime_ns=?, inode=?, uid=?, handle=? WHERE id=?",
            (raw, folder_of(raw), *_values(entry), id),
        )

    def touch(self, id: int, entry: Entry) -> None:
        """Times or owner changed, the content did not."""
        self._sql.execute(
            "UPDATE file SET size=?, mtime_ns=?, ctime_ns=?, inode=?, uid=?, handle=? WHERE id=?", (*_values(entry), id)
        )

    def remove(self, id: int, at: str) -> None:
        self._sql.execute("UPDATE file SET gone_at=? WHERE id=?", (at, id))

    def _one(self, condition: str, values: tuple[object, ...]) -> FileRow | None:
        row = self._sql.execute(f"SELECT id, drive, raw, hash, {_ENTRY} FROM file WHERE {condition}", values).fetchone()
        return _row(row) if row else None


def _row(row: tuple[int, str, bytes, bytes, int, int, int, int, int, bytes]) -> FileRow:
    return FileRow(row[0], row[1], row[2], Entry(*row[4:]), row[3])


def _values(entry: Entry) -> tuple[int, int, int, int, int, bytes]:
    return (entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode, entry.uid, entry.handle)
