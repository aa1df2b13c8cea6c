"""Owner of tables `name` and `name_use`: the names that evidence writes, and the events that each of them touches."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """`person` and `login`: whom it stood for when its events were last credited; "" nobody."""

    id: int
    value: str
    person: str
    login: str


class Names:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def use(self, event: int, names: Iterable[tuple[str, str, str]]) -> None:
        """The event's evidence writes these names: (as written, the person and the login that it stands for)."""
        for value, person, login in names:
            self._sql.execute(
                "INSERT OR IGNORE INTO name (value, person, login) VALUES (?, ?, ?)", (value, person, login)
            )
            self._sql.execute(
                "INSERT OR IGNORE INTO name_use (name, event) SELECT id, ? FROM name WHERE value = ?", (event, value)
            )

    def all(self) -> tuple[Name, ...]:
        found = self._sql.execute("SELECT id, value, person, login FROM name ORDER BY id")
        return tuple(Name(*row) for row in found)

    def stands_for(self, id: int, person: str, login: str) -> None:
        """Whom its events will be credited to from now on; "" for nobody."""
        self._sql.execute("UPDATE name SET person = ?, login = ? WHERE id = ?", (person, login, id))

    def judge_again_of(self, login: str) -> None:
        """The same for every name that stands for a login."""
        self._sql.execute(
            "INSERT OR IGNORE INTO to_credit (event) SELECT u.event FROM name n JOIN name_use u ON u.name = n.id"
            " WHERE n.login = ?",
            (login,),
        )

    def judge_again(self, id: int) -> int:
        """Every event that the name touches is put among those to be credited anew; how many."""
        cursor = self._sql.execute(
            "INSERT OR IGNORE INTO to_credit (event) SELECT event FROM name_use WHERE name = ?", (id,)
        )
        return cursor.rowcount
