"""The look at one lock file and at what lies beside it: reads a few bytes and names, writes nothing."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from indexer.drive.ignore import Ignore
from indexer.drive.scan import look, walk
from indexer.model.entry import Entry
from indexer.model.paths import folder_of, name_of, on_disk

MOST_BYTES = 4096  # no program writes a larger one

_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


@dataclass(frozen=True, slots=True)
class LockFile:
    """`data` is b"" where nobody but the program may read it."""

    entry: Entry
    data: bytes


def lock_file(root: Path, raw: bytes) -> LockFile | None:
    """A lock file now; None if no regular file of a lock file's size is at that path.

    Raises DriveError if that cannot be told: it may well be there.
    """
    entry = look(root, raw)
    if entry is None or entry.size > MOST_BYTES:
        return None
    return LockFile(entry, _read(on_disk(root, raw)))


def beside(root: Path, raw: bytes, ignore: Ignore) -> tuple[bytes, ...]:
    """The names of the documents in the folder that holds `raw`; () where it cannot be listed."""
    folders = walk(root, folder_of(raw), ignore=ignore, recursive=False)
    return tuple(name_of(path) for folder in folders for path in folder.files)


def _read(path: bytes) -> bytes:
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:  # gone again, locked, a link by now
        return b""
    try:
        is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
        return os.read(descriptor, MOST_BYTES) if is_file else b""
    except OSError:
        return b""
    finally:
        os.close(descriptor)
