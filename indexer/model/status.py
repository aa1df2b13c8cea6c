"""How fresh and how whole our knowledge of the drive is."""

from dataclasses import dataclass, field
from datetime import datetime

from indexer.model.reading import Reason


@dataclass(frozen=True, slots=True)
class DriveStatus:
    """One drive. `held` names why removals are held back, "" where they are not:
    root_missing, root_empty, other_device, mass_removal.

    `watch` is the mode in use (native | polling | mixed | none), `watch_detail` says why, with the cure.
    """

    name: str
    path: str
    files: int
    last_scan_at: datetime | None
    held: str = ""
    held_files: int = 0
    watch: str = "none"
    watch_alive: bool = False
    watch_detail: str = ""
    overflows: int = 0
    unwatched: int = 0
    errors: tuple[str, ...] = ()  # folders that could not be listed


@dataclass(frozen=True, slots=True)
class Work:
    """A long job under way, or nothing (`total` 0)."""

    name: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class IndexStatus:
    documents: int
    generation: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Scans:
    """Reading of pages that are pictures. `state`: on | off (not wanted) | missing (no Tesseract, or not its language).

    `waiting` documents; `pages` that are pictures and are or will be read, `pages_read` of them.
    """

    state: str = "on"
    waiting: int = 0
    pages: int = 0
    pages_read: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """`outbox`: changes the search does not know yet. `service`: whether the indexing process lives right now.

    `secrets`: documents with a state-secret mark, for those who are told of them; 0 for everybody else.
    """

    drives: tuple[DriveStatus, ...]
    documents: int
    outbox: int
    failures: int
    index: IndexStatus
    service: bool
    work: Work
    last_event_at: datetime | None = None
    secrets: int = 0
    scans: Scans = field(default_factory=Scans)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    document: int
    drive: str
    path: str
    reason: Reason
    detail: str
    at: datetime
    tries: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    """A file to hand out. `path` is absolute bytes."""

    path: bytes
    name: str
    size: int
    media_type: str
