"""Owner of tables `scan`, `scan_page` and `reread`: pages that are pictures, what was read on them, and which documents
have to take it up.

Kept by the hash of the content: a copy takes the text from its twin, and nothing is read twice.
"""

import sqlite3
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indexer.catalogue.scope import Scope, within
from indexer.model.pages import from_ranges, to_ranges
from indexer.model.status import Scans as Progress


@dataclass(frozen=True, slots=True)
class Scan:
    """A content with pages still to be read, and one present file that has it."""

    hash: bytes
    type: str
    pages: tuple[int, ...]
    drive: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """`fault`: why it could not be read (a Reason), "" where it was."""

    text: str
    confidence: int
    fault: str


class Scans:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def want(self, hash: bytes, type: str, pages: Sequence[int]) -> None:
        """These pages are to be read; what is known of the content stays."""
        self._sql.execute(
            "INSERT INTO scan (hash, type, pages, wanted) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
            (hash, type, to_ranges(pages), len(set(pages))),
        )

    def next(self, drives: Sequence[str], skipped: Collection[bytes] = ()) -> Scan | None:
        """The content to read now, with the pages that are left: papers before photographs, the newest file first."""
        scope, names = within("f.drive", frozenset(drives))
        found = self._sql.execute(
            "SELECT s.hash, s.type, s.pages, f.drive, f.raw, max(f.mtime_ns) FROM scan s JOIN file f ON f.hash = s.hash"
            f" WHERE s.ended = 0 AND f.hash != x'' AND f.gone_at IS NULL AND {scope} GROUP BY s.hash"
            f" ORDER BY s.type NOT IN ('pdf', 'tif'), 6 DESC LIMIT {len(skipped) + 1}",
            names,
        ).fetchall()
        row = next((row for row in found if row[0] not in skipped), None)
        if row is None:
            return None
        read = {page for (page,) in self._sql.execute("SELECT page FROM scan_page WHERE hash = ?", (row[0],))}
        return Scan(row[0], row[1], tuple(page for page in from_ranges(row[2]) if page not in read), row[3], row[4])

    def put(self, hash: bytes, page: int, found: ScannedPage) -> None:
        self._sql.execute(
            "INSERT OR REPLACE INTO scan_page (hash, page, body, confidence, fault) VALUES (?, ?, ?, ?, ?)",
            (hash, page, zlib.compress(found.text.encode(), 1), found.confidence, found.fault),
        )
        self._sql.execute(
            "UPDATE scan SET done = (SELECT count(*) FROM scan_page WHERE hash = scan.hash) WHERE hash = ?", (hash,)
        )

    def keep_only(self, hash: bytes, page: int, text: str) -> None:
        """Nothing of the content stays but this text on this page."""
        self._sql.execute("DELETE FROM scan_page WHERE hash = ?", (hash,))
        self.put(hash, page, ScannedPage(text, 0, ""))

    def end(self, hash: bytes) -> None:
        """All is read: every present document of the content has to take it up."""
        self._sql.execute("UPDATE scan SET ended = 1, done = wanted WHERE hash = ?", (hash,))
        self._sql.execute(
            "INSERT OR IGNORE INTO reread (document) SELECT id FROM file"
            " WHERE hash = ? AND hash != x'' AND gone_at IS NULL",
            (hash,),
        )

    def pages(self, hash: bytes) -> dict[int, ScannedPage]:
        """What was read so far, by page."""
        found = self._sql.execute("SELECT page, body, confidence, fault FROM scan_page WHERE hash = ?", (hash,))
        return {page: ScannedPage(zlib.decompress(body).decode(), sure, fault) for page, body, sure, fault in found}

    def to_reread(self, limit: int) -> tuple[int, ...]:
        """Present documents that have to take up what was read."""
        found = self._sql.execute(
            "SELECT r.document FROM reread r JOIN file f ON f.id = r.document WHERE f.gone_at IS NULL LIMIT ?", (limit,)
        )
        return tuple(row[0] for row in found)

    def reread(self, document: int) -> None:
        """The document was read again."""
        self._sql.execute("DELETE FROM reread WHERE document = ?", (document,))

    def progress(self, drives: Scope = None) -> Progress:
        """Over the contents of present files in the scope."""
        scope, names = within("f.drive", drives)
        row = self._sql.execute(
            "SELECT coalesce(sum(ended = 0), 0), coalesce(sum(wanted), 0), coalesce(sum(done), 0) FROM scan s"
            f" WHERE EXISTS (SELECT 1 FROM file f WHERE f.hash = s.hash AND f.hash != x''"
            f" AND f.gone_at IS NULL AND {scope})",
            names,
        ).fetchone()
        return Progress(waiting=int(row[0]), pages=int(row[1]), pages_read=int(row[2]))

    def forget_gone(self, before: str) -> None:
        """What was read of files that have been gone since a time (ISO 8601)."""
        has_file = "SELECT 1 FROM file WHERE file.hash = {table}.hash AND file.hash != x''"
        for table in ("scan_page", "scan"):
            self._sql.execute(
                f"DELETE FROM {table} WHERE NOT EXISTS ({has_file.format(table=table)} AND gone_at IS NULL)"
                f" AND NOT EXISTS ({has_file.format(table=table)} AND gone_at IS NOT NULL AND gone_at > ?)",
                (before,),
            )
