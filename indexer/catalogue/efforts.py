"""Owner of table `effort`; questions to it and to tags: what was done for tasks, by whom, in a period.

A row of `effort` is one day; where a period begins or ends within such a day, its events are counted one by one.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from indexer.catalogue.effort_tables import COLUMNS, GROUPS, SUMS
from indexer.catalogue.event_rows import COLUMNS as EVENT
from indexer.catalogue.event_rows import event_of
from indexer.catalogue.scope import Codes, Condition, Scope, among, within
from indexer.clock import from_text, to_text
from indexer.model.effort import Effort, Touch
from indexer.model.event import Event

Period = tuple[datetime | None, datetime | None]
_FIRST, _LAST = "0000", "9999"


def renew(sql: sqlite3.Connection, event: int) -> None:
    """Adds up anew the day and document of an event whose credits were put."""
    row = sql.execute("SELECT document, substr(at, 1, 10) FROM event WHERE id = ?", (event,)).fetchone()
    if row is None:
        return
    document, day = row
    sql.execute("DELETE FROM effort WHERE document = ? AND day = ?", row)
    sql.execute(
        f"INSERT INTO effort ({COLUMNS}) SELECT {SUMS} FROM event e JOIN credit k ON k.event = e.id"
        f" WHERE e.document = ? AND e.at >= ? AND e.at < ? AND e.about IS NULL {GROUPS}",
        (document, day, day + "~"),
    )


class Efforts:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def of_tasks(
        self,
        drives: Scope,
        period: Period,
        *,
        task: str = "",
        tasks: Codes = None,
        unit: str = "",
        person: str = "",
        by_unit: bool = False,
    ) -> tuple[Effort, ...]:
        """By task, unit and person, of known people only; by task and unit with `by_unit` (no person then).

        Of one task, of these, or of all. `unit` by its name, `person` by login or name.
        """
        tasks = [task] if task else tasks
        pieces, values = _pieces(drives, period, unit, person, tasks=tasks)
        these, codes = among("t.task", tasks)
        whose = "'', ''" if by_unit else "p.login, p.person"
        found = self._sql.execute(
            f"SELECT t.task, p.unit, {whose}, count(DISTINCT CASE WHEN p.edits + p.remarks THEN p.document END),"
            " sum(p.edits), sum(p.unweighed), sum(p.certain), sum(p.words), sum(p.remarks), sum(p.others),"
            f" min(p.first_at), max(p.last_at) FROM ({pieces}) p CROSS JOIN task_document t ON t.document = p.document"
            f" WHERE p.person != '' AND {these} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
            (*values, *codes),
        )
        return tuple(_effort(*row) for row in found)

    def coverage(self, drives: Scope, period: Period, *, task: str = "") -> tuple[int, int, int, int]:
        """(changes of substance, of known people, certainly, likely): of a task's documents, or of all in scope."""
        pieces, values = _pieces(drives, period, "", "", tasks=[task] if task else None)
        row = self._sql.execute(
            "SELECT sum(p.changes), sum(CASE WHEN p.person != '' THEN p.changes END), sum(p.sure), sum(p.likely)"
            f" FROM ({pieces}) p",
            values,
        ).fetchone()
        changes, known, sure, likely = (int(value or 0) for value in row)
        return changes, known, sure, likely

    def parts(self, drives: Scope, period: Period) -> Iterator[tuple[int, str, str]]:
        """(document, name of the unit, login or else name) of everybody who had a part in its content; often more than
        once."""
        pieces, values = _pieces(drives, period, "", "")
        return self._sql.execute(
            f"SELECT p.document, p.unit, coalesce(nullif(p.login, ''), p.person) FROM ({pieces}) p"
            " WHERE p.person != '' AND p.unit != '' AND p.edits + p.remarks > 0",
            values,
        )

    def serving(self) -> Iterator[tuple[str, int]]:
        """(task, document that serves it)"""
        return self._sql.execute("SELECT task, document FROM task_document")

    def shared(
        self, drives: Scope, period: Period, both: tuple[str, str], limit: int, *, people: bool, tasks: bool
    ) -> tuple[int | str, ...]:
        """The documents, or the tasks they serve, that two had a part in, latest first."""
        pieces, values = _pieces(drives, period, "", "")
        thing, join = (
            ("t.task", "CROSS JOIN task_document t ON t.document = p.document") if tasks else ("p.document", "")
        )
        who = "coalesce(nullif(p.login, ''), p.person)" if people else "p.unit"
        found = self._sql.execute(
            f"SELECT {thing} FROM ({pieces}) p {join} WHERE {who} IN (?, ?) AND p.person != '' AND p.unit != ''"
            f" AND p.edits + p.remarks > 0 GROUP BY 1 HAVING count(DISTINCT {who}) = 2"
            " ORDER BY max(p.last_at) DESC, 1 LIMIT ?",
            (*values, *both, limit),
        )
        return tuple(row[0] for row in found)

    def without_task(self, drives: Scope, period: Period) -> tuple[Touch, ...]:
        """Work on present documents that serve no task; `unit` by its name, `person` by login or name."""
        pieces, values = _pieces(drives, period, "", "")
        found = self._sql.execute(
            "SELECT p.document, d.drive, d.path, p.unit, coalesce(nullif(p.login, ''), p.person),"
            f" sum(p.edits + p.remarks), max(p.last_at) FROM ({pieces}) p JOIN document d ON d.id = p.document"
            " WHERE p.person != '' AND p.unit != '' AND p.edits + p.remarks > 0 AND d.is_gone = 0"
            " AND NOT EXISTS (SELECT 1 FROM task_document t WHERE t.document = p.document) GROUP BY 1, 4, 5",
            values,
        )
        return tuple(Touch(*one) for *values, at in found if (one := (*values, from_text(at))))

    def changes(self, drives: Scope, period: Period, tasks: Codes = None) -> dict[str, tuple[int, int]]:
        """By task: (changes of substance, those of known people); of these tasks, or of all."""
        pieces, values = _pieces(drives, period, "", "", tasks=tasks)
        these, codes = among("t.task", tasks)
        found = self._sql.execute(
            f"SELECT t.task, sum(p.changes), sum((p.person != '') * p.changes) FROM ({pieces}) p"
            f" CROSS JOIN task_document t ON t.document = p.document WHERE {these} GROUP BY 1",
            (*values, *codes),
        )
        return {code: (changes, known) for code, changes, known in found}

    def began(self, drives: Scope) -> datetime | None:
        """When the first thing happened that is known of."""
        scope, names = within("+drive", drives)
        day = f"SELECT day FROM effort WHERE {scope} ORDER BY day LIMIT 1"
        row = self._sql.execute(
            f"SELECT min(first_at) FROM effort WHERE day = ({day}) AND {scope}", (*names, *names)
        ).fetchone()
        return from_text(row[0]) if row[0] else None

    def unclaimed(self, drives: Scope, period: Period, tasks: Codes = None) -> dict[str, dict[str, int]]:
        """By task and the name of the folder's unit: changes of substance that nobody is known for; as `changes`."""
        pieces, values = _pieces(drives, period, "", "", tasks=tasks, nobody=True)
        these, codes = among("t.task", tasks)
        found: dict[str, dict[str, int]] = {}
        for code, unit, changes in self._sql.execute(
            f"SELECT t.task, p.unit, sum(p.changes) FROM ({pieces}) p"
            " CROSS JOIN task_document t ON t.document = p.document"
            f" WHERE {these} GROUP BY 1, 2 HAVING sum(p.changes) > 0",
            (*values, *codes),
        ):
            found.setdefault(code, {})[unit] = changes
        return found

    def never_certain(self, logins: Sequence[str], drives: Scope) -> frozenset[str]:
        """Those of whom no change on these drives is known for certain."""
        scope, names = within("drive", drives)
        certain = f"SELECT 1 FROM effort WHERE login = ? AND certain > 0 AND {scope} LIMIT 1"
        return frozenset(login for login in logins if not self._sql.execute(certain, (login, *names)).fetchone())

    def evidence(
        self, drives: Scope, period: Period, task: str, unit: str, person: str, limit: int
    ) -> tuple[Event, ...]:
        """The events behind a cell, newest first; without `credits`. `unit` by its name, `person` "" for all of it."""
        scope, names = within("e.drive", drives)
        since, until = _bounds(period)
        found = self._sql.execute(
            f"SELECT DISTINCT {EVENT} FROM task_document t CROSS JOIN event e ON e.document = t.document"
            " CROSS JOIN credit k ON k.event = e.id LEFT JOIN credit c ON c.event = e.id AND c.place = 0"
            " WHERE t.task = ? AND +k.unit = ? AND k.person != '' AND (? = '' OR k.login = ? OR k.person = ?)"
            f" AND {scope} AND e.at >= ? AND e.at < ? AND e.about IS NULL ORDER BY e.at DESC, e.id DESC LIMIT ?",
            (task, unit, person, person, person, *names, since, until, limit),
        )
        return tuple(event_of(row) for row in found)


def _bounds(period: Period) -> tuple[str, str]:
    since, until = period
    return to_text(since) if since else _FIRST, to_text(until) if until else _LAST


def _pieces(
    drives: Scope, period: Period, unit: str, person: str, *, tasks: Codes = None, nobody: bool = False
) -> Condition:
    """SQL of what was done in a period: whole days, and of the days that it cuts through what lies in it.

    Of the documents of some tasks, or of all.
    """
    since, until = _bounds(period)
    scope, names = within("+f.drive", drives)
    whose, whom = ("+f.person = ''", ()) if nobody else _whose(unit, person, "f")
    theirs = whose if nobody else _whose(unit, person, "+f")[0]  # two days are found faster by their days
    columns = ", ".join(f"f.{name}" for name in COLUMNS.split(", "))
    table = "effort f"
    which: tuple[object, ...] = ()
    if tasks is not None:
        these, which = among("task", tasks)
        served = f"SELECT DISTINCT document FROM task_document WHERE {these}"
        table = f"({served}) w CROSS JOIN effort f ON f.document = w.document"
    if period == (None, None):
        return f"SELECT {columns} FROM {table} WHERE {whose} AND {scope}", (*which, *whom, *names)
    whole = (
        f"SELECT {columns} FROM {table} WHERE f.day BETWEEN ? AND ? AND f.first_at >= ? AND f.last_at < ?"
        f" AND {whose} AND {scope}"
    )
    values: tuple[object, ...] = (*which, since[:10], until[:10], since, until, *whom, *names)
    cut = (
        f"SELECT {SUMS} FROM {table} CROSS JOIN event e ON e.document = f.document"
        " AND e.at BETWEEN f.first_at AND f.last_at CROSS JOIN credit k ON k.event = e.id AND +k.unit = f.unit"
        " AND k.login = f.login AND +k.person = f.person"
        " WHERE f.day IN (?, ?) AND NOT (f.first_at >= ? AND f.last_at < ?) AND e.at >= ? AND e.at < ?"
        f" AND e.about IS NULL AND {theirs} AND {scope} {GROUPS}"
    )
    edges: tuple[object, ...] = (*which, since[:10], until[:10], since, until, since, until, *whom, *names)
    return f"{whole} UNION ALL {cut}", (*values, *edges)


def _whose(unit: str, person: str, f: str) -> Condition:
    parts: list[str] = []
    values: list[object] = []
    if unit:
        parts.append(f"{f}.unit = ?")
        values.append(unit)
    if person:
        parts.append(f"({f}.login = ? OR {f}.person = ?)")
        values += [person, person]
    return " AND ".join(parts) or "1", tuple(values)


def _effort(*row: Any) -> Effort:
    values: tuple[Any, ...] = (*row[:11], from_text(row[11]), from_text(row[12]))
    return Effort(*values)
