"""Values to JSON columns and back."""

import json
from datetime import date, datetime

from indexer.clock import from_text, to_text
from indexer.model.document import Contributor
from indexer.model.event import Evidence, Strength
from indexer.model.reading import Properties

_TIMES = ("created_at", "modified_at")
_NUMBERS = ("revision", "pages", "words")
_TEXTS = ("title", "subject", "keywords", "creator", "last_modified_by", "company", "application", "template")


def to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def texts(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def properties_to_json(properties: Properties) -> str:
    found: dict[str, object] = {
        key: getattr(properties, key) for key in (*_TEXTS, *_NUMBERS) if getattr(properties, key)
    }
    for key in _TIMES:
        moment: datetime | None = getattr(properties, key)
        if moment is not None:
            found[key] = to_text(moment)
    return to_json(found)


def properties_from_json(column: str) -> Properties:
    found = json.loads(column)
    for key in _TIMES:
        if key in found:
            found[key] = from_text(found[key])
    return Properties(**found)


def people_to_json(people: tuple[Contributor, ...]) -> str:
    return to_json([[person.name, person.unit, person.strength.value] for person in people])


def people_from_json(column: str) -> tuple[Contributor, ...]:
    return tuple(Contributor(name, unit, Strength(strength)) for name, unit, strength in json.loads(column))


def evidence_to_json(evidence: tuple[Evidence, ...]) -> str:
    """As it was found; whom it stands for is never kept, for that may change."""
    return to_json(
        [[one.source, one.value, to_text(one.at) if one.at else None, one.strength, one.detail] for one in evidence]
    )


def evidence_from_json(column: str) -> tuple[Evidence, ...]:
    return tuple(_evidence(*values) for values in json.loads(column))


def _evidence(source: str, value: str, at: str | None, strength: str | None = None, detail: str = "") -> Evidence:
    worth = Strength(strength) if strength else None
    return Evidence(source, value, from_text(at) if at else None, strength=worth, detail=detail)


def day(column: str | None) -> date | None:
    return date.fromisoformat(column) if column else None


def moment(column: str | None) -> datetime | None:
    return from_text(column) if column else None
