"""Owner of tables `task` and `task_unit`: every task as it stands now. How it came to be so are acts."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from indexer.catalogue.scope import Codes, among
from indexer.catalogue.task_rows import task_from_json, task_to_json
from indexer.model.task import Origin, Role, Task

_ORDER = "closed_on IS NOT NULL, due_on IS NULL, due_on, code"
_ROLES = {role.value: role for role in Role}


class Tasks:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def put(self, task: Task) -> None:
        """Adds or replaces; one that was gone is there again."""
        self._sql.execute(
            "INSERT OR REPLACE INTO task (code, title, lead, due_on, closed_on, origin, is_draft, is_gone, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (
                *(task.code, task.title, task.lead, _text(task.due_on), _text(task.closed_on), task.origin.value),
                *(int(task.is_draft), task_to_json(task)),
            ),
        )
        self._sql.execute("DELETE FROM task_unit WHERE task = ?", (task.code,))
        roles = {unit: Role.COORDINATING for unit in task.units} | ({task.lead: Role.LEAD} if task.lead else {})
        self._sql.executemany(
            "INSERT INTO task_unit (task, unit, role) VALUES (?, ?, ?)",
            [(task.code, unit, role.value) for unit, role in roles.items()],
        )

    def withdraw(self, code: str) -> None:
        """It is kept no more where it was; what was done about it stays."""
        self._sql.execute("UPDATE task SET is_gone = 1 WHERE code = ?", (code,))

    def forget_drafts(self, document: int) -> None:
        """Nothing is left of what was offered from a document, and of what was refused."""
        quoting = "is_draft = 1 AND json_extract(body, '$.reference') = ?"
        self._sql.execute(
            f"DELETE FROM task_unit WHERE task IN (SELECT code FROM task WHERE {quoting})", (str(document),)
        )
        self._sql.execute(f"DELETE FROM task WHERE {quoting}", (str(document),))

    def get(self, code: str, *, gone: bool = False) -> Task | None:
        """`gone`: withdrawn ones too, as they last stood."""
        row = self._sql.execute("SELECT body FROM task WHERE code = ? AND is_gone <= ?", (code, int(gone))).fetchone()
        return task_from_json(row[0]) if row else None

    def all(
        self,
        *,
        unit: str = "",
        origin: Origin | None = None,
        drafts: bool = False,
        gone: bool = False,
        running: bool = False,
    ) -> tuple[Task, ...]:
        """Open ones first, then by deadline; of a unit (lead or coordinating), of an origin; `gone`: withdrawn ones;
        `running`: open ones alone."""
        condition = "is_gone = ? AND is_draft = ?" + (" AND closed_on IS NULL" if running else "")
        found: list[object] = [int(gone), int(drafts)]
        if unit:
            condition += " AND code IN (SELECT task FROM task_unit WHERE unit = ?)"
            found.append(unit)
        if origin:
            condition += " AND origin = ?"
            found.append(origin.value)
        rows_ = self._sql.execute(f"SELECT body FROM task WHERE {condition} ORDER BY {_ORDER}", found)
        return tuple(task_from_json(row[0]) for row in rows_)

    def titles(self, *, gone: bool = True) -> dict[str, str]:
        """By code; `gone`: withdrawn ones too, which documents may still name. No drafts."""
        return dict(self._sql.execute("SELECT code, title FROM task WHERE is_draft = 0 AND is_gone <= ?", (int(gone),)))

    def first(self, most: int) -> tuple[tuple[str, str], ...]:
        """(code, title) of so many as `all` gives them: open ones first, then by deadline."""
        return tuple(
            self._sql.execute(
                f"SELECT code, title FROM task WHERE is_gone = 0 AND is_draft = 0 ORDER BY {_ORDER} LIMIT ?", (most,)
            )
        )

    def leads(self, codes: Iterable[str]) -> frozenset[str]:
        """The units, by code, that lead any of these tasks."""
        found = (self._sql.execute("SELECT lead FROM task WHERE code = ? AND is_draft = 0", (code,)) for code in codes)
        return frozenset(lead for rows_ in found for (lead,) in rows_ if lead)

    def roles(self, *, task: str = "") -> dict[str, dict[str, Role]]:
        """By task and unit; of one task where it is named."""
        found: dict[str, dict[str, Role]] = {}
        for code, unit, role in self._sql.execute(
            "SELECT t.code, u.unit, u.role FROM task t LEFT JOIN task_unit u ON u.task = t.code"
            " WHERE t.is_gone = 0 AND t.is_draft = 0 AND (? = '' OR t.code = ?)",
            (task, task),
        ):
            units = found.setdefault(code, {})
            if unit:
                units[unit] = _ROLES[role]
        return found

    def dates(self, tasks: Codes = None) -> dict[str, tuple[date | None, date | None]]:
        """By task: (assigned on, closed on); of these, or of all."""
        these, codes = among("code", tasks)
        found = self._sql.execute(
            "SELECT code, json_extract(body, '$.assigned_on'), closed_on FROM task"
            f" WHERE is_gone = 0 AND is_draft = 0 AND {these}",
            codes,
        )
        return {code: (_day(assigned), _day(closed)) for code, assigned, closed in found}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
