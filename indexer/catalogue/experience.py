"""Questions to tasks and acts about what people learned and propose. Reads only; the owners are `tasks` and `acts`."""

import json
import sqlite3
from dataclasses import dataclass

from indexer.catalogue.task_rows import task_from_json
from indexer.model.task import Task

IDEA = "idea"  # what `kind` says in the body of a comment that proposes something


@dataclass(frozen=True, slots=True)
class Outline:
    """What tasks are compared by, without making whole tasks of thousands of rows."""

    code: str
    text: str
    units: frozenset[str]


class Experience:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def with_lessons(self) -> tuple[Task, ...]:
        """Tasks whose lessons are kept with them, closed last first."""
        found = self._sql.execute(
            "SELECT body FROM task WHERE is_gone = 0 AND is_draft = 0 AND json_extract(body, '$.lessons') != ''"
            " ORDER BY closed_on DESC, code"
        )
        return tuple(task_from_json(row[0]) for row in found)

    def ideas(self, limit: int) -> tuple[int, ...]:
        """Ids of the comments that propose something, the newest first."""
        found = self._sql.execute(
            "SELECT id FROM act WHERE kind = 'commented' AND json_extract(body, '$.kind') = ? ORDER BY id DESC LIMIT ?",
            (IDEA, limit),
        )
        return tuple(row[0] for row in found)

    def outlines(self, code: str) -> tuple[Outline, ...]:
        """Every closed task and this one, without drafts, by code."""
        units: dict[str, set[str]] = {}
        for task, unit in self._sql.execute("SELECT task, unit FROM task_unit"):
            units.setdefault(task, set()).add(unit)
        found = self._sql.execute(
            "SELECT code, title, json_extract(body, '$.objective', '$.content', '$.products')"
            " FROM task WHERE is_gone = 0 AND is_draft = 0 AND (closed_on IS NOT NULL OR code = ?)"
            " ORDER BY code",
            (code,),
        )
        return tuple(
            Outline(code, " ".join((title, *_strings(json.loads(rest)))), frozenset(units.get(code, ())))
            for code, title, rest in found
        )


def _strings(values: list[object]) -> list[str]:
    return [one for value in values for one in (value if isinstance(value, list) else [str(value or "")])]
