"""Owner of table `citation`: which numbers each document cites; and who bears a number, who cites it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indexer.catalogue import rows
from indexer.catalogue.scope import Scope, within
from indexer.model.relation import Citation, Relation
from indexer.vietnamese.numbers import number_key

_CITED = "c.relation, c.number, c.about, c.issued_on, c.year, c.issuer, c.is_national"
_BEARER = "d.id, d.drive, d.path, d.unit, d.tasks, d.number_key, d.issued_on, d.issuer, d.is_draft, d.modified_at"
_MOST_BEARERS = 300


@dataclass(frozen=True, slots=True)
class Bearer:
    """A document by what tells it from others of its number; `modified_at` as stored, for comparing."""

    id: int
    drive: str
    path: str
    unit: str
    tasks: tuple[str, ...]
    number_key: str
    issued_on: date | None
    issuer: str
    is_draft: bool
    modified_at: str


class Citations:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, document: int, citations: Sequence[Citation]) -> None:
        """Replaces what a document cites; () forgets it."""
        self._sql.execute("DELETE FROM citation WHERE document = ?", (document,))
        self._sql.executemany(
            "INSERT INTO citation (document, position, number_key, number, relation, about, issued_on, year, issuer,"
            " is_national) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(document, position, *_values(citation)) for position, citation in enumerate(citations)],
        )

    def of(self, document: int) -> tuple[Citation, ...]:
        """What a document cites, in the order of its text."""
        found = self._sql.execute(
            f"SELECT {_CITED} FROM citation c WHERE c.document = ? ORDER BY c.position", (document,)
        )
        return tuple(_citation(row) for row in found)

    def bearing(self, key: str, year: int | None, drives: Scope) -> tuple[Bearer, ...]:
        """Documents of these drives that bear the number, newest first; `year`: only those of it or of no known day."""
        scope, names = within("d.drive", drives)
        condition, years = (
            ("1", ()) if year is None else ("(d.issued_on IS NULL OR d.issued_on LIKE ?)", (f"{year}-%",))
        )
        found = self._sql.execute(
            f"SELECT {_BEARER} FROM document d WHERE d.number_key = ? AND d.number_key != '' AND d.is_gone = 0"
            f" AND {condition} AND {scope} ORDER BY d.issued_on DESC LIMIT {_MOST_BEARERS}",
            (key, *years, *names),
        )
        return tuple(_bearer(row) for row in found)

    def common(self, keys: Sequence[str], least: int) -> frozenset[str]:
        """Those of the numbers that at least so many documents cite."""
        found = self._sql.execute(
            "SELECT j.value FROM json_each(?) j WHERE"
            " (SELECT count(*) FROM (SELECT 1 FROM citation c WHERE c.number_key = j.value LIMIT ?)) >= ?",
            (rows.to_json(list(keys)), least, least),
        )
        return frozenset(row[0] for row in found)

    def citing(self, key: str, year: int | None, drives: Scope, limit: int) -> Iterator[tuple[Bearer, Citation]]:
        """Documents of these drives that cite the number, of each relation the newest `limit`.

        `year`: without those that name another year.
        """
        scope, names = within("d.drive", drives)
        for relation in Relation:
            found = self._sql.execute(
                f"SELECT {_BEARER}, {_CITED} FROM citation c JOIN document d ON d.id = c.document"
                " WHERE c.number_key = ? AND c.relation = ? AND d.is_gone = 0"
                f" AND (c.year IS NULL OR c.year = coalesce(?, c.year)) AND {scope}"
                " ORDER BY c.document DESC LIMIT ?",
                (key, relation, year, *names, limit),
            )
            yield from ((_bearer(row[:10]), _citation(row[10:])) for row in found)


def _values(citation: Citation) -> tuple[object, ...]:
    return (
        number_key(citation.number),
        citation.number,
        str(citation.relation),
        citation.about,
        citation.issued_on.isoformat() if citation.issued_on else None,
        citation.year,
        citation.issuer,
        int(citation.is_national),
    )


def _citation(row: tuple[Any, ...]) -> Citation:
    relation, number, about, issued_on, year, issuer, is_national = row
    return Citation(Relation(relation), number, about, rows.day(issued_on), year, issuer, bool(is_national))


def _bearer(row: tuple[Any, ...]) -> Bearer:
    id, drive, path, unit, tasks, key, issued_on, issuer, is_draft, modified_at = row
    return Bearer(
        id, drive, path, unit, rows.texts(tasks), key, rows.day(issued_on), issuer, bool(is_draft), modified_at
    )
