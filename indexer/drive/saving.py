"""Whether somebody is in the middle of saving: what cannot be told from the document alone, but from what lies beside.

Programs that delete before they rename, and browsers that make an empty file first, may take long between the two.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from indexer.drive.ignore import is_unfinished
from indexer.model.entry import Change, ChangeKind
from indexer.model.paths import folder_of, on_disk

_UNDERWAY = 20_000_000_000  # ns: a temporary file that rested longer belongs to a save that failed
_EMPTY = 3_000_000_000  # ns: what an empty file is granted to get its content
_MOST = 50  # more than so many are no single saves, and are not asked for one by one

Times = Mapping[bytes, int]  # names in a folder: ctime_ns


def unsettled(root: Path, changes: Iterable[Change], now_ns: int) -> frozenset[bytes]:
    """Paths of the changes that are but half of a save, by what lies on the drive beside them."""
    asked = [change for change in changes if _is_odd(change)]
    if len(asked) > _MOST:
        return frozenset()
    beside = {folder: temporaries(root, folder) for folder in {folder_of(change.path) for change in asked}}
    return frozenset(change.path for change in asked if is_half(change, beside[folder_of(change.path)], now_ns))


def is_half(change: Change, beside: Times, now_ns: int) -> bool:
    """Whether a removal, or a new empty file, is likely to be followed by the document. Pure."""
    if not _is_odd(change):
        return False
    if any(abs(now_ns - ctime) < _UNDERWAY for ctime in beside.values()):
        return True
    return change.entry is not None and abs(now_ns - change.entry.ctime_ns) < _EMPTY


def temporaries(root: Path, folder: bytes) -> Times:
    """The unfinished files and folders directly in a folder; none where it cannot be listed."""
    found: dict[bytes, int] = {}
    with suppress(OSError), os.scandir(on_disk(root, folder)) as entries:
        for entry in entries:
            if is_unfinished(entry.name):
                with suppress(OSError):
                    found[entry.name] = entry.stat(follow_symlinks=False).st_ctime_ns
    return found


def _is_odd(change: Change) -> bool:
    is_empty = change.kind is ChangeKind.ADDED and change.entry is not None and change.entry.size == 0
    return is_empty or change.kind is ChangeKind.REMOVED
