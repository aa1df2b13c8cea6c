"""Whether a unit of which nothing is known may be called silent. Pure.

Nothing seen is not nothing done. A unit is silent only where the time was watched, every change of the task's documents
has a known author, and all the unit's people are known to the witnesses. In every other case it cannot be told.
"""

from dataclasses import dataclass
from enum import StrEnum

from indexer.model.task import Involvement

WATCHED = 0.9
"""Share of the time that must have been watched."""
KNOWN = 0.9
"""Share of the task's changes whose author must be known; all of them where the unit itself may be behind them."""
EARLY = 0.5
"""Before so much of its time is gone, nobody is told of a unit's silence."""


class Doubt(StrEnum):
    """Why it cannot be told."""

    NONE = ""
    PARTIAL = "partial"  # who asks does not see all that the unit's people may write to
    NO_DOCUMENTS = "no_documents"  # no document is known to serve the task: whoever worked for it was not seen either
    NO_START = "no_start"  # nobody knows since when the unit has the task
    UNWATCHED = "unwatched"  # too much of the time nobody looked at the drive
    AUTHORS = "authors"  # too many changes of the task's documents by nobody knows whom
    THEIRS = "theirs"  # changes by nobody knows whom that may well be the unit's
    STRANGERS = "strangers"  # people of the unit whom no witness has ever named


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of a task's time, for one unit: `known` of `changes` of its documents have a known author.

    `unclaimed`: changes by nobody known, `own` of them in folders of the unit. `is_served`: every change was seen as it
    happened; else only what a server's log told. `has_strangers`: nothing ever named some of the unit's people for
    certain, so that the log may not know them.
    """

    changes: int
    known: int
    watched: float
    unclaimed: int = 0
    own: int = 0
    has_strangers: bool = False
    is_served: bool = False
    has_start: bool = True
    has_documents: bool = True
    is_partial: bool = False


def doubt(sight: Sight) -> Doubt:
    """The first reason why the unit's silence cannot be told; NONE where it can.

    Whose people a log knows did not do what it knows nobody for; without a log, it may have been anybody.
    """
    if sight.is_partial:
        return Doubt.PARTIAL
    if not sight.has_documents:
        return Doubt.NO_DOCUMENTS
    if not sight.has_start:
        return Doubt.NO_START
    if sight.watched < WATCHED:
        return Doubt.UNWATCHED
    if sight.known < sight.changes * KNOWN:
        return Doubt.AUTHORS
    if sight.own or (sight.unclaimed and sight.has_strangers):
        return Doubt.THEIRS
    return Doubt.STRANGERS if sight.has_strangers and not sight.is_served else Doubt.NONE


def said(sight: Sight) -> Involvement:
    """What to call a unit of which nothing is known."""
    return Involvement.UNKNOWN if doubt(sight) else Involvement.SILENT


def words(state: Involvement, why: Doubt, used: float | None) -> str:
    """The key of the sentence for the page; its arguments are `share` (percent of the time that is gone) and `unit`."""
    if why:
        return f"silence.doubt_{why}"
    if used is None:
        return f"silence.{state}"
    return f"silence.{state}_over" if used >= 1 else f"silence.{state}_under_way"


def is_worth_telling(used: float | None) -> bool:
    """Whether so much of a unit's time is gone that its silence is worth a word."""
    return used is not None and used >= EARLY
