"""What happened to a document before the first run, as far as it tells itself. Pure.

Its creation and its last change become events marked as past; a document that says nothing has the file's own time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from indexer.coordination.inside import who_created, who_saved
from indexer.model.event import Action, Evidence
from indexer.model.reading import Properties

_ONE_ACT = timedelta(minutes=2)  # created and saved within this time: one act
_EARLIEST = datetime.fromisoformat("1990-01-01T00:00:00+00:00")  # before: a tool's default, not somebody's work


@dataclass(frozen=True, slots=True)
class PastAct:
    at: datetime
    action: Action
    evidence: tuple[Evidence, ...]


def past_acts(properties: Properties, *, file_time: datetime, now: datetime) -> tuple[PastAct, ...]:
    """Oldest first; always at least the one that brought the file here."""
    created_at = _plausible(properties.created_at, now)
    modified_at = _plausible(properties.modified_at, now) or min(file_time, now)
    saver = who_saved(properties, saved_at=file_time, before=None)
    creator = who_created(properties)
    if created_at is None or modified_at - created_at <= _ONE_ACT:
        return (PastAct(modified_at, Action.ADDED, (*saver, *creator)),)
    return (PastAct(created_at, Action.ADDED, creator), PastAct(modified_at, Action.MODIFIED, saver))


def _plausible(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment is not None and _EARLIEST <= moment <= now else None
