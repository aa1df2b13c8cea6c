"""Owner of tables `credit` and `to_credit`: who did an event, as far as evidence says now, and what to judge again."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from indexer.catalogue.efforts import renew
from indexer.clock import to_text
from indexer.model.event import Credit, Part, Strength

_PEOPLE = (  # what counts as work on a document: not moving it, nor saving it as it was
    "SELECT c.person, c.unit, c.strength FROM event e JOIN credit c ON c.event = e.id"
    " WHERE e.document = ? AND e.action IN ('added', 'modified') AND c.person != ''"
    " AND e.nature NOT IN ('formatted', 'resaved', 'copied')"
    " ORDER BY e.at DESC, e.id DESC, c.place"
)


class Credits:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, event: int, at: datetime, credits: tuple[Credit, ...], *, is_disputed: bool) -> None:
        """Replaces an event's credits. Who has no known unit worked for that of the folder."""
        self._sql.execute("DELETE FROM credit WHERE event = ?", (event,))
        self._sql.executemany(
            "INSERT INTO credit (event, place, at, person, login, unit, strength, part, is_disputed)"
            " SELECT id, ?, ?, ?, ?, coalesce(nullif(?, ''), unit), ?, ?, ? FROM event WHERE id = ?",
            [
                (
                    *(place, to_text(at), one.person, one.login, one.unit),
                    *(one.strength.value, one.part.value, int(is_disputed), event),
                )
                for place, one in enumerate(credits or (Credit(""),))
            ],
        )
        self._sql.execute("DELETE FROM to_credit WHERE event = ?", (event,))
        renew(self._sql, event)

    def of(self, events: Sequence[int]) -> dict[int, tuple[Credit, ...]]:
        """By event, the first one first; without those of nobody."""
        marks = ",".join("?" * len(events))
        found: dict[int, tuple[Credit, ...]] = {}
        for event, person, unit, login, strength, part in self._sql.execute(
            "SELECT event, person, unit, login, strength, part FROM credit"
            f" WHERE event IN ({marks}) AND person != '' ORDER BY event, place",
            tuple(events),
        ):
            credit = Credit(person, unit, login, Strength(strength), Part(part))
            found[event] = (*found.get(event, ()), credit)
        return found

    def people_of(self, document: int) -> list[tuple[str, str, Strength]]:
        """(person, unit, strength) of everybody's work on a document, the latest first, once for each event."""
        return [
            (person, unit, Strength(strength)) for person, unit, strength in self._sql.execute(_PEOPLE, (document,))
        ]

    def judge_again(self, events: Iterable[int]) -> None:
        """They will be credited anew."""
        self._sql.executemany("INSERT OR IGNORE INTO to_credit (event) VALUES (?)", [(event,) for event in events])

    def to_judge(self, limit: int) -> tuple[int, ...]:
        """Events to be credited anew, the newest first."""
        found = self._sql.execute("SELECT event FROM to_credit ORDER BY event DESC LIMIT ?", (limit,))
        return tuple(row[0] for row in found)

    def count_to_judge(self) -> int:
        return int(self._sql.execute("SELECT count(*) FROM to_credit").fetchone()[0])
