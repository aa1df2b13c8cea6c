"""A whole human action: one event of the ledger, or several that were one piece of work."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from indexer.model.event import Action, Event, Nature, Part, Strength

QUIET = frozenset({Nature.RESAVED, Nature.FORMATTED, Nature.COPIED})
"""Natures that are no contribution: nothing of the content is anybody's new work."""

_SUREST_FIRST = (Strength.CERTAIN, Strength.LIKELY, Strength.WEAK, Strength.UNKNOWN)


class Kind(StrEnum):
    SINGLE = "single"
    SITTING = "sitting"  # several saves of one document by the same people
    BATCH = "batch"  # the same done to several documents of one place


@dataclass(frozen=True, slots=True)
class Act:
    """`events` newest first, at least one, all of the same people. `is_open`: older events of it may be unread."""

    events: tuple[Event, ...]
    kind: Kind = Kind.SINGLE
    is_open: bool = False

    @property
    def last(self) -> Event:
        return self.events[0]

    @property
    def first(self) -> Event:
        return self.events[-1]

    @property
    def id(self) -> int:
        """Of the event recorded last: grows when something is added to the act."""
        return max(event.id for event in self.events)

    @property
    def action(self) -> Action:
        """What was done as a whole: a document that was written first and saved again was added."""
        return self.first.action

    @property
    def began_at(self) -> datetime:
        return self.first.at

    @property
    def ended_at(self) -> datetime:
        return self.last.at

    @property
    def strength(self) -> Strength:
        """The weakest of its events: what holds for all of it."""
        return max((event.strength for event in self.events), key=_SUREST_FIRST.index)

    @property
    def is_disputed(self) -> bool:
        return any(event.is_disputed for event in self.events)

    @property
    def is_quiet(self) -> bool:
        return all(event.nature in QUIET for event in self.events)

    @property
    def nature(self) -> Nature:
        """The weightiest of its events: an edit among mere saves makes it an edit."""
        order = list(Nature)
        return min((event.nature for event in self.events), key=order.index)

    def total(self, name: str) -> int | None:
        """The sum of a number of the events or of their extents; None where none of them tells it."""
        told = [_number(event, name) for event in self.events]
        known = [number for number in told if number is not None]
        return sum(known) if known else None


def doers(event: Event) -> tuple[str, ...]:
    """Names of those whose hand it was, the surest first; () for nobody known."""
    named = tuple(credit.person for credit in event.credits if credit.part is Part.DID and credit.person)
    return tuple(dict.fromkeys(named)) or ((event.person,) if event.person else ())


def moved(source: str, target: str) -> tuple[str, str]:
    """Source and target of a move without what they end in alike: `A/x/1.doc`, `B/x/1.doc` → `A`, `B`."""
    before, after = source.split("/"), target.split("/")
    while before and after and before[-1] == after[-1]:
        before.pop()
        after.pop()
    if len(before) == len(source.split("/")):  # the name itself changed
        return source.rpartition("/")[0], target.rpartition("/")[0]
    return "/".join(before), "/".join(after)


def _number(event: Event, name: str) -> int | None:
    found = getattr(event, name, None) if hasattr(event, name) else getattr(event.extent, name)
    return int(found) if found is not None else None
