"""Owner of table `saved_search`: searches that people kept, and up to which event of the ledger they have seen them."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from indexer.clock import from_text, to_text
from indexer.model.saved import SavedSearch

_COLUMNS = "id, name, address, notifies, seen_at, seen_event"


@dataclass(frozen=True, slots=True)
class Kept:
    """`seen_event`: id of the last event whose document could be found when somebody last looked."""

    search: SavedSearch
    seen_event: int


class SavedSearches:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def of(self, login: str) -> tuple[Kept, ...]:
        """By name."""
        found = self._sql.execute(f"SELECT {_COLUMNS} FROM saved_search WHERE login = ? ORDER BY name, id", (login,))
        return tuple(
            Kept(SavedSearch(id, name, address, bool(notifies), from_text(seen_at)), seen_event)
            for id, name, address, notifies, seen_at, seen_event in found
        )

    def put(self, login: str, search: SavedSearch, seen_event: int) -> int:
        """Adds it, or gives the one of the same address its name and whether it notifies; its id."""
        row = self._sql.execute(
            "INSERT INTO saved_search (login, name, address, notifies, seen_at, seen_event) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (login, address) DO UPDATE SET name = excluded.name, notifies = excluded.notifies"
            " RETURNING id",
            (login, search.name, search.address, int(search.notifies), to_text(search.seen_at), seen_event),
        ).fetchone()
        return int(row[0])

    def forget(self, login: str, id: int) -> None:
        self._sql.execute("DELETE FROM saved_search WHERE login = ? AND id = ?", (login, id))

    def see(self, login: str, id: int, at: datetime, seen_event: int) -> None:
        self._sql.execute(
            "UPDATE saved_search SET seen_at = ?, seen_event = max(seen_event, ?) WHERE login = ? AND id = ?",
            (to_text(at), seen_event, login, id),
        )
