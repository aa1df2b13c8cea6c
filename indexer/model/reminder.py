"""Reminders of tasks: why, of what, to whom, and what became of the letter. And the digest of a day or a week."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from indexer.model.event import Event
from indexer.model.task import ActKind, Role, TaskState


class Occasion(StrEnum):
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    SILENT = "silent"  # much of the time is gone and nothing was seen of the unit
    BY_HAND = "by_hand"  # a head reminds
    PROBLEM = "problem"  # somebody told one: the head learns of it at once
    FEEDBACK = "feedback"
    PRAISE = "praise"
    CORRECTION = "correction"
    DAILY = "daily"
    WEEKLY = "weekly"


class NoteKind(StrEnum):
    PRAISE = "praise"
    CORRECTION = "correction"


AT_ONCE = (Occasion.BY_HAND, Occasion.PROBLEM)
"""What does not wait for the office's hours."""
OF_TIME = (Occasion.DUE_SOON, Occasion.OVERDUE, Occasion.SILENT)
"""What the program finds by itself; with `BY_HAND` it is over when the task is closed."""


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
    """A line of the log. `for_day`: the limit it is about, or the day of a digest; `by`: who reminded or said it.

    `next_at`: when a letter that waits is tried; `act`: what was said or done, 0 where the program reminds by itself;
    `text`: the words of that act, as far as the viewer reads it.
    """

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
    next_at: datetime | None = None
    seen_at: datetime | None = None  # on the page, by the person
    act: int = 0
    text: str = ""
    is_undone: bool = False
    is_open: bool = False  # said on an open page, where nobody proved who they are
    title: str = ""  # of the task


@dataclass(frozen=True, slots=True)
class Draft:
    """A reminder by hand before it is sent. `people`: (login, name, whether mail reaches them); `text` may be changed.

    `refusal`: why the viewer may not send it (the reason of a SpeakingError), "" where they may.
    """

    task: str
    title: str
    unit: str
    person: str
    people: tuple[tuple[str, str, bool], ...]
    facts: tuple[str, ...]
    text: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class PostState:
    """`is_on`: there is a mail server; `waiting` letters and the server's last `trouble` for administrators and heads.

    `opens_at`: when the office's hours begin again, None within them.
    """

    is_on: bool
    waiting: int
    trouble: str
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class Note:
    """Praise or correction of a unit (code) or of a person (login), and what it rests on.

    `evidence`: the events that its reader may see. `limit`, `left`: the unit's last day and the working days that were
    left (negative: over) when it was written. `id` is the act's; `may_undo`: by this viewer.
    """

    id: int
    kind: NoteKind
    at: datetime
    by: str
    task: str
    title: str
    unit: str
    person: str
    text: str
    evidence: tuple[Event, ...] = ()
    limit: date | None = None
    left: int | None = None
    is_open: bool = False
    may_undo: bool = False


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
    kind: ActKind | NoteKind | None
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
