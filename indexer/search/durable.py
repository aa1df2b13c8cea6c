"""Files that survive a power failure: flushed to the disk before they get their names."""

import os
from pathlib import Path


def replace(source: Path, target: Path) -> None:
    """Renames over what is there: after a crash it is either the old or the whole new file."""
    make_durable(source)
    source.replace(target)
    if os.name != "nt":
        make_durable(target.parent)


def make_durable(path: Path) -> None:
    """Waits until the file's (or folder's) content is on the disk."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
