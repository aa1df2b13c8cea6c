"""Owner of table `saying`: what people say of who did an event, and what was decided. The words are events as well."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text, to_text
from indexer.model.people import Saying, Verdict

_COLUMNS = "id, about, is_claim, login, said_by, at, verdict, decided_by, reason, is_open, decided_at"


class Sayings:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def add(self, saying: Saying, drive: str) -> None:
        self._sql.execute(
            "INSERT INTO saying (id, about, drive, is_claim, login, said_by, is_open, at, reason, verdict)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')",
            (
                *(saying.id, saying.about, drive, int(saying.is_claim), saying.login, saying.said_by),
                *(int(saying.is_open), to_text(saying.at), saying.reason),
            ),
        )

    def decide(self, id: int, verdict: Verdict, by: str, at: datetime) -> None:
        self._sql.execute(
            "UPDATE saying SET verdict = ?, decided_by = ?, decided_at = ? WHERE id = ?",
            (verdict.value, by, to_text(at), id),
        )

    def get(self, id: int, drives: Scope) -> Saying | None:
        scope, names = within("drive", drives)
        row = self._sql.execute(f"SELECT {_COLUMNS} FROM saying WHERE id = ? AND {scope}", (id, *names)).fetchone()
        return _saying(row) if row else None

    def newest(self, drives: Scope, limit: int) -> tuple[Saying, ...]:
        """What waits for a decision first, then the newest first."""
        scope, names = within("drive", drives)
        found = self._sql.execute(
            f"SELECT {_COLUMNS} FROM saying WHERE {scope} ORDER BY verdict != 'pending', id DESC LIMIT ?",
            (*names, limit),
        )
        return tuple(_saying(row) for row in found)

    def about(self, events: Sequence[int]) -> dict[int, tuple[Saying, ...]]:
        """By event, oldest first."""
        found: dict[int, tuple[Saying, ...]] = {}
        marks = ",".join("?" * len(events))
        for row in self._sql.execute(
            f"SELECT {_COLUMNS} FROM saying WHERE about IN ({marks}) ORDER BY id", tuple(events)
        ):
            found[row[1]] = (*found.get(row[1], ()), _saying(row))
        return found


def _saying(row: tuple[Any, ...]) -> Saying:
    id, about, is_claim, login, said_by, at, verdict, decided_by, reason, is_open, decided_at = row
    return Saying(
        id=id,
        about=about,
        is_claim=bool(is_claim),
        login=login,
        person="",
        said_by=said_by,
        at=from_text(at),
        verdict=Verdict(verdict),
        decided_by=decided_by,
        reason=reason,
        is_open=bool(is_open),
        decided_at=from_text(decided_at) if decided_at else None,
    )
