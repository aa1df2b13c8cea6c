"""Questions to tags, documents and credits about tasks as a whole. Reads only."""

import sqlite3
from datetime import datetime

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text
from indexer.model.task import Involvement

_QUIET = "('resaved', 'formatted', 'copied')"
_WORK = f"(k.part = 'commented' OR (e.action IN ('added', 'modified') AND e.nature NOT IN {_QUIET}))"


class TaskFigures:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def files(self, drives: Scope, task: str = "") -> dict[str, tuple[int, datetime | None]]:
        """By task: (present files that serve it, when one of them last changed); one task where it is named."""
        scope, names = within("d.drive", drives)
        found = self._sql.execute(
            "SELECT t.task, count(*), max(d.modified_at) FROM tag t JOIN document d ON d.id = t.document"
            f" WHERE t.is_on = 1 AND d.is_gone = 0 AND {scope} AND (? = '' OR t.task = ?) GROUP BY t.task",
            (*names, task, task),
        )
        return {code: (count, from_text(last)) for code, count, last in found}

    def involvement(self, drives: Scope, task: str = "") -> dict[tuple[str, str], Involvement]:
        """By task and the name of a unit; those that did nothing are left out."""
        scope, names = within("e.drive", drives)
        found = self._sql.execute(
            f"SELECT t.task, k.unit, max({_WORK}) FROM tag t JOIN event e ON e.document = t.document"
            " JOIN credit k ON k.event = e.id WHERE t.is_on = 1 AND k.person != '' AND k.unit != ''"
            f" AND {scope} AND (? = '' OR t.task = ?) GROUP BY t.task, k.unit",
            (*names, task, task),
        )
        return {(code, unit): Involvement.CONTRIBUTED if work else Involvement.OPENED for code, unit, work in found}
