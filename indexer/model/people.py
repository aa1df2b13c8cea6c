"""Names as evidence writes them, whom they stand for, and what people said of events."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name that evidence holds. `changes`: events whose evidence names it; `suggestions`: logins, likeliest first.

    `person` and `login` are whom it stands for now ("" nobody known); `is_nobody`: an installation's default, a device
    or a service account, which never counts; `alias`: the id of the merging that decided it, 0 where the name did.
    """

    value: str
    changes: int
    person: str = ""
    login: str = ""
    is_nobody: bool = False
    alias: int = 0
    suggestions: tuple[str, ...] = ()
    last_at: datetime | None = None
    unit: str = ""  # whose name it is, where it is a unit's


@dataclass(frozen=True, slots=True)
class Alias:
    """Somebody's word that a written name stands for a login; `login` "" says that it is nobody's.

    `said_by` is "" for the console; `is_open`: said on an open page, where people only say who they are.
    """

    id: int
    value: str
    login: str
    said_by: str
    at: datetime
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """From `since` on the login's unit is this one, by its code."""

    login: str
    unit: str
    since: datetime


class Verdict(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's word on who did an event: "not me" (`is_claim` False) or "this person too" (True).

    `id` is the ledger's event that says it, `about` the event it is about. `login`, `person`: who is meant. `said_by`
    and `decided_by` are logins, "" the console; `is_open`: said on an open page, where people only say who they are.
    `may_decide`: whether the viewer who asked may.
    """

    id: int
    about: int
    is_claim: bool
    login: str
    person: str
    said_by: str
    at: datetime
    verdict: Verdict = Verdict.PENDING
    decided_by: str = ""
    reason: str = ""
    is_open: bool = False
    decided_at: datetime | None = None
    may_decide: bool = False
