"""Contributions of a period, counted from tags, events and credits, and how many changes have a known author."""

import sqlite3
from datetime import datetime

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text, to_text
from indexer.model.task import Involvement, Role, Row

_QUIET = "('resaved', 'formatted', 'copied')"
_WORK = f"(e.action IN ('added', 'modified') AND e.nature NOT IN {_QUIET})"
_DONE = f"(k.part = 'commented' OR {_WORK})"


class ReportFigures:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def rows(self, drives: Scope, since: datetime, until: datetime) -> tuple[Row, ...]:
        """From `since` until before `until`, by task, unit (its name) and person (name); roles are not told."""
        scope, names = within("e.drive", drives)
        found = self._sql.execute(
            f"SELECT t.task, k.unit, k.person, count(DISTINCT CASE WHEN {_DONE} THEN e.document END), sum({_DONE}),"
            f" sum({_DONE} * coalesce(e.words_added, 0)), min(e.at), max(e.at), count(*),"
            f" sum({_DONE} AND k.strength = 'certain')"
            " FROM tag t JOIN event e ON e.document = t.document JOIN credit k ON k.event = e.id"
            " WHERE t.is_on = 1 AND k.person != '' AND k.unit != '' AND e.at >= ? AND e.at < ?"
            f" AND {scope} GROUP BY t.task, k.unit, k.person ORDER BY t.task, k.unit, k.person",
            (to_text(since), to_text(until), *names),
        )
        return tuple(_row(*one) for one in found)

    def known(self, drives: Scope, since: datetime, until: datetime) -> tuple[int, int]:
        """(changes of substance, those whose author is known)"""
        scope, names = within("e.drive", drives)
        changes, known = self._sql.execute(
            "SELECT count(*), coalesce(sum(k.person != ''), 0) FROM event e"
            " LEFT JOIN credit k ON k.event = e.id AND k.place = 0"
            f" WHERE {_WORK} AND e.at >= ? AND e.at < ? AND {scope}",
            (to_text(since), to_text(until), *names),
        ).fetchone()
        return changes, known


def _row(
    task: str,
    unit: str,
    person: str,
    files: int,
    edits: int,
    words: int,
    first: str,
    last: str,
    evidence: int,
    certain: int,
) -> Row:
    state = Involvement.CONTRIBUTED if edits else Involvement.OPENED
    at = from_text(first), from_text(last)
    return Row(task, unit, Role.NONE, person, state, files, edits, words, *at, evidence, certain)
