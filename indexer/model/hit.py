"""What a search answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from indexer.model.document import Contributor
from indexer.model.reading import Place

FACETS = ("unit", "task", "kind", "type", "year", "person", "issuer", "signer")


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Ask:
    """A search as a person made it. `chosen` are facet values: values of one facet are OR-ed, facets AND-ed.

    `folded`: of all states of one work that match only the one to use first is a hit, with the others as its `older`;
    totals, pages and facets count it once. A search without words, or with words for drafts, is never folded.
    """

    text: str
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    offset: int = 0
    folded: bool = True


class Why(StrEnum):
    """Why a document was found, the strongest reason first."""

    OWN_NUMBER = "own_number"
    CITES_NUMBER = "cites_number"
    NAME = "name"
    SUBJECT = "subject"
    PHRASE = "phrase"  # the words side by side in its text
    WORDS = "words"  # all words in its text
    SOME_WORDS = "some_words"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the document the snippet stands. `label`: name of the sheet or member, "3" for slide or page 3."""

    place: Place
    label: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document. `snippet` is HTML: matches in <mark>…</mark>, all else escaped.

    `older`: ids of drafts and copies of the same work that were folded under it; `newer`: the id of the document to use
    instead, where this one is an old draft.
    """

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
    place: str = ""
    signer: str = ""
    capacity: str = ""
    urgency: str = ""
    is_draft: bool = False
    notes: tuple[str, ...] = ()
    spot: Spot | None = None
    why: tuple[Why, ...] = ()
    older: tuple[int, ...] = ()
    newer: int | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `facets` counts over ALL hits the viewer may see (a facet's own choice left out of its count).

    `hints`: keys of what the query language could not take as it was written (see `search.parser`).
    """

    query: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    suggestion: str | None = None
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A completion while typing. `kind`: name | number | person | folder | task | phrase | recent.

    `query` is what to search for when it is chosen, where that is not the text itself.
    """

    text: str
    kind: str
    query: str = ""
