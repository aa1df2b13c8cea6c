"""What a search engine takes and answers: the shapes and the protocols every engine of ours keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from indexer.model.hit import Sort
from indexer.search.query import Query


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One document as the engine learns it. `id` is unique; `path` is the shown path on the drive.

    `numbers`: the document's own number first ("" where it has none), then the cited ones.
    `modified` in whole seconds since 1970 (UTC); `issued_on` is the date the document bears. Empty keywords count for
    nothing. `family` is one number for all states of one work, 0 for a document that stands alone; the highest
    `standing` of a family is the one to use first.
    """

    id: int
    version: int
    drive: str
    path: str
    name: str
    title: str
    text: str
    numbers: tuple[str, ...]
    kind: str
    type: str
    unit: str
    tasks: tuple[str, ...]
    people: tuple[str, ...]
    year: str
    modified: int
    issued_on: date | None = None
    issuer: str = ""
    signer: str = ""
    place: str = ""
    urgency: str = ""
    family: int = 0
    standing: int = 0
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A question. `drives` is the scope: None is every drive, an empty set is none.

    `chosen`: facet name -> values (OR-ed within a facet, facets AND-ed); `facets`: which to count. `is_folded`: of each
    family only the first of those that match is a match, the others are folded under it (see `whoosh_fold`).
    `today`: of like matches the recent ones come first (see `favour`); without it age does not count.
    `among`: of the documents found only these are answered (facets count all), None for all.
    """

    query: Query
    drives: frozenset[str] | None
    chosen: Mapping[str, tuple[str, ...]]
    facets: tuple[str, ...]
    sort: Sort
    limit: int
    offset: int
    is_folded: bool = False
    today: date | None = None
    among: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """The document to find the like of. `head`: its subject and name; `numbers`: its own number and the cited ones."""

    id: int
    head: str
    text: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """`folded`: ids of the matches of the same family, the next best first. `score` is the best of all of them."""

    id: int
    score: float
    folded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts all matches; `matches` is the page asked for, best first (ties: newest, then smallest id).

    `facets`: name -> value -> count over all matches, a facet's own choice left out of its count. Where matches are
    folded, all of them count families once.
    """

    total: int
    matches: tuple[Match, ...]
    facets: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Completions:
    """What goes on from a text that is being typed, the best first of each: documents' own numbers and phrases of their
    subjects as they write them, file names and titles."""

    numbers: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Reader(Protocol):
    """Answers from the last commit it has seen. Safe to use from several threads. Errors are SearchError."""

    @property
    def documents(self) -> int:
        """How many documents can be found."""

    @property
    def generation(self) -> int:
        """Grows with every commit and rebuild that this reader has seen."""

    def search(self, request: Request) -> Answer:
        """All words must match; of a sentence, or when no document of the scope has them all, a good part of them."""

    def similar(self, sample: Sample, drives: frozenset[str] | None, limit: int) -> tuple[Match, ...]:
        """Documents of the scope about the same thing, most alike first, the sample itself left out."""

    def complete(self, text: str, drives: frozenset[str] | None, limit: int) -> Completions:
        """What the scope has that goes on from `text`, at most so many of each; its last word may be unfinished.

        Numbers go on from a number (`12/q`, `số 12`, `QĐ 12`), phrases begin with the text and are in several subjects,
        names hold every word; of like ones the newest first.
        """

    def values(self, field: str, drives: frozenset[str] | None) -> dict[str, int]:
        """The values of a keyword column (analysis.KEYWORDS) and how many documents of the scope have each."""

    def correct(self, query: Query, drives: frozenset[str] | None, *, is_few: bool = True) -> str | None:
        """The query with words replaced by near ones that the scope holds, and with the marks they usually bear: words
        nobody wrote or nobody spelt so, and with `is_few` those that hardly go together. None when nothing is better.
        """

    def versions(self) -> dict[int, int]:
        """Document id -> version, of everything that can be found."""

    def refresh(self) -> bool:
        """Moves to the newest commit; whether there was one. Costs microseconds when there was none."""

    def close(self) -> None:
        """Gives the files back. Further calls fail."""


class Writer(Protocol):
    """The only one who changes the index; a second one is refused with BusyError."""

    def apply(self, rows: Sequence[IndexRow], removed: Sequence[int]) -> None:
        """One durable commit: rows replace what has their id, `removed` ids go. Repeating it changes nothing."""

    def tidy(self) -> bool:
        """Merges some small parts; whether there was anything to do. For idle times; searches go on meanwhile."""

    def purge(self, documents: Sequence[int]) -> bool:
        """Takes what is left of replaced and removed states of these documents out of the files, a part at a time.

        Whether there was anything to do.
        """

    def close(self) -> None:
        """Lets another writer in."""
