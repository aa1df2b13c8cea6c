"""What every source of sightings fulfils: a server's log, lock files, owners.

The service asks each source for what is new, stores the sightings and the source's position in one transaction, and
keeps its health where `status` finds it. A source writes nothing itself; what was handed out but not stored (a crash)
is handed out again by the next one that starts from the stored position.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from indexer.model.sighting import Sighting
from indexer.model.status import EvidenceStatus


@dataclass(frozen=True, slots=True)
class Batch:
    """What is new. `position` is to be stored with the sightings, "" where the source keeps none.

    `is_last`: nothing more waits right now. `done` of `total` say how far through a backlog (bytes or files).
    `heard_at`: aware UTC of the newest line read, whether or not it told anything.
    """

    sightings: tuple[Sighting, ...] = field(default=())
    position: str = ""
    is_last: bool = True
    done: int = 0
    total: int = 0
    heard_at: datetime | None = None


class Source(Protocol):
    """One source of one drive. All methods are called by one thread and return soon."""

    @property
    def key(self) -> str:
        """What its position is stored under, the same at every start: "samba:Chung:/var/log/samba/audit.log"."""

    @property
    def drive(self) -> str:
        """The name of the drive whose files it tells of."""

    def read(self) -> Batch:
        """The next sightings, at most some thousand. Never raises for what it reads: health tells."""

    def health(self) -> EvidenceStatus:
        """How it is doing, for people."""

    def close(self) -> None:
        """Lets go of files and sockets."""
