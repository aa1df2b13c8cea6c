"""Owner of table `task_source`: each task as the configuration or the register last said it.

Beside it stands the task as it is (`task`), with what people did on the page. Only what a source says anew is taken.
"""

import sqlite3

from indexer.catalogue.task_rows import task_from_json, task_to_json
from indexer.model.task import Origin, Task

TASK_SOURCE = """
CREATE TABLE task_source (
    code TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    is_gone INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL
)
"""


class TaskSources:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, task: Task) -> None:
        self._sql.execute(
            "INSERT OR REPLACE INTO task_source (code, origin, body) VALUES (?, ?, ?)",
            (task.code, task.origin.value, task_to_json(task)),
        )

    def get(self, code: str) -> Task | None:
        """As it was last said, by whatever source, even where it is said no more."""
        row = self._sql.execute("SELECT body FROM task_source WHERE code = ?", (code,)).fetchone()
        return task_from_json(row[0]) if row else None

    def of(self, origin: Origin) -> dict[str, Task]:
        """By code: what this source says."""
        found = self._sql.execute(
            "SELECT code, body FROM task_source WHERE origin = ? AND is_gone = 0", (origin.value,)
        )
        return {code: task_from_json(body) for code, body in found}

    def withdraw(self, code: str) -> None:
        self._sql.execute("UPDATE task_source SET is_gone = 1 WHERE code = ?", (code,))
