"""How fresh and how whole our knowledge of the drive is."""

from dataclasses import dataclass, field
from datetime import datetime

from indexer.model.reading import Reason
from indexer.model.register import RegisterStatus


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of which a source knows nothing, aware UTC. `why`: silent (files changed, the log told nothing) |
    truncated | replaced | stopped."""

    since: datetime
    until: datetime
    why: str


@dataclass(frozen=True, slots=True)
class EvidenceStatus:
    """One source of sightings of a drive. `source` as in Sighting; `place` where it reads (a path, an address).

    `state`: ok | empty (nothing told yet) | missing | unreadable | unmapped (its paths are not the drive's) | stopped.
    `last_at`: the newest line's time; `lines` read since the start, `unparsed` of them not understood; `detail` is a
    word for people, with the cure where there is a fault.
    """

    source: str
    place: str
    state: str = "ok"
    last_at: datetime | None = None
    lines: int = 0
    unparsed: int = 0
    gaps: tuple[Gap, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DriveStatus:
    """One drive. `held` names why changes are held back, "" where they are not:
    root_missing, root_empty, other_device, mass_removal, mass_change. `held_by`: who was last at these files, "" where
    nobody knows; `held_examples`: some of their shown paths.

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
    held_by: str = ""
    held_examples: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()  # folders that could not be listed
    evidence: tuple[EvidenceStatus, ...] = ()  # what tells who did it, beside the documents themselves


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
    register: RegisterStatus | None = None  # the tasks' spreadsheet, where one is configured and in sight


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
