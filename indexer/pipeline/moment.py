"""When a change is recorded, and what is known of the time before it. Pure."""

from dataclasses import dataclass
from datetime import datetime

from indexer.clock import from_ns
from indexer.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Moment:
    """When a change is recorded. `since` is the last time that we knew the whole drive; None before the first pass.

    `is_live`: seen while it happened; `is_urgent`: and somebody may be waiting for it. `copies`: raw paths that a first
    pass takes for copies. `was_there`: saved while it waited to be read by the first pass.
    """

    now: datetime
    since: datetime | None
    is_first: bool = False
    is_live: bool = False
    is_urgent: bool = False
    copies: frozenset[bytes] = frozenset()
    was_there: bool = False

    def of(self, entry: Entry) -> datetime:
        """When the change happened: the kernel's change time if it lies since the last look, else now."""
        changed = from_ns(entry.ctime_ns)
        return changed if self.since is not None and self.since <= changed <= self.now else self.now

    def of_move(self, before: Entry, after: Entry) -> datetime:
        """The same; a file whose folder was renamed keeps its own change time, which tells nothing then."""
        return self.of(after) if before.ctime_ns != after.ctime_ns else self.now
