"""What somebody did for a task in a period, added up; and who met whom over documents and tasks."""

from dataclasses import dataclass
from datetime import datetime


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
