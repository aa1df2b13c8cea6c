"""Owner of tables `document` and `text`: what is known of each file's content."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.catalogue import rows
from indexer.catalogue.document_rows import COLUMNS, PUT, document_of, values_of
from indexer.catalogue.scope import Scope, within
from indexer.clock import to_text
from indexer.model.document import Contributor, Document
from indexer.vietnamese.numbers import number_key

_FROM = "FROM document d JOIN file f ON f.id = d.id LEFT JOIN failure x ON x.document = d.id"


@dataclass(frozen=True, slots=True)
class Indexable:
    """A document as the search index wants it; `is_gone` says that it has to leave the index."""

    document: Document
    text: str
    cited: tuple[str, ...]
    is_gone: bool


class Documents:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, document: Document, *, text: str | None, cited: tuple[str, ...], described: int = 0) -> int:
        """Adds or replaces; returns the new version. `text=None` keeps the stored text.

        `described`: the version of the rules that understood the text.
        """
        key = number_key(document.header.number) if document.header.number else ""
        self._sql.execute(PUT, (*values_of(document), key, rows.to_json(cited), described))
        if text is not None:
            self._sql.execute(
                "INSERT INTO text (document, body) VALUES (?, ?)"
                " ON CONFLICT (document) DO UPDATE SET body = excluded.body",
                (document.id, zlib.compress(text.encode(), 1)),
            )
        return self._version(document.id)

    def place(self, document: Document) -> int:
        """The file moved or only its times changed: path, unit, tasks, size and time; returns the new version."""
        self._sql.execute(
            "UPDATE document SET path=?, name=?, unit=?, tasks=?, size=?, modified_at=?, is_gone=0, version=version+1"
            " WHERE id=?",
            (
                document.path,
                document.name,
                document.unit,
                rows.to_json(document.tasks),
                document.size,
                to_text(document.modified_at),
                document.id,
            ),
        )
        return self._version(document.id)

    def set_tasks(self, id: int, tasks: tuple[str, ...]) -> int:
        """What its tags come to; returns the new version."""
        self._sql.execute(
            "UPDATE document SET tasks = ?, version = version + 1 WHERE id = ?", (rows.to_json(tasks), id)
        )
        return self._version(id)

    def mark_gone(self, id: int) -> int:
        self._sql.execute("UPDATE document SET is_gone = 1, version = version + 1 WHERE id = ?", (id,))
        return self._version(id)

    def set_people(self, id: int, people: tuple[Contributor, ...]) -> None:
        self._sql.execute("UPDATE document SET people = ? WHERE id = ?", (rows.people_to_json(people), id))

    def renew(self, id: int) -> int:
        """The new version of a document of which something is known that the index must learn."""
        self._sql.execute("UPDATE document SET version = version + 1 WHERE id = ?", (id,))
        return self._version(id)

    def get(self, id: int) -> Document | None:
        """Present or gone; None if there never was one."""
        row = self._sql.execute(f"SELECT {COLUMNS} {_FROM} WHERE d.id = ?", (id,)).fetchone()
        return document_of(row) if row else None

    def at(self, path: str, drives: Scope) -> tuple[Document, ...]:
        """The present documents of a shown path on these drives."""
        scope, names = within("d.drive", drives)
        by_raw = ("d.id IN (SELECT id FROM file WHERE raw = ? AND gone_at IS NULL)", path.encode("utf-8", "replace"))
        # a name in another Unicode form is found by looking through all
        for condition, value in (by_raw, ("d.path = ?", path)):
            found = self._sql.execute(
                f"SELECT {COLUMNS} {_FROM} WHERE {condition} AND d.is_gone = 0 AND {scope} ORDER BY d.drive",
                (value, *names),
            ).fetchall()
            if found:
                break
        return tuple(document_of(row) for row in found)

    def within(self, place: str, drives: Scope, most: int) -> tuple[Document, ...]:
        """The present documents of a shown path, below a folder, or of a pattern (`*` crosses folders), by path."""
        scope, names = within("d.drive", drives)
        folder = place.rstrip("/")
        found = self._sql.execute(
            f"SELECT {COLUMNS} {_FROM} WHERE (d.path = ? OR substr(d.path, 1, ?) = ? OR d.path GLOB ?)"
            f" AND d.is_gone = 0 AND {scope} ORDER BY d.path, d.drive LIMIT ?",
            (place, len(folder) + 1, f"{folder}/", place, *names, most),
        )
        return tuple(document_of(row) for row in found)

    def is_gone(self, id: int) -> bool:
        row = self._sql.execute("SELECT is_gone FROM document WHERE id = ?", (id,)).fetchone()
        return row is None or bool(row[0])

    def has_failed(self, id: int) -> bool:
        """Whether the file could not be read when it was last tried."""
        return self._sql.execute("SELECT 1 FROM failure WHERE document = ?", (id,)).fetchone() is not None

    def many(self, ids: Sequence[int]) -> dict[int, Document]:
        marks = ",".join("?" * len(ids))
        found = self._sql.execute(f"SELECT {COLUMNS} {_FROM} WHERE d.id IN ({marks})", tuple(ids))
        return {row[0]: document_of(row) for row in found}

    def text(self, id: int) -> str:
        """The stored text; "" where the file could not be read or holds none."""
        row = self._sql.execute("SELECT body FROM text WHERE document = ?", (id,)).fetchone()
        return zlib.decompress(row[0]).decode() if row else ""

    def texts(self, ids: Sequence[int]) -> dict[int, str]:
        marks = ",".join("?" * len(ids))
        found = self._sql.execute(f"SELECT document, body FROM text WHERE document IN ({marks})", tuple(ids))
        return {id: zlib.decompress(body).decode() for id, body in found}

    def cited(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The numbers of other documents that each one's text names."""
        marks = ",".join("?" * len(ids))
        found = self._sql.execute(f"SELECT id, cited FROM document WHERE id IN ({marks})", tuple(ids))
        return {id: rows.texts(cited) for id, cited in found}

    def indexable(self, ids: Sequence[int]) -> list[Indexable]:
        marks = ",".join("?" * len(ids))
        return self._indexables(f"WHERE d.id IN ({marks})", tuple(ids))

    def every_indexable(self, batch: int = 500) -> Iterator[Indexable]:
        """All present documents in the order of their ids, read in batches so that no transaction stays open."""
        after = 0
        while found := self._indexables(f"WHERE d.id > ? AND d.is_gone = 0 ORDER BY d.id LIMIT {batch}", (after,)):
            yield from found
            after = found[-1].document.id

    def versions(self) -> dict[int, int]:
        """id -> version of every present document."""
        return dict(self._sql.execute("SELECT id, version FROM document WHERE is_gone = 0"))

    def described_before(self, rules: int, limit: int) -> list[Indexable]:
        """Documents, gone ones too, that older rules described. Those refused as secrets have no text to look at."""
        return self._indexables(
            "WHERE d.described < ? AND coalesce(x.reason, '') != 'secret' ORDER BY d.described, d.id LIMIT ?",
            (rules, limit),
        )

    def count_described_before(self, rules: int) -> int:
        row = self._sql.execute(
            "SELECT count(*) FROM document d LEFT JOIN failure x ON x.document = d.id"
            " WHERE d.described < ? AND coalesce(x.reason, '') != 'secret'",
            (rules,),
        ).fetchone()
        return int(row[0])

    def mark_described(self, ids: Sequence[int], rules: int) -> None:
        self._sql.executemany("UPDATE document SET described = ? WHERE id = ?", [(rules, id) for id in ids])

    def newest(self, drives: Scope, limit: int) -> tuple[Document, ...]:
        scope, names = within("d.drive", drives)
        found = self._sql.execute(
            f"SELECT {COLUMNS} {_FROM} WHERE d.is_gone = 0 AND {scope} ORDER BY d.modified_at DESC LIMIT ?",
            (*names, limit),
        )
        return tuple(document_of(row) for row in found)

    def count(self, drives: Scope = None) -> int:
        scope, names = within("drive", drives)
        row = self._sql.execute(f"SELECT count(*) FROM document WHERE is_gone = 0 AND {scope}", names).fetchone()
        return int(row[0])

    def _indexables(self, condition: str, values: tuple[object, ...]) -> list[Indexable]:
        found = self._sql.execute(
            f"SELECT {COLUMNS}, d.cited, d.is_gone, t.body {_FROM} LEFT JOIN text t ON t.document = d.id {condition}",
            values,
        )
        return [
            Indexable(
                document_of(row),
                zlib.decompress(row[-1]).decode() if row[-1] else "",
                rows.texts(row[-3]),
                bool(row[-2]),
            )
            for row in found
        ]

    def _version(self, id: int) -> int:
        row = self._sql.execute("SELECT version FROM document WHERE id = ?", (id,)).fetchone()
        return int(row[0])
