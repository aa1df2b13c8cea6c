"""A task of the office: what is to be done, who leads, who coordinates, until when; and what people do about it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from indexer.model.register import RowFault


class Origin(StrEnum):
    """Where a task is kept. Only those of the page are changed on the page."""

    CONFIG = "config"
    SHEET = "sheet"  # a row of the register on the drive
    PAGE = "page"
    DOCUMENT = "document"  # a decision that assigns it, confirmed by somebody


class TaskState(StrEnum):
    """The four official words; they are computed and never typed."""

    DONE = "done"  # hoàn thành đúng hạn
    DONE_LATE = "done_late"  # hoàn thành quá hạn
    OPEN = "open"  # đang thực hiện trong hạn, or without a deadline
    OVERDUE = "overdue"  # quá hạn chưa hoàn thành


class Role(StrEnum):
    LEAD = "lead"
    COORDINATING = "coordinating"
    NONE = "none"


class Involvement(StrEnum):
    """What a unit or person has done for a task so far."""

    CONTRIBUTED = "contributed"
    OPENED = "opened"  # only saved, looked or moved: nothing of substance
    SILENT = "silent"
    UNKNOWN = "unknown"  # nothing is known of it, and that may be our fault: too little was seen to say so


@dataclass(frozen=True, slots=True)
class Share:
    """A coordinating unit's part. `due_on` is its own time limit, None where it is the task's; `words` as written."""

    unit: str
    due_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Units are codes, people logins, as far as the configuration knows them, else as written.

    `due_on` None: no deadline (`words`: "thường xuyên", as written). `reference`: the row or the document it comes
    from. `lessons` are written at closing. `is_draft`: offered from a document and not confirmed yet.
    """

    code: str
    title: str
    objective: str = ""
    content: str = ""
    products: tuple[str, ...] = ()
    directive: str = ""
    lead: str = ""
    lead_person: str = ""
    coordinating: tuple[Share, ...] = ()
    people: tuple[str, ...] = ()
    assigned_by: str = ""
    assigned_on: date | None = None
    due_on: date | None = None
    words: str = ""
    closed_on: date | None = None
    lessons: str = ""
    folders: tuple[str, ...] = ()
    match: str = ""
    origin: Origin = Origin.CONFIG
    reference: str = ""
    is_draft: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """The lead unit, then the coordinating ones."""
        return (*((self.lead,) if self.lead else ()), *(share.unit for share in self.coordinating))


@dataclass(frozen=True, slots=True)
class TaskCard:
    """A task as a viewer may see it. `files` (present ones that serve it) and `last_at` (its last change) count only
    what lies on their drives; `unit_states`: (unit, until when, what it has done so far), the lead unit first.

    `trouble`: why its row in the register cannot be read any more; the task stands as it last could.
    """

    task: Task
    state: TaskState
    files: int = 0
    last_at: datetime | None = None
    unit_states: tuple[tuple[str, date | None, Involvement], ...] = ()
    trouble: RowFault | None = None


class ActKind(StrEnum):
    """What people (or a register's row) do about tasks, documents and each other."""

    MADE = "made"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"  # its row is gone, or it was taken back
    CLOSED = "closed"
    REOPENED = "reopened"
    TAGGED = "tagged"
    UNTAGGED = "untagged"
    RULE = "rule"  # a rule of tagging was made, changed or taken back
    COMMENTED = "commented"
    FEEDBACK = "feedback"  # from the lead to a coordinating unit; seen by the unit concerned
    PROBLEM = "problem"  # goes to the head at once
    LESSON = "lesson"
    NOTED = "noted"  # praise or correction, with its evidence
    REMINDED = "reminded"
    TO_READ = "to_read"  # a document that people are asked to read
    SUBSCRIBED = "subscribed"  # how somebody wants to be written to
    READ = "read"  # acknowledged after it was really opened
    UNDONE = "undone"  # takes back the act in `about`


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody did; only ever added, chained by hashes. `by`: login, or "" for the program.

    `task` and `document` say what it is about; `unit`, `person` whom it concerns; `body` what was said or set (JSON).
    """

    kind: ActKind
    at: datetime
    by: str
    task: str = ""
    document: int | None = None
    unit: str = ""
    person: str = ""
    about: int | None = None
    body: dict[str, Any] = field(default_factory=dict)
    is_open: bool = False  # done on an open page, where nobody proved who they are
    id: int = 0


class How(StrEnum):
    """Why a document belongs to a task. By hand goes before all others."""

    HAND = "hand"
    FOLDER = "folder"
    CODE = "code"  # the task's code stands in its path
    NUMBER = "number"  # it cites or bears the number of the task's directive or of one of its documents
    QUERY = "query"  # the task's saved query finds it
    ACCEPTED = "accepted"  # a suggestion that somebody accepted


@dataclass(frozen=True, slots=True)
class Tag:
    """That a document serves a task, or (`is_on` False) that somebody said it does not. Sticky through moves.

    `detail`: the folder, code, number or rule that decided; `by`, `at`: who said so, where somebody did.
    """

    document: int
    task: str
    how: How
    detail: str = ""
    is_on: bool = True
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TagRule:
    """That files of this folder, with this code in the path, this number or found by this query serve the task."""

    task: str
    how: How
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a unit (or one person of it) contributed to a task in a period. Dates are of first and last evidence.

    `person`: login, or the name as written; "" the unit as a whole. `edits`, `words` (added) and `files` count changes
    of substance only; `remarks` are comments and tracked changes that came with others' saves or without any. Of the
    edits `certain` have certain evidence and `unweighed` changed nobody can tell what (of them only the log knows).
    `evidence`: all events it rests on, those of no substance too.
    """

    task: str
    unit: str
    role: Role
    person: str
    state: Involvement
    files: int = 0
    edits: int = 0
    words: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    evidence: int = 0
    certain: int = 0
    remarks: int = 0
    unweighed: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much a judgement may rest on. `known` of `changes` of substance have a known author, `certain` and `likely`
    of them surely or probably; the drives were watched for `watched` of the period (0 to 1)."""

    changes: int
    known: int
    watched: float
    certain: int = 0
    likely: int = 0
