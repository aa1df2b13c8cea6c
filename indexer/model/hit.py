"""What a search answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from indexer.model.document import Contributor

FACETS = ("unit", "task", "kind", "type", "year", "person")


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Ask:
    """A search as a person made it. `chosen` are facet values: values of one facet are OR-ed, facets AND-ed."""

    text: str
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document. `snippet` is HTML: matches in <mark>…</mark>, all else escaped."""

    id: int
    drive: str
    path: str
    name: str
    type: str
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    subject: str
    unit: str
    tasks: tuple[str, ...]
    modified_at: datetime
    size: int
    people: tuple[Contributor, ...]
    score: float
    snippet: str
    duplicates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `facets` counts over ALL hits the viewer may see (a facet's own choice left out of its count)."""

    query: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion while typing. `kind`: name | number | person | folder | task."""

    text: str
    kind: str
