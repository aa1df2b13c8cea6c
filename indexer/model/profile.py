"""What one person, or one unit, did in a time: the figures of their page. Never an order of people by merit."""

from dataclasses import dataclass
from datetime import datetime

from indexer.model.event import Strength


@dataclass(frozen=True, slots=True)
class Work:
    """A document they worked on. `strength` is the surest of their part in it; `is_gone`: it is not there any more."""

    document: int
    drive: str
    path: str
    last_at: datetime
    strength: Strength
    edits: int
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """`edits` are changes of content, `quiet` saves and copies without, `filed` moves, removals and restorings;
    `documents` those edited or commented on. Words are those of the edits. `by_strength`: how many of all these are
    certain, likely, weak."""

    documents: int = 0
    edits: int = 0
    quiet: int = 0
    filed: int = 0
    commented: int = 0
    words_added: int = 0
    words_removed: int = 0
    by_strength: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Profile:
    """`colleagues`: who else worked on the same documents; for a unit its people; by name. `tasks`: (code, documents).

    `known`, `changes`: how many changes of the time there were (all the viewer may see; for a unit those in its
    folders), and of how many somebody is known. `units` are those the person worked in, the present one first.
    """

    name: str
    figures: Figures
    works: tuple[Work, ...]
    colleagues: tuple[str, ...]
    tasks: tuple[tuple[str, int], ...]
    known: int
    changes: int
    units: tuple[str, ...] = ()
