"""What the drive says of one file, and a change between two such states."""

from dataclasses import dataclass
from enum import StrEnum

NUMBERS = (1 << 63) - 1  # mask: numbers of files and devices are unsigned 64 bits to the kernel, signed to a database


@dataclass(frozen=True, slots=True)
class Entry:
    """One regular file as `lstat` saw it. Sizes in bytes, times in nanoseconds since 1970 (UTC).

    `inode` is its number within 63 bits (what a database holds), 0 where the file system invents them (network mounts).
    `handle` is the file's stable identity (inode and generation) where the kernel gives one, else b"".
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    uid: int = 0
    handle: bytes = b""


class ChangeKind(StrEnum):
    """What happened to a path between two looks at the drive."""

    ADDED = "added"
    MODIFIED = "modified"  # the same path in another state; only reading tells whether the content differs
    MOVED = "moved"  # renamed or moved; `source` is where it was; the content may differ too
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One settled change of one file. `entry` is None only for REMOVED, `source` is set only for MOVED."""

    kind: ChangeKind
    path: bytes
    entry: Entry | None = None
    source: bytes | None = None
