"""What one source saw of somebody at a file: the raw material of attribution. Never changed once it is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Deed(StrEnum):
    """What was seen. Only what may change a file or its name; reading is nobody's business."""

    CREATED = "created"  # the file came to be at this path (a copy made by the server writes nothing more)
    WROTE = "wrote"  # bytes into it, or a finished file was put in its place
    MOVED = "moved"  # from `was` to `path`; both may be folders
    REMOVED = "removed"  # deleted, put into the recycle bin, or moved off the drive; may be a folder
    RESTORED = "restored"  # out of the recycle bin
    HELD = "held"  # open in an office program from `at` until `until`
    OWNS = "owns"  # the account that owns the file's inode


@dataclass(frozen=True, slots=True)
class Sighting:
    """`path` and `was` are raw and relative to the drive's root; `at` is aware UTC.

    `source` is samba | windows | office_lock | libreoffice_lock | owner. `name` is as it was written: an account
    (`STC\\an.nv`) or a shown name; `login` the account where a source tells both, `host` the computer's name or
    address. `reference` says where it stands ("audit.log@10234"); the same one of one source is the same sighting.
    """

    drive: str
    path: bytes
    deed: Deed
    at: datetime
    source: str
    name: str
    login: str = ""
    host: str = ""
    was: bytes | None = None
    until: datetime | None = None
    reference: str = ""
    id: int = 0
