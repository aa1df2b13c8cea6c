"""A question to the ledger as SQL: which tables, which condition. `e` is table event, `c` an event's first credit."""

from dataclasses import dataclass

from indexer.catalogue.event_rows import FIRST, FROM
from indexer.catalogue.scope import Condition, Scope, within
from indexer.clock import to_text
from indexer.model.feed import FeedAsk


@dataclass(frozen=True, slots=True)
class Asked:
    """Tables joined and the condition on them; the columns of time and id, by which to sort."""

    tables: str
    condition: str
    values: tuple[object, ...]
    at: str = "e.at"
    id: str = "e.id"


def asked_of(ask: FeedAsk, drives: Scope) -> Asked:
    """What one person or unit did is read in order from its index, an event once however many had a part in it."""
    tables, at, id = FROM, "e.at", "e.id"
    parts: list[Condition] = [within("+e.drive", drives)]
    if ask.task:  # its documents as they are tagged now: far fewer than all that happened since
        parts.append(("t.task = ?", (ask.task,)))
        tables = f"FROM task_document t CROSS JOIN event e ON e.document = t.document {FIRST}"
        parts += [_had_a_part(column, value) for column, value in (("person", ask.person), ("unit", ask.unit)) if value]
    elif ask.person or ask.unit:
        column = "person" if ask.person else "unit"
        first = f"SELECT min(place) FROM credit WHERE event = w.event AND +{column} = w.{column}"
        parts.append((f"w.{column} = ? AND w.place = ({first})", (ask.person or ask.unit,)))
        tables, at, id = f"{FROM} JOIN credit w ON w.event = e.id", "w.at", "w.event"
    if ask.person and ask.unit and not ask.task:
        parts.append(_had_a_part("unit", ask.unit))
    if ask.since:
        parts.append((f"{at} >= ?", (to_text(ask.since),)))
    if ask.until:
        parts.append((f"{at} < ?", (to_text(ask.until),)))
    parts += _what(ask)
    condition = " AND ".join(part for part, _ in parts)
    return Asked(tables, condition, tuple(value for _, values in parts for value in values), at, id)


def _what(ask: FeedAsk) -> list[Condition]:
    parts: list[Condition] = []
    if ask.path_glob:
        parts.append(("(e.path GLOB ? OR e.source_path GLOB ?)", (ask.path_glob, ask.path_glob)))
    if ask.actions:
        parts.append((f"e.action IN ({_marks(ask.actions)})", ask.actions))
    if ask.natures:
        parts.append((f"e.action IN ('added', 'modified') AND e.nature IN ({_marks(ask.natures)})", ask.natures))
    if ask.strengths:
        parts.append(_strengths(ask))
    if ask.after_id is not None:
        parts.append(("e.id > ?", (ask.after_id,)))
    return parts


def _had_a_part(column: str, value: str) -> Condition:
    """The `+` keeps SQLite from reading all credits of a name where one event's are wanted."""
    return f"EXISTS (SELECT 1 FROM credit u WHERE u.event = e.id AND +u.{column} = ?)", (value,)


def _strengths(ask: FeedAsk) -> Condition:
    """How sure the person asked for is credited; without one, the first."""
    whose = "+s.person = ?" if ask.person else "s.place = 0"
    values = ((ask.person,) if ask.person else ()) + ask.strengths
    found = f"SELECT 1 FROM credit s WHERE s.event = e.id AND {whose} AND s.strength IN ({_marks(ask.strengths)})"
    return f"EXISTS ({found})", values


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
