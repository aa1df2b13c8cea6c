"""A line of the ledger: what happened to which document, when, by whom as far as evidence says."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    ADDED = "added"
    MODIFIED = "modified"
    MOVED = "moved"
    REMOVED = "removed"
    RESTORED = "restored"
    DISCLAIMED = "disclaimed"  # somebody says of an event: it was not this person
    CLAIMED = "claimed"  # somebody says of an event: this person worked on it too
    ACCEPTED = "accepted"  # the head of the unit or the task's lead decided such a word: it holds
    REFUSED = "refused"  # or it does not


SAYINGS = frozenset({Action.DISCLAIMED, Action.CLAIMED, Action.ACCEPTED, Action.REFUSED})
"""Events that are words about an event (`about`), not deeds on the drive."""


class Strength(StrEnum):
    """How sure we are who did it."""

    CERTAIN = "certain"
    LIKELY = "likely"
    WEAK = "weak"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """What somebody had to do with a change."""

    DID = "did"  # saved, moved, removed: whose hand it was
    COMMENTED = "commented"  # comments that came with it
    EDITED = "edited"  # tracked changes that came with it, under another name than the saver's


class Nature(StrEnum):
    """What a save changed. Only EDITED, and ADDED files that are no copies, are contributions."""

    EDITED = "edited"  # text, cells or slides
    REMARKED = "remarked"  # only comments or marks of tracked changes
    FORMATTED = "formatted"  # the look, not the words
    RESAVED = "resaved"  # opened and saved: properties and times at most
    COPIED = "copied"  # an added file whose content was on the drive already
    UNKNOWN = "unknown"  # cannot be told: not readable before or after


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source's word on who did it. `value` is kept as it was found.

    `source`: samba | windows | office_lock | libreoffice_lock | owner | properties.last_modified_by |
    properties.creator | mark.inserted | mark.deleted | mark.commented | statement; a word about an event holds
    said_by (`detail`: the reason) and meant (`detail`: claimed | disclaimed). `person`: whom the value stands for, ""
    nobody; `strength`: what it is worth for this event (None: not judged yet, or nothing); `detail`: the computer, the
    words of a mark; of a statement claimed | disclaimed, with :pending or :refused behind it where it does not hold;
    `login`: the account, where a source tells a name and an account.
    """

    source: str
    value: str
    at: datetime | None = None
    person: str = ""
    strength: Strength | None = None
    detail: str = ""
    login: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """One person's part in an event, derived from its evidence. `login` is "" for whom the configuration does not know.

    `unit` is the person's at that time.
    """

    person: str
    unit: str = ""
    login: str = ""
    strength: Strength = Strength.UNKNOWN
    part: Part = Part.DID


@dataclass(frozen=True, slots=True)
class Extent:
    """What a change touched beside words added and removed; None where it cannot be told or does not apply."""

    words_moved: int | None = None
    cells: int | None = None
    slides: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One whole action. `at` is when it happened, `seen_at` when we learned of it; both aware UTC.

    What happened is never changed and is part of the chain of hashes: everything but `person`,
    `unit`, `strength`, `credits` and `is_disputed`, which are derived from evidence again and again. `person`, `unit`
    and `strength` are those of the first credit (`unit` the folder's where nobody is known). `is_disputed`: sources
    contradict each other. `is_past`: reconstructed from before the first run. `about`: the event a word is about.
    """

    at: datetime
    seen_at: datetime
    action: Action
    drive: str
    path: str
    document: int
    source_path: str | None = None
    person: str = ""
    unit: str = ""
    strength: Strength = Strength.UNKNOWN
    evidence: tuple[Evidence, ...] = ()
    words_added: int | None = None
    words_removed: int | None = None
    tasks: tuple[str, ...] = ()
    is_past: bool = False
    id: int = 0
    nature: Nature = Nature.UNKNOWN
    extent: Extent = field(default_factory=Extent)
    credits: tuple[Credit, ...] = ()
    is_disputed: bool = False
    about: int | None = None
