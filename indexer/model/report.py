"""What the coordination report of a period holds, before it is written into a file. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from indexer.model.task import Involvement, Role, Row, Task, TaskState


class Verdict(StrEnum):
    """What may be said of a unit of which nothing was seen. Nobody is accused because the program was blind."""

    NOTHING_SEEN = "nothing_seen"
    TOO_EARLY = "too_early"  # less than half of its time is gone
    TOO_LITTLE_KNOWN = "too_little_known"  # whether it did nothing cannot be told


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues reports. Empty texts leave room to be filled in by hand. `signer`: capacity, lines by a newline."""

    name: str = ""
    parent: str = ""
    symbol: str = ""
    place: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the period: tasks it leads by their state, its parts in others, what it contributed."""

    unit: str
    led: Mapping[TaskState, int]
    coordinating: int
    contributed: int  # of led and coordinated tasks, in the period
    silent: int  # of those, nothing of substance seen ever
    files: int
    edits: int
    words: int


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as it stood on the last day. `edits`, `last_at`: of the period."""

    task: Task
    state: TaskState
    edits: int
    last_at: datetime | None
    contributors: tuple[str, ...]  # codes of its units that contributed in the period


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """`used`: the share of its time that is gone (1 and more: over), None without dates. `why` it cannot be told: a
    value of coordination.silence.Doubt, "" where it can."""

    task: Task
    unit: str
    role: Role
    state: Involvement
    due_on: date | None
    used: float | None
    verdict: Verdict
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much the report rests on. `watched`: the share of the period (up to now) in which the drives were watched;
    `is_partial`: the reader does not see every drive."""

    changes: int
    known: int
    watched: float
    is_partial: bool


@dataclass(frozen=True, slots=True)
class CoordinationReport:
    """From `since` to `until`, both days included. `unit`: the code of the one it is about, "" for the office.

    `names`: code or login to the name that people know.
    """

    since: date
    until: date
    made_at: datetime  # local, without a zone
    letterhead: Letterhead
    unit: str
    units: tuple[UnitLine, ...]
    tasks: tuple[TaskLine, ...]
    rows: tuple[Row, ...]  # of substance or not, in the period; times local, without a zone
    silent: tuple[SilentUnit, ...]
    reach: Reach
    names: Mapping[str, str]

    def name(self, code: str) -> str:
        return self.names.get(code, code)

    def count(self, state: TaskState) -> int:
        return sum(line.state is state for line in self.tasks)
