"""Owner of table `reminder`: who was told what, once each, and whether they have seen it on the page."""

import sqlite3
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from indexer.clock import from_text, to_text
from indexer.model.reminder import Delivery, Occasion, ReminderEntry

REMINDERS = """
CREATE TABLE reminder (             -- who was reminded of what: once for each limit
    occasion TEXT NOT NULL,
    task TEXT NOT NULL,
    unit TEXT NOT NULL,
    person TEXT NOT NULL,
    for_day TEXT NOT NULL,          -- of one by hand: the act
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    letter INTEGER REFERENCES letter (id),
    PRIMARY KEY (occasion, task, unit, person, for_day)
) WITHOUT ROWID;
-- the log, newest first; what a letter says
CREATE INDEX reminder_at ON reminder (at);
CREATE INDEX reminder_letter ON reminder (letter) WHERE letter IS NOT NULL
"""
SEEN = """
ALTER TABLE reminder ADD COLUMN seen_at TEXT;   -- when the person had it before them on the page
-- what waits for somebody
CREATE INDEX reminder_unseen ON reminder (person) WHERE seen_at IS NULL
"""

Key = tuple[str, str, str, str, str]
"""occasion, task, unit, person, for_day"""

_COLUMNS = (
    "r.occasion, r.task, r.unit, r.person, r.for_day, r.at, r.by, r.seen_at,"
    " l.state, l.sent_at, l.next_at, l.tries, l.trouble"
)
_JOINED = "reminder r LEFT JOIN letter l ON l.id = r.letter"
_UNDONE = "SELECT 1 FROM act u WHERE u.about = CAST(r.for_day AS INTEGER) AND u.kind = 'undone'"
_STANDS = f"(r.for_day LIKE '%-%' OR r.for_day = '' OR NOT EXISTS ({_UNDONE}))"


class Reminders:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def is_known(self, key: Key) -> bool:
        condition = "occasion = ? AND task = ? AND unit = ? AND person = ? AND for_day = ?"
        return self._sql.execute(f"SELECT 1 FROM reminder WHERE {condition}", key).fetchone() is not None

    def remember(self, key: Key, at: datetime, *, by: str = "", letter: int | None = None) -> bool:
        """Whether it was new."""
        cursor = self._sql.execute(
            "INSERT OR IGNORE INTO reminder (occasion, task, unit, person, for_day, at, by, letter)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*key, to_text(at), by, letter),
        )
        return cursor.rowcount > 0

    def of_letter(self, letter: int) -> tuple[tuple[Occasion, str, bool], ...]:
        """(why, task, whether it was not taken back) of every reminder in a letter; () for a digest."""
        asked = f"SELECT r.occasion, r.task, {_STANDS} FROM reminder r WHERE r.letter = ? AND r.task != ''"
        return tuple((Occasion(why), task, bool(stands)) for why, task, stands in self._sql.execute(asked, (letter,)))

    def log(
        self, *, task: str = "", login: str | None = None, units: Collection[str] = (), limit: int = 500
    ) -> tuple[ReminderEntry, ...]:
        """The newest first, digests left out; of one task where one is named.

        With a `login`: to or by them, about one of `units`, or about a task that one of these leads.
        """
        condition, values = ("= ?", [task]) if task else ("!= ''", [])
        if login is not None:
            marks = ",".join("?" * len(units))
            condition += (
                f" AND (r.person = ? OR r.by = ? OR r.unit IN ({marks})"
                f" OR r.task IN (SELECT code FROM task WHERE lead IN ({marks})))"
            )
            values += [login, login, *units, *units]
        rows = self._sql.execute(
            f"SELECT {_COLUMNS} FROM {_JOINED} WHERE r.task {condition} ORDER BY r.at DESC, r.task LIMIT ?",
            (*values, limit),
        )
        return tuple(_entry(row) for row in rows)

    def unseen(self, person: str, limit: int) -> tuple[ReminderEntry, ...]:
        """What was not taken back and somebody has not seen, the newest first; digests left out."""
        rows = self._sql.execute(
            f"SELECT {_COLUMNS} FROM {_JOINED} WHERE r.person = ? AND r.seen_at IS NULL AND r.task != '' AND {_STANDS}"
            " ORDER BY r.at DESC, r.task LIMIT ?",
            (person, limit),
        )
        return tuple(_entry(row) for row in rows)

    def see(self, person: str, at: datetime, *, task: str = "") -> int:
        """Somebody has seen what waits, or what waits of one task; how many."""
        cursor = self._sql.execute(
            "UPDATE reminder SET seen_at = ? WHERE person = ? AND seen_at IS NULL AND (? = '' OR task = ?)",
            (to_text(at), person, task, task),
        )
        return cursor.rowcount

    def last(self, occasion: Occasion, person: str) -> datetime | None:
        """When somebody was last told on such an occasion."""
        row = self._sql.execute(
            "SELECT max(at) FROM reminder WHERE occasion = ? AND task = '' AND unit = '' AND person = ?",
            (occasion.value, person),
        ).fetchone()
        return from_text(row[0]) if row[0] else None


def _entry(row: tuple[Any, ...]) -> ReminderEntry:
    occasion, task, unit, person, day, at, by, seen_at, state, sent_at, next_at, tries, trouble = row
    delivery = Delivery(state) if state else Delivery.PAGE
    return ReminderEntry(
        Occasion(occasion),
        task,
        unit,
        person,
        date.fromisoformat(day) if "-" in day else None,
        from_text(at),
        by,
        delivery,
        from_text(sent_at) if sent_at else None,
        tries or 0,
        trouble or "",
        from_text(next_at) if next_at and delivery is Delivery.WAITING else None,
        from_text(seen_at) if seen_at else None,
        int(day) if day.isdigit() else 0,
    )
