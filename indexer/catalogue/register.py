"""Owner of tables `register` and `register_fault`: how the last reading of the tasks' spreadsheet went."""

import json
import sqlite3

from indexer.catalogue import rows
from indexer.clock import to_text
from indexer.model.register import RegisterState, RegisterStatus, RowFault, Why

REGISTER = """
CREATE TABLE register (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    drive TEXT NOT NULL,
    path TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    read_at TEXT,                   -- the last good reading
    sheet TEXT NOT NULL,
    columns TEXT NOT NULL,
    rows INTEGER NOT NULL,
    tasks INTEGER NOT NULL
);
CREATE TABLE register_fault (       -- of the last good reading, in the order of the rows
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    why TEXT NOT NULL,
    hint TEXT NOT NULL,
    is_taken INTEGER NOT NULL
);
-- why a task could not be read this time
CREATE INDEX register_fault_code ON register_fault (code) WHERE is_taken = 0
"""


class Registers:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, status: RegisterStatus) -> None:
        """All that is known of a good reading."""
        self._sql.execute(
            "INSERT OR REPLACE INTO register (id, drive, path, state, detail, read_at, sheet, columns, rows, tasks)"
            " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(status.drive, status.path, status.state.value, status.detail),
                to_text(status.read_at) if status.read_at else None,
                *(status.sheet, rows.to_json(status.columns), status.rows, status.tasks),
            ),
        )
        self._sql.execute("DELETE FROM register_fault")
        self._sql.executemany(
            "INSERT INTO register_fault (row, code, title, field, value, why, hint, is_taken)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (one.row, one.code, one.title, one.field, one.value, one.why.value, one.hint, int(one.is_taken))
                for one in status.faults
            ],
        )

    def fail(self, drive: str, path: str, state: RegisterState, detail: str) -> None:
        """It cannot be taken right now; what was known of the last good reading stays."""
        known = self.get()
        if known is None or (known.drive, known.path) != (drive, path):
            self.put(RegisterStatus(drive, path, state, detail))
        else:
            self._sql.execute("UPDATE register SET state = ?, detail = ?", (state.value, detail))

    def forget(self) -> None:
        """No register is configured any more."""
        self._sql.execute("DELETE FROM register_fault")
        self._sql.execute("DELETE FROM register")

    def get(self) -> RegisterStatus | None:
        row = self._sql.execute(
            "SELECT drive, path, state, detail, read_at, sheet, columns, rows, tasks FROM register"
        ).fetchone()
        if row is None:
            return None
        drive, path, state, detail, read_at, sheet, columns, count, tasks = row
        pairs = tuple((field, head) for field, head in json.loads(columns))
        found = self._faults("1 ORDER BY id", ())
        at = rows.moment(read_at)
        return RegisterStatus(drive, path, RegisterState(state), detail, at, sheet, pairs, count, tasks, found)

    def troubles(self) -> dict[str, RowFault]:
        """By the code of a task: why its row could not be taken the last time."""
        found = self._faults("is_taken = 0 AND code != '' ORDER BY id DESC", ())
        return {fault.code: fault for fault in found}

    def _faults(self, condition: str, values: tuple[object, ...]) -> tuple[RowFault, ...]:
        found = self._sql.execute(
            "SELECT row, code, title, field, value, why, hint, is_taken FROM register_fault WHERE " + condition, values
        )
        return tuple(
            RowFault(row, code, title, field, value, Why(why), hint, bool(is_taken))
            for row, code, title, field, value, why, hint, is_taken in found
        )
