"""Questions about written names: how much each explains, where, and beside which accounts it was seen."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text

_SERVER = "('samba', 'windows')"
_SAVER = "properties.last_modified_by"


@dataclass(frozen=True, slots=True)
class NameUse:
    """`changes`: events whose evidence writes the name; `last_at`: the latest of them."""

    id: int
    value: str
    changes: int
    last_at: datetime


class NameUses:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def all(self, drives: Scope) -> tuple[NameUse, ...]:
        """The most frequent first."""
        scope, names = within("e.drive", drives)
        found = self._sql.execute(
            "SELECT n.id, n.value, count(*), max(e.at) FROM name n JOIN name_use u ON u.name = n.id"
            f" JOIN event e ON e.id = u.event WHERE {scope} AND e.about IS NULL GROUP BY n.id"
            " ORDER BY count(*) DESC, n.value",
            names,
        )
        return tuple(NameUse(id, value, changes, from_text(at)) for id, value, changes, at in found)

    def is_visible(self, value: str, drives: Scope) -> bool:
        """Whether an event of these drives writes the name."""
        scope, names = within("e.drive", drives)
        row = self._sql.execute(
            "SELECT 1 FROM name n JOIN name_use u ON u.name = n.id JOIN event e ON e.id = u.event"
            f" WHERE n.value = ? AND {scope} AND e.about IS NULL LIMIT 1",
            (value, *names),
        ).fetchone()
        return row is not None

    def units(self, id: int, drives: Scope) -> dict[str, int]:
        """Units of the folders where the name appears, with numbers of events."""
        scope, names = within("e.drive", drives)
        found = self._sql.execute(
            f"SELECT e.unit, count(*) FROM name_use u JOIN event e ON e.id = u.event"
            f" WHERE u.name = ? AND {scope} AND e.unit != '' GROUP BY e.unit",
            (id, *names),
        )
        return dict(found.fetchall())

    def accounts_told_with(self, values: Sequence[str], drives: Scope) -> dict[str, dict[str, int]]:
        """By name: the accounts that a source (a lock file) told together with it, and how often."""
        scope, names = within("drive", drives)
        marks = ",".join("?" * len(values))
        found = self._sql.execute(
            f"SELECT name, login, count(*) FROM sighting WHERE name IN ({marks}) AND login != '' AND {scope}"
            " GROUP BY name, login",
            (*values, *names),
        )
        return _nested(found.fetchall())

    def accounts_that_saved(self, value: str, drives: Scope) -> dict[str, int]:
        """Accounts of a server's log that saved versions which name this one as their last saver, and how often."""
        scope, names = within("e.drive", drives)
        found = self._sql.execute(
            "SELECT s.name, count(DISTINCT e.id) FROM name n JOIN name_use u ON u.name = n.id"
            " JOIN event e ON e.id = u.event JOIN witness w ON w.event = e.id JOIN sighting s ON s.id = w.sighting"
            f" WHERE n.value = ? AND {scope} AND e.is_past = 0 AND s.source IN {_SERVER} AND s.deed = 'wrote'"
            " AND EXISTS (SELECT 1 FROM json_each(e.evidence) j WHERE json_extract(j.value, '$[0]') = ?"
            " AND json_extract(j.value, '$[1]') = n.value) GROUP BY s.name",
            (value, *names, _SAVER),
        )
        return dict(found.fetchall())


def _nested(found: Sequence[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    made: dict[str, dict[str, int]] = {}
    for value, login, count in found:
        made.setdefault(value, {})[login] = count
    return made
