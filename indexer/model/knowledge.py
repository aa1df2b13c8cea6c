"""What an office knows beside its documents: rules in force, what is to be read, who knows about what, lessons."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from indexer.model.document import Document
from indexer.model.event import Strength
from indexer.model.task import Task


@dataclass(frozen=True, slots=True)
class Regulation:
    """A rule or guide of the office. `kind`: Quy chế, Nội quy, …; `unit` by name, "" for the whole office.

    `replaced_by` and `amended_by` are as far as the drive tells; `is_sure` False: the number may mean another document.
    """

    document: Document
    kind: str
    unit: str = ""
    replaced_by: Document | None = None
    amended_by: Document | None = None
    is_sure: bool = True


class ReadState(StrEnum):
    WAITING = "waiting"
    READ = "read"
    AGAIN = "again"  # read, but the text has changed since
    BLIND = "blind"  # the drive is not open to them: they cannot be asked


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is to read a document. `at`: when they acknowledged it, `is_open` without being signed in."""

    login: str
    name: str
    unit: str
    state: ReadState
    at: datetime | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ToRead:
    """A document that people are asked to read until a day. `id` is the act that asks, `by` the login that did.

    `readers` are those whom the viewer may be told of; `mine` the viewer's own state, None where nobody asks them.
    `seconds` to go before the viewer may acknowledge it: None where they have not opened it.
    """

    id: int
    document: Document
    by: str
    at: datetime
    until: date
    note: str
    readers: tuple[Reader, ...]
    mine: Reader | None = None
    is_mine: bool = False  # the viewer asked for it, or may take it back
    seconds: int | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the viewer has still to read it."""
        return self.mine is not None and self.mine.state in (ReadState.WAITING, ReadState.AGAIN)


@dataclass(frozen=True, slots=True)
class Proof:
    """A document that shows that somebody knows about something, with the surest of their part in it."""

    document: Document
    edits: int
    words: int
    last_at: datetime
    strength: Strength


@dataclass(frozen=True, slots=True)
class Expert:
    """Somebody whose work a question leads to; `documents` how many, `proofs` the best of them."""

    person: str
    unit: str
    documents: int
    proofs: tuple[Proof, ...]
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Lesson:
    """What somebody learned from a task, or proposes for a task or a unit (`is_idea`).

    `id` is the act, 0 for what is kept with the task itself; `by` a login, "" where nobody is named.
    """

    text: str
    task: str = ""
    title: str = ""
    unit: str = ""
    by: str = ""
    at: datetime | None = None
    is_idea: bool = False
    is_open: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class SimilarTask:
    """A past task like another one: the documents it ended with, and the people who worked on them."""

    task: Task
    likeness: float
    documents: tuple[Document, ...] = ()
    people: tuple[str, ...] = ()
