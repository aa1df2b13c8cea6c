"""Questions to the ledger, and its sums."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedAsk:
    """Which events. Empty fields do not limit. `path_glob` matches the shown path, `*` crosses folders.

    `since` is inclusive, `until` exclusive, both aware. `before_id` continues after the last event of the page before;
    `after_id` leaves out what was recorded up to that event. `natures` are of added and modified files: with them,
    nothing else is asked for.
    """

    since: datetime | None = None
    until: datetime | None = None
    task: str = ""
    unit: str = ""
    person: str = ""
    path_glob: str = ""
    actions: tuple[str, ...] = ()
    limit: int = 50
    before_id: int | None = None
    natures: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    after_id: int | None = None


@dataclass(frozen=True, slots=True)
class FeedSummary:
    """Numbers of events in the viewer's local days, people and documents over the last 7 days."""

    today: int
    yesterday: int
    week: int
    previous_week: int
    people: int
    documents: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters may offer this viewer. `tasks` are (code, title)."""

    units: tuple[str, ...]
    people: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]
