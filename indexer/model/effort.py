"""What somebody did for a task in a period, added up; and who met whom over documents and tasks."""

from dataclasses import dataclass
from datetime import date, datetime

from indexer.model.task import Coverage, Involvement, Role


@dataclass(frozen=True, slots=True)
class Effort:
    """`unit` by its name at that time; `login` "" for whom the configuration does not know, `person` the name shown.

    `edits`: saves that changed the content, `unweighed` of them nobody can tell how much, `certain` of them surely
    theirs; `remarks`: comments and tracked changes; `others`: saves without substance, moves, removals.
    """

    task: str
    unit: str
    login: str
    person: str
    files: int
    edits: int
    unweighed: int
    certain: int
    words: int
    remarks: int
    others: int
    first_at: datetime
    last_at: datetime

    @property
    def events(self) -> int:
        return self.edits + self.remarks + self.others


@dataclass(frozen=True, slots=True)
class Silence:
    """A unit of a running task that contributed nothing so far. `state`: opened | silent | unknown (cannot be told).

    `used`: how much of its time is gone (0 to 1, more when it is over), None without a deadline. `words`: key of the
    sentence for the page, with the arguments `share` and `unit`. `is_worth_telling`: enough of the time is gone, and it
    can be told.
    """

    task: str
    unit: str
    role: Role
    state: Involvement
    due_on: date | None
    used: float | None
    coverage: Coverage
    words: str
    is_worth_telling: bool


@dataclass(frozen=True, slots=True)
class Together:
    """Two units (codes) or two people (logins), in the order of their names, and in how much both had a part."""

    first: str
    second: str
    documents: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What two units or people both had a part in, latest first. `documents`: ids, gone ones too; `tasks`: codes."""

    documents: tuple[int, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """One person's work on one document: edits and remarks."""

    document: int
    drive: str
    path: str
    unit: str
    person: str
    edits: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Unassigned:
    """Work of several units in one folder without a task. `units` (codes), who did most first; `people`: logins.

    `documents`: ids, those of most units first; `shared` of them were worked on by more than one unit.
    """

    drive: str
    folder: str
    units: tuple[str, ...]
    people: tuple[str, ...]
    documents: tuple[int, ...]
    shared: int
    edits: int
    last_at: datetime
