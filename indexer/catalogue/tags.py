"""Owner of table `tag`: which documents serve which tasks, why, and which do not because somebody said so."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indexer.catalogue import rows
from indexer.catalogue.scope import Scope, within
from indexer.clock import to_text
from indexer.model.task import How, Tag

_COLUMNS = "t.document, t.task, t.how, t.detail, t.is_on, t.by, t.at"

_SAID = f"('{How.HAND}', '{How.ACCEPTED}')"


@dataclass(frozen=True, slots=True)
class Bearing:
    """A document that somebody put to a task, by its number."""

    task: str
    key: str
    number: str
    issued_on: date | None
    issuer: str


class Tags:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, tag: Tag) -> None:
        """Replaces what was known of this document and task."""
        self._sql.execute(
            "INSERT OR REPLACE INTO tag (document, task, how, detail, is_on, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(tag.document, tag.task, tag.how.value, tag.detail, int(tag.is_on), tag.by),
                to_text(tag.at) if tag.at else None,
            ),
        )

    def drop(self, document: int, task: str) -> None:
        self._sql.execute("DELETE FROM tag WHERE document = ? AND task = ?", (document, task))

    def of(self, documents: Sequence[int]) -> dict[int, tuple[Tag, ...]]:
        """By document, in the order of the tasks' codes; what somebody refused too."""
        marks = ",".join("?" * len(documents))
        found: dict[int, tuple[Tag, ...]] = {}
        for row in self._sql.execute(
            f"SELECT {_COLUMNS} FROM tag t WHERE t.document IN ({marks}) ORDER BY t.document, t.task", tuple(documents)
        ):
            found[row[0]] = (*found.get(row[0], ()), _tag(row))
        return found

    def documents_of(self, task: str, drives: Scope) -> tuple[int, ...]:
        """The documents that serve a task, gone ones too, of these drives."""
        scope, names = within("d.drive", drives)
        found = self._sql.execute(
            "SELECT t.document FROM tag t JOIN document d ON d.id = t.document"
            f" WHERE t.task = ? AND t.is_on = 1 AND {scope} ORDER BY t.document",
            (task, *names),
        )
        return tuple(row[0] for row in found)

    def bearers(self, keys: Sequence[str], drive: str) -> tuple[Bearing, ...]:
        """The numbers among these that documents of the drive bear which somebody put to a task."""
        found = self._sql.execute(
            "SELECT t.task, d.number_key, d.number, d.issued_on, d.issuer FROM json_each(?) j"
            " JOIN document d ON d.number_key = j.value AND d.number_key != '' JOIN tag t ON t.document = d.id"
            f" WHERE d.drive = ? AND d.is_draft = 0 AND t.is_on = 1 AND t.how IN {_SAID}",
            (rows.to_json(list(keys)), drive),
        )
        return tuple(Bearing(task, key, number, rows.day(day), issuer) for task, key, number, day, issuer in found)

    def bear(self, task: str, key: str, drive: str) -> bool:
        """Whether a document of the drive that somebody put to the task bears the number."""
        return any(one.task == task for one in self.bearers([key], drive))


def _tag(row: tuple[Any, ...]) -> Tag:
    document, task, how, detail, is_on, by, at = row
    return Tag(document, task, How(how), detail, bool(is_on), by, rows.moment(at))
