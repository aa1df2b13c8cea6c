"""What a head of unit sees of all tasks at once: what needs attention, and who did what for which task."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indexer.model.task import Involvement, Role, Row, Task, TaskState


class Reason(StrEnum):
    """Why a unit's part in a task needs attention, the most pressing first."""

    OVERDUE = "overdue"
    SILENT = "silent"  # much of its time is gone, nothing was seen of it, and that can be told
    DUE_SOON = "due_soon"


@dataclass(frozen=True, slots=True)
class Concern:
    """One unit's part. `limit`: its last day in time; `left`: working days, negative when it is over; `used`: the share
    of its time that is gone; `done`: what the viewer may know it did for the task so far."""

    unit: str
    role: Role
    reason: Reason
    done: Involvement
    limit: date | None = None
    left: int | None = None
    used: float | None = None


@dataclass(frozen=True, slots=True)
class Attention:
    """A task that needs attention, with every part of it that does; the leading unit first."""

    task: Task
    state: TaskState
    concerns: tuple[Concern, ...]

    @property
    def reason(self) -> Reason:
        """The most pressing one."""
        reasons = {one.reason for one in self.concerns}
        return next(reason for reason in Reason if reason in reasons)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Tasks and what was done for them in a period. `rows`: of units as a whole, or of people.

    `tasks`: (task, its state on the period's last day), those to be done first. `ever`: by task and unit what the unit
    did so far, in whatever time. `rows` and `ever` may be of the first tasks alone.
    """

    tasks: tuple[tuple[Task, TaskState], ...]
    rows: tuple[Row, ...]
    ever: Mapping[tuple[str, str], Involvement]
