"""Owner of tables `membership` and `told`: who is in which unit since when, as the configuration told over time."""

import sqlite3
from datetime import datetime

from indexer.clock import from_text, to_text
from indexer.model.people import Membership


class Memberships:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def all(self) -> tuple[Membership, ...]:
        """Oldest first."""
        found = self._sql.execute("SELECT login, unit, since FROM membership ORDER BY since, login")
        return tuple(Membership(login, unit, from_text(since)) for login, unit, since in found)

    def add(self, login: str, unit: str, since: datetime) -> None:
        self._sql.execute(
            "INSERT OR REPLACE INTO membership (login, unit, since) VALUES (?, ?, ?)", (login, unit, to_text(since))
        )

    def told(self) -> dict[str, str]:
        """By login, what `tell` kept."""
        return dict(self._sql.execute("SELECT login, units FROM told").fetchall())

    def tell(self, login: str, units: str) -> None:
        self._sql.execute("INSERT OR REPLACE INTO told (login, units) VALUES (?, ?)", (login, units))
