"""Full passes on their way into the catalogue."""

from dataclasses import dataclass
from datetime import datetime

from indexer.config.tree import DriveConfig
from indexer.coordination.copies import copies_among
from indexer.pipeline import Moment
from indexer.reconcile import Found


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
