"""A hint: something may have happened at a path. Never a fact; only a look at the drive tells."""

from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    FILE = "file"  # finished: closed after writing, or moved here
    WRITING = "writing"  # created or written to, not closed yet
    ATTRIBUTES = "attributes"  # times, owner, permissions; a copy sets them before, during and after writing
    GONE = "gone"  # a file left this path
    FOLDER = "folder"  # scan this folder with everything below
    FOLDER_GONE = "folder_gone"  # a folder left this path; scanning it says so
    EVERYTHING = "everything"  # scan the whole drive: events were lost, or nobody knows
    LOCK = "lock"  # a lock file came, changed or left: no document, but a word on who has one open


@dataclass(frozen=True, slots=True)
class Hint:
    """`path` is raw and relative to the drive's root (b"" for EVERYTHING).

    A move is two hints that name each other in `partner`, so that both ends are looked at together.
    """

    path: bytes
    kind: HintKind
    partner: bytes | None = None


EVERYTHING = Hint(b"", HintKind.EVERYTHING)
