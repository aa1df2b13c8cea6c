"""Reminders of tasks: why, of what, to whom, and what became of the letter. And the digest of a day or a week."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from indexer.model.task import ActKind, Role, TaskState


class Occasion(StrEnum):
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    SILENT = "silent"  # much of the time is gone and nothing was seen of the unit
    BY_HAND = "by_hand"  # a head reminds
    DAILY = "daily"
    WEEKLY = "weekly"


DIGESTS = (Occasion.DAILY, Occasion.WEEKLY)


class Delivery(StrEnum):
    """What became of a reminder. All of them are on the page."""

    PAGE = "page"  # no mail: the person has no address, wants none, or there is no server
    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"  # the server will never take it
    DROPPED = "dropped"  # it was over before it could be sent


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reason to remind one person of one unit's part in a task.

    `limit`: the unit's last day in time, `words` the deadline as written beside it; `left`: working days, negative when
    it is over; `used`: the share of its time that is gone.
    """

    occasion: Occasion
    task: str
    unit: str
    person: str
    limit: date | None = None
    title: str = ""
    words: str = ""
    role: Role = Role.COORDINATING
    left: int | None = None
    used: float | None = None

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What may be told only once: of another limit it is another reminder."""
        day = self.limit.isoformat() if self.limit else ""
        return (self.occasion.value, self.task, self.unit, self.person, day)


@dataclass(frozen=True, slots=True)
class ReminderEntry:
    """A line of the log. `for_day`: the limit it is about, or the day of a digest; `by`: the head who reminded."""

    occasion: Occasion
    task: str
    unit: str
    person: str
    for_day: date | None
    at: datetime
    by: str = ""
    delivery: Delivery = Delivery.PAGE
    sent_at: datetime | None = None
    tries: int = 0
    trouble: str = ""  # what the mail server said last


@dataclass(frozen=True, slots=True)
class DigestTask:
    code: str
    title: str
    unit: str
    state: TaskState
    limit: date | None
    words: str
    left: int | None


@dataclass(frozen=True, slots=True)
class DigestNews:
    """`kind` None: files of the task changed. `by`: a name, "" the program."""

    code: str
    title: str
    at: datetime
    kind: ActKind | None
    by: str = ""
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """What somebody may know of the time since `since`: their own tasks, their units' news, feedback for their unit."""

    occasion: Occasion
    day: date
    since: datetime
    mine: tuple[DigestTask, ...] = ()
    news: tuple[DigestNews, ...] = ()
    feedback: tuple[DigestNews, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.mine or self.news or self.feedback)
