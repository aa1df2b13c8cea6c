"""Who is at a document right now, as lock files tell."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document that lies open. `person` and `unit` are "" where the name is nobody's we know; `name` is as written.

    `since`, `seen_at`: aware UTC; `document` 0 where the file is not in the catalogue. `is_stale`: open since an
    earlier day, or its lock file seems left behind. `is_sure` False: the lock file may mean another document beside it
    (Word cuts the names of its owner files).
    """

    drive: str
    path: str
    document: int
    name: str
    person: str
    unit: str
    host: str
    since: datetime
    seen_at: datetime
    is_stale: bool = False
    is_sure: bool = True
