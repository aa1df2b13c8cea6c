"""Full passes on their way into the catalogue, and in which order their changes go."""

from dataclasses import dataclass
from datetime import datetime

from indexer.config.tree import DriveConfig
from indexer.coordination.copies import copies_among
from indexer.model.entry import Change
from indexer.pipeline import Moment
from indexer.reconcile import Found

BY_HAND = 50  # changes at once that a person may be waiting for; more is a machine's work and goes behind


@dataclass(frozen=True, slots=True)
class Pass:
    """A full pass over a drive whose changes are on their way. It counts as done when all of them are recorded."""

    drive: DriveConfig
    started: datetime
    found: Found


def pass_moment(found: Found, at: datetime, since: datetime | None) -> Moment:
    """`since`: the last pass, None before the first one, which finds what is past."""
    if since is not None:
        return Moment(at, since)
    return Moment(at, None, is_first=True, copies=copies_among(found.changes))


def newest_first(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Of a long backlog, what somebody saved last is read first; a few changes keep their order."""
    if len(changes) <= BY_HAND:
        return changes
    return tuple(sorted(changes, key=lambda change: -change.entry.ctime_ns if change.entry else 0))
