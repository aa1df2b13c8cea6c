"""Lock files by their names: which program wrote one, and whom it names. Pure."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from indexer.evidence import autocad_lock, libreoffice_lock, office_owner_file
from indexer.evidence.holder import NOBODY, Holder

_ABOUT_THE_SAME = timedelta(hours=26)  # a client may be in any zone

_FORMATS: tuple[tuple[re.Pattern[bytes], str, Callable[[bytes], Holder]], ...] = (
    (re.compile(rb"\.~lock\..+#", re.DOTALL), "libreoffice_lock", libreoffice_lock.parse),
    (re.compile(rb"(?:~\$|\.~).+", re.DOTALL), "office_lock", office_owner_file.parse),
    (re.compile(rb".+\.dwl2?", re.DOTALL | re.IGNORECASE), "office_lock", autocad_lock.parse),
)


def source_of(name: bytes) -> str:
    """What `Sighting.source` calls the lock files of this name's kind; "" for a name that is none."""
    return next((source for names, source, _ in _FORMATS if names.fullmatch(name)), "")


def holder_of(name: bytes, data: bytes) -> Holder:
    """Whom a lock file of this name and content names. Never raises: damaged and empty ones name NOBODY."""
    return next((parse(data) for names, _, parse in _FORMATS if names.fullmatch(name)), NOBODY)


def open_since(told: datetime | None, changed: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """Since when a document is open (aware UTC): the lock file's own time `changed`.

    `told` is the client's local time, as the file tells it: believed where it is clearly earlier (a lock file that was
    copied, or put back by a backup, is as old as it says).
    """
    since = min(changed, now)
    own = told.replace(tzinfo=zone).astimezone(UTC) if told else since
    return own if own < since - _ABOUT_THE_SAME else since
