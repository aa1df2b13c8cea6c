"""Owner of tables `letter` and `reminder`: who was reminded of what, and the mail that says so.

A letter is kept as it is sent, with its Message-ID, before it is sent: a repeat is the same message. It is claimed for
some minutes by whoever sends it; a crash in between makes it due again.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from indexer.clock import from_text, to_text
from indexer.model.reminder import Delivery, Occasion, ReminderEntry

LETTERS = """
CREATE TABLE letter (               -- mail to one person, as it is sent
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT NOT NULL,
    occasion TEXT NOT NULL,         -- of several reminders the first one's
    message_id TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    next_at TEXT NOT NULL,
    sent_at TEXT,
    trouble TEXT NOT NULL DEFAULT ''
);
-- what is to be sent
CREATE INDEX letter_due ON letter (next_at) WHERE state = 'waiting';
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

Key = tuple[str, str, str, str, str]
"""occasion, task, unit, person, for_day"""


@dataclass(frozen=True, slots=True)
class Letter:
    id: int
    person: str
    occasion: Occasion
    message_id: str
    made_at: datetime
    subject: str
    text: str
    html: str
    tries: int = 0


class Letters:
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

    def add(self, letter: Letter) -> int:
        """Its id; it is to be sent at once."""
        at = to_text(letter.made_at)
        cursor = self._sql.execute(
            "INSERT INTO letter (person, occasion, message_id, made_at, subject, text, html, state, next_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
            (letter.person, letter.occasion.value, letter.message_id, at, letter.subject, letter.text, letter.html, at),
        )
        return int(cursor.lastrowid or 0)

    def due(self, at: datetime, occasions: Sequence[Occasion], limit: int) -> tuple[Letter, ...]:
        """The oldest first."""
        marks = ",".join("?" * len(occasions))
        rows = self._sql.execute(
            "SELECT id, person, occasion, message_id, made_at, subject, text, html, tries FROM letter"
            f" WHERE state = 'waiting' AND next_at <= ? AND occasion IN ({marks}) ORDER BY id LIMIT ?",
            (to_text(at), *(one.value for one in occasions), limit),
        )
        return tuple(Letter(row[0], row[1], Occasion(row[2]), row[3], from_text(row[4]), *row[5:]) for row in rows)

    def claim(self, id: int, at: datetime, until: datetime) -> bool:
        """Whether it is ours to send; nobody else's until then."""
        cursor = self._sql.execute(
            "UPDATE letter SET next_at = ? WHERE id = ? AND state = 'waiting' AND next_at <= ?",
            (to_text(until), id, to_text(at)),
        )
        return cursor.rowcount > 0

    def settle(self, id: int, delivery: Delivery, at: datetime, trouble: str = "") -> None:
        """What became of it, for good."""
        sent_at = to_text(at) if delivery is Delivery.SENT else None
        self._sql.execute(
            "UPDATE letter SET state = ?, sent_at = ?, trouble = ?, tries = tries + 1 WHERE id = ?",
            (delivery.value, sent_at, trouble, id),
        )

    def postpone(self, id: int, until: datetime, tries: int, trouble: str) -> None:
        """After so many tries."""
        self._sql.execute(
            "UPDATE letter SET next_at = ?, tries = ?, trouble = ? WHERE id = ? AND state = 'waiting'",
            (to_text(until), tries, trouble, id),
        )

    def tasks_of(self, id: int) -> tuple[str, ...]:
        """The tasks that a letter reminds of; () for a digest."""
        rows = self._sql.execute("SELECT DISTINCT task FROM reminder WHERE letter = ? AND task != ''", (id,))
        return tuple(row[0] for row in rows)

    def log(self, *, task: str = "", limit: int = 500) -> tuple[ReminderEntry, ...]:
        """The newest first, digests left out; of one task where one is named."""
        condition, values = ("= ?", (task,)) if task else ("!= ''", ())
        rows = self._sql.execute(
            "SELECT r.occasion, r.task, r.unit, r.person, r.for_day, r.at, r.by, l.state, l.sent_at, l.tries, l.trouble"
            " FROM reminder r LEFT JOIN letter l ON l.id = r.letter"
            f" WHERE r.task {condition} ORDER BY r.at DESC, r.task LIMIT ?",
            (*values, limit),
        )
        return tuple(_entry(row) for row in rows)

    def last(self, occasion: Occasion, person: str) -> datetime | None:
        """When somebody was last told on such an occasion."""
        row = self._sql.execute(
            "SELECT max(at) FROM reminder WHERE occasion = ? AND task = '' AND unit = '' AND person = ?",
            (occasion.value, person),
        ).fetchone()
        return from_text(row[0]) if row[0] else None

    def waiting(self) -> tuple[int, str]:
        """(letters that wait to be sent, what went wrong with the last of them)"""
        row = self._sql.execute("SELECT count(*) FROM letter WHERE state = 'waiting'").fetchone()
        trouble = self._sql.execute(
            "SELECT trouble FROM letter WHERE state = 'waiting' AND trouble != '' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return int(row[0]), trouble[0] if trouble else ""


def _entry(row: tuple[Any, ...]) -> ReminderEntry:
    occasion, task, unit, person, day, at, by, state, sent_at, tries, trouble = row
    return ReminderEntry(
        Occasion(occasion),
        task,
        unit,
        person,
        date.fromisoformat(day) if "-" in day else None,
        from_text(at),
        by,
        Delivery(state) if state else Delivery.PAGE,
        from_text(sent_at) if sent_at else None,
        tries or 0,
        trouble or "",
    )
