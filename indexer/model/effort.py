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
