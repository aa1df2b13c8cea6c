"""Owner of `task_effort`, `task_files`, `task_stale`: who did how much for each task, of all time, and its files."""

import sqlite3
from datetime import datetime
from typing import Any

from indexer.catalogue.scope import Codes, Scope, among, within
from indexer.catalogue.task_sum_tables import SUMS, WORK, files, sums
from indexer.clock import from_text, to_text
from indexer.model.effort import Effort
from indexer.model.task import Involvement

_STALE = "task_stale"


class TaskSums:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def settle(self, most: int) -> int:
        """Keeps the sums of some stale tasks; how many. Call it where nothing else is to be done, while writing."""
        tasks = self._sql.execute("SELECT task FROM task_stale LIMIT ?", (most,)).fetchall()
        for one in tasks:
            named = "(SELECT ? AS task)"
            self._sql.execute(f"INSERT INTO task_effort ({SUMS}) {sums(named)}", (*one, *one))
            self._sql.execute(f"INSERT INTO task_files (task, drive, files, last_at) {files(named)}", one)
            self._sql.execute("DELETE FROM task_stale WHERE task = ?", one)
        return len(tasks)

    def is_stale(self, tasks: Codes = None) -> bool:
        """Whether anything has to be counted: of any task, or of these."""
        these, codes = among("task", tasks)
        found = self._sql.execute(f"SELECT 1 FROM task_stale WHERE {these} LIMIT 1", codes)
        return found.fetchone() is not None

    def of_tasks(
        self, drives: Scope, *, task: str = "", unit: str = "", person: str = "", by_unit: bool = False
    ) -> tuple[Effort, ...]:
        """As `Efforts.of_tasks`, of all time."""
        asked = (task,) if task else None
        these, codes = among("p.task", asked)
        parts: list[str] = ["p.whole = ?", these]
        values: list[object] = [int(by_unit), *codes]
        if unit:
            parts.append("p.unit = ?")
            values.append(unit)
        if person:
            parts.append("(p.login = ? OR p.person = ?)")
            values += [person, person]
        if not by_unit:
            parts.append("p.person != ''")
        scope, names = within("p.drive", drives)
        found = self._sql.execute(
            "SELECT p.task, p.unit, p.login, p.person, sum(p.files), sum(p.edits), sum(p.unweighed), sum(p.certain),"
            " sum(p.words), sum(p.remarks), sum(p.others), min(p.first_at), max(p.last_at)"
            f" FROM {self._tables(asked)} p WHERE {' AND '.join(parts)} AND {scope}"
            " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
            (*values, *names),
        )
        return tuple(_effort(*row) for row in found)

    def around(self, drives: Scope, since: datetime, until: datetime) -> frozenset[str]:
        """Tasks for which somebody known did something before `until`, and then or later on or after `since`."""
        scope, names = within("p.drive", drives)
        found = self._sql.execute(
            f"SELECT p.task FROM {self._tables(None)} p WHERE p.whole = 1 AND {scope} GROUP BY 1"
            " HAVING min(p.first_at) < ? AND max(p.last_at) >= ?",
            (*names, to_text(until), to_text(since)),
        )
        return frozenset(code for (code,) in found)

    def involvement(self, drives: Scope, tasks: Codes = None) -> dict[tuple[str, str], Involvement]:
        """By task and the name of a unit; those that did nothing are left out."""
        scope, names = within("p.drive", drives)
        these, codes = among("p.task", tasks)
        found = self._sql.execute(
            f"SELECT p.task, p.unit, max(p.edits + p.remarks > 0) FROM {self._tables(tasks)} p"
            f" WHERE p.whole = 1 AND {these} AND p.unit != '' AND {scope} GROUP BY 1, 2",
            (*codes, *names),
        )
        return {(code, unit): Involvement.CONTRIBUTED if work else Involvement.OPENED for code, unit, work in found}

    def changes(self, drives: Scope, tasks: Codes = None) -> dict[str, tuple[int, int]]:
        """By task: (changes of substance, those of known people)."""
        scope, names = within("p.drive", drives)
        these, codes = among("p.task", tasks)
        found = self._sql.execute(
            f"SELECT p.task, sum(p.changes), sum((p.person != '') * p.changes) FROM {self._tables(tasks)} p"
            f" WHERE p.whole = 0 AND {these} AND {scope} GROUP BY 1",
            (*codes, *names),
        )
        return {code: (changes, known) for code, changes, known in found}

    def unclaimed(self, drives: Scope, tasks: Codes = None) -> dict[str, dict[str, int]]:
        """By task and the name of the folder's unit: changes of substance that nobody is known for."""
        scope, names = within("p.drive", drives)
        these, codes = among("p.task", tasks)
        found: dict[str, dict[str, int]] = {}
        for code, unit, changes in self._sql.execute(
            f"SELECT p.task, p.unit, sum(p.changes) FROM {self._tables(tasks)} p WHERE p.whole = 0"
            f" AND {these} AND p.person = '' AND p.changes > 0 AND {scope} GROUP BY 1, 2",
            (*codes, *names),
        ):
            found.setdefault(code, {})[unit] = changes
        return found

    def files(self, drives: Scope, tasks: Codes = None) -> dict[str, tuple[int, datetime | None]]:
        """By task: (present files that serve it, when one of them last changed)."""
        scope, names = within("p.drive", drives)
        these, codes = among("p.task", tasks)
        kept = "task_files"
        if self.is_stale(tasks):
            kept = f"(SELECT task, drive, files, last_at FROM task_files UNION ALL {files(_STALE)})"
        condition = f"{these} AND {scope}"
        found = self._sql.execute(
            f"SELECT p.task, sum(p.files), max(p.last_at) FROM {kept} p WHERE {condition} GROUP BY 1",
            (*codes, *names),
        )
        return {code: (count, from_text(last)) for code, count, last in found}

    def _tables(self, tasks: Codes) -> str:
        """What is kept, and what has to be counted because it is not."""
        if not self.is_stale(tasks):
            return "task_effort"
        return (
            f"(SELECT task, whole, unit, login, person, drive, files, {WORK} FROM task_effort UNION ALL {sums(_STALE)})"
        )


def _effort(*row: Any) -> Effort:
    values: tuple[Any, ...] = (*row[:11], from_text(row[11]), from_text(row[12]))
    return Effort(*values)
