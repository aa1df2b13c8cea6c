"""A line of the ledger: what happened to which document, when, by whom as far as evidence says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    ADDED = "added"
    MODIFIED = "modified"
    MOVED = "moved"
    REMOVED = "removed"
    RESTORED = "restored"


class Strength(StrEnum):
    """How sure we are who did it."""

    CERTAIN = "certain"
    LIKELY = "likely"
    WEAK = "weak"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source's word on who did it, kept as it was found."""

    source: str  # "properties.last_modified_by", later "audit", "lock", ...
    value: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One whole action. `at` is when it happened, `seen_at` when we learned of it; both aware UTC.

    `person` and `unit` are shown names ("" where unknown). `is_past`: reconstructed from before the first run.
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
