"""Questions to ledger and credits about one person or one unit. Reads only; the tables' owners are `events`, `credits`
and `documents`. Whose credits they are stands first in every query: credit_person and credit_unit serve them."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from indexer.catalogue.scope import Condition, Scope, within
from indexer.clock import from_text, to_text
from indexer.model.event import Strength
from indexer.model.profile import Figures, Work

Whose = tuple[Literal["person", "unit"], str]
Time = tuple[datetime | None, datetime | None]

_SUREST = "min(CASE k.strength WHEN 'certain' THEN 0 WHEN 'likely' THEN 1 WHEN 'weak' THEN 2 ELSE 3 END)"
_STRENGTHS = (Strength.CERTAIN, Strength.LIKELY, Strength.WEAK, Strength.UNKNOWN)
_QUIET = "('resaved', 'formatted', 'copied')"
_EDIT = f"(k.part != 'commented' AND e.action IN ('added', 'modified') AND e.nature NOT IN {_QUIET})"
_OWN = f"({_EDIT} OR k.part = 'commented')"


class Profiles:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def is_known(self, whose: Whose, drives: Scope) -> bool:
        """Whether the ledger knows anything of theirs in this scope."""
        mine, values = _mine(whose, (None, None), drives)
        return self._sql.execute(f"SELECT 1 {mine} LIMIT 1", values).fetchone() is not None

    def figures(self, whose: Whose, time: Time, drives: Scope) -> Figures:
        mine, values = _mine(whose, time, drives)
        row = self._sql.execute(
            "SELECT count(DISTINCT CASE WHEN own THEN document END), sum(edit), sum(quiet), sum(filed), sum(commented),"
            " sum(CASE WHEN edit THEN words_added END), sum(CASE WHEN edit THEN words_removed END),"
            " sum(surest = 0), sum(surest = 1), sum(surest = 2) FROM ("
            f"SELECT e.document, max{_EDIT} AS edit, max({_OWN}) AS own,"
            f" e.action IN ('added', 'modified') AND e.nature IN {_QUIET} AS quiet,"
            " e.action IN ('moved', 'removed', 'restored') AS filed, max(k.part = 'commented') AS commented,"
            f" e.words_added, e.words_removed, {_SUREST} AS surest {mine} AND k.person != '' GROUP BY e.id)",
            values,
        ).fetchone()
        documents, edits, quiet, filed, commented, added, removed, *sure = (int(value or 0) for value in row)
        return Figures(documents, edits, quiet, filed, commented, added, removed, (sure[0], sure[1], sure[2]))

    def works(self, whose: Whose, time: Time, drives: Scope, limit: int) -> tuple[Work, ...]:
        """The documents they worked on last."""
        mine, values = _mine(whose, time, drives)
        found = self._sql.execute(
            f"SELECT w.document, coalesce(d.drive, w.drive), coalesce(d.path, w.path), w.last, w.surest, w.edits,"
            " f.gone_at IS NOT NULL FROM (SELECT e.document, e.drive, e.path, max(k.at) AS last,"
            f" {_SUREST} AS surest, count(DISTINCT e.id) AS edits {mine} AND k.person != '' AND {_OWN}"
            " GROUP BY e.document ORDER BY last DESC LIMIT ?) w"
            " LEFT JOIN document d ON d.id = w.document LEFT JOIN file f ON f.id = w.document ORDER BY w.last DESC",
            (*values, limit),
        )
        return tuple(
            Work(document, drive, path, from_text(last), _STRENGTHS[surest], edits, bool(is_gone))
            for document, drive, path, last, surest, edits, is_gone in found
        )

    def people_beside(self, whose: Whose, documents: Sequence[int], time: Time, drives: Scope) -> tuple[str, ...]:
        """Others who worked on these documents in that time, by name."""
        scope, names = within("+e.drive", drives)
        when, moments = _when(time)
        marks = ",".join("?" * len(documents))
        found = self._sql.execute(
            f"SELECT DISTINCT k.person FROM event e JOIN credit k ON k.event = e.id WHERE e.document IN ({marks})"
            f" AND {scope} AND {when} AND {_OWN} AND k.person NOT IN ('', ?) ORDER BY k.person",
            (*documents, *names, *moments, whose[1]),
        )
        return tuple(row[0] for row in found)

    def people_of(self, unit: str, time: Time, drives: Scope) -> tuple[str, ...]:
        mine, values = _mine(("unit", unit), time, drives)
        found = self._sql.execute(f"SELECT DISTINCT k.person {mine} AND k.person != '' ORDER BY k.person", values)
        return tuple(row[0] for row in found)

    def units_of(self, person: str, drives: Scope) -> tuple[str, ...]:
        """The units a person worked in, the latest first."""
        mine, values = _mine(("person", person), (None, None), drives)
        found = self._sql.execute(
            f"SELECT k.unit {mine} AND k.unit != '' GROUP BY k.unit ORDER BY max(k.at) DESC", values
        )
        return tuple(row[0] for row in found)

    def tasks(self, whose: Whose, time: Time, drives: Scope) -> tuple[tuple[str, int], ...]:
        """(code, documents) of the tasks their work belongs to, by code."""
        mine, values = _mine(whose, time, drives, more=", json_each(e.tasks) t")
        found = self._sql.execute(
            f"SELECT t.value, count(DISTINCT e.document) {mine} AND k.person != '' GROUP BY 1 ORDER BY 1", values
        )
        return tuple((code, int(count)) for code, count in found)

    def coverage(self, unit: str, time: Time, drives: Scope) -> tuple[int, int]:
        """(changes of which somebody is known, changes); `unit` "" for all that is in the scope."""
        scope, names = within("+e.drive", drives)
        when, moments = _when(time, "e.at")
        ours, unit_values = ("e.unit = ?", (unit,)) if unit else ("1", ())
        row = self._sql.execute(
            "SELECT coalesce(sum(coalesce(c.person, '') != ''), 0), count(*) FROM event e"
            f" LEFT JOIN credit c ON c.event = e.id AND c.place = 0 WHERE {scope} AND {when} AND {ours}"
            " AND e.about IS NULL",
            (*names, *moments, *unit_values),
        ).fetchone()
        return int(row[0]), int(row[1])


def _mine(whose: Whose, time: Time, drives: Scope, *, more: str = "") -> Condition:
    column, name = whose
    scope, names = within("+e.drive", drives)
    when, moments = _when(time)
    return (
        f"FROM credit k CROSS JOIN event e ON e.id = k.event{more}"
        f" WHERE k.{column} = ? AND {when} AND {scope} AND e.about IS NULL",
        (name, *moments, *names),
    )


def _when(time: Time, at: str = "k.at") -> Condition:
    """SQL of a time: the first moment and the one after the last."""
    since, until = time
    parts = ([(f"{at} >= ?", to_text(since))] if since else []) + ([(f"{at} < ?", to_text(until))] if until else [])
    return " AND ".join(part for part, _ in parts) or "1", tuple(value for _, value in parts)
