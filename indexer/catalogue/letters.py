"""Owner of table `letter`: the mail that reminds people, and what became of it.

A letter is kept as it is sent, with its Message-ID, before it is sent: a repeat is the same message. It is claimed for
some minutes by whoever sends it; a crash in between makes it due again.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indexer.clock import from_text, to_text
from indexer.model.reminder import Delivery, Occasion

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
CREATE INDEX letter_due ON letter (next_at) WHERE state = 'waiting'
"""


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

    def waiting(self) -> tuple[int, str]:
        """(letters that wait to be sent, what went wrong with the last of them)"""
        row = self._sql.execute("SELECT count(*) FROM letter WHERE state = 'waiting'").fetchone()
        trouble = self._sql.execute(
            "SELECT trouble FROM letter WHERE state = 'waiting' AND trouble != '' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return int(row[0]), trouble[0] if trouble else ""
