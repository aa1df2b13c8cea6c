"""Events as rows of the ledger, and back. Pure."""

import json
from dataclasses import asdict
from typing import Any

from indexer.catalogue import rows
from indexer.catalogue.chain import Value
from indexer.clock import from_text, to_text
from indexer.model.event import Action, Event, Extent, Nature, Strength

CHAINED = (
    "at, seen_at, action, drive, path, source_path, document, unit, evidence, words_added, words_removed, tasks,"
    " is_past, nature, extent, about"
)
"""What an event's hash covers, in this order: never to be changed."""

COLUMNS = (
    "e.id, e.at, e.seen_at, e.action, e.drive, e.path, e.source_path, e.document, e.evidence, e.words_added,"
    " e.words_removed, e.tasks, e.is_past, e.nature, e.extent, e.about, coalesce(c.person, ''),"
    " coalesce(c.unit, e.unit), coalesce(c.strength, 'unknown'), coalesce(c.is_disputed, 0)"
)
FIRST = "LEFT JOIN credit c ON c.event = e.id AND c.place = 0"
FROM = f"FROM event e {FIRST}"


def chained(event: Event) -> tuple[Value, ...]:
    """The values of the columns `CHAINED`."""
    extent = {name: value for name, value in asdict(event.extent).items() if value is not None}
    return (
        *(to_text(event.at), to_text(event.seen_at), event.action.value, event.drive, event.path, event.source_path),
        *(event.document, event.unit, rows.evidence_to_json(event.evidence), event.words_added, event.words_removed),
        *(rows.to_json(event.tasks), int(event.is_past), event.nature.value, rows.to_json(extent), event.about),
    )


def event_of(row: tuple[Any, ...]) -> Event:
    """The event of a row of `COLUMNS`; its `credits` are left out."""
    id, at, seen_at, action, drive, path, source_path, document, evidence = row[:9]
    words_added, words_removed, tasks, is_past, nature, extent, about = row[9:16]
    person, unit, strength, is_disputed = row[16:]
    return Event(
        id=id,
        at=from_text(at),
        seen_at=from_text(seen_at),
        action=Action(action),
        drive=drive,
        path=path,
        source_path=source_path,
        document=document,
        person=person,
        unit=unit,
        strength=Strength(strength),
        evidence=rows.evidence_from_json(evidence),
        words_added=words_added,
        words_removed=words_removed,
        tasks=rows.texts(tasks),
        is_past=bool(is_past),
        nature=Nature(nature),
        extent=Extent(**json.loads(extent)),
        about=about,
        is_disputed=bool(is_disputed),
    )
