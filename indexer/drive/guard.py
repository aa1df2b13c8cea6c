"""The guard before any removal: a drive that is unplugged looks exactly like a drive whose files were all deleted.

`look_at_root` looks, `judge` decides (pure). While it holds, nothing is recorded as removed.
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from indexer.config.tree import GuardConfig
from indexer.drive.ignore import Ignore
from indexer.model.entry import NUMBERS


class HoldReason(StrEnum):
    """Why changes are held back. The page has words for each in both languages."""

    ROOT_MISSING = "root_missing"
    ROOT_EMPTY = "root_empty"
    OTHER_DEVICE = "other_device"
    MASS_REMOVAL = "mass_removal"
    MASS_CHANGE = "mass_change"  # documents renamed to endings nobody knows, or rewritten into what nobody can read


@dataclass(frozen=True, slots=True)
class RootState:
    """The drive's root now. `device` identifies the file system across restarts; 0 if nothing does.

    `error` says why the root, though it may exist, could not be listed (it then counts as not existing).
    """

    exists: bool
    is_empty: bool
    device: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the guard judges. `known`: files recorded as present; `vanished`: those about to be recorded as removed.

    `known_device` is the device that the recorded files lay on; None (or 0) if it was never learned.
    """

    root_exists: bool
    is_empty: bool
    device: int
    known_device: int | None
    known: int
    vanished: int


@dataclass(frozen=True, slots=True)
class Hold:
    """`vanished`: how many files; with MASS_CHANGE those changed as well."""

    reason: HoldReason
    vanished: int


def judge(situation: Situation, limits: GuardConfig) -> Hold | None:
    """Why nothing may be recorded as removed now, or None."""
    reason = _reason(situation, limits)
    return Hold(reason, situation.vanished) if reason else None


def _reason(now: Situation, limits: GuardConfig) -> HoldReason | None:
    if not now.root_exists:
        return HoldReason.ROOT_MISSING
    if not now.vanished:
        return None
    if now.is_empty:
        return HoldReason.ROOT_EMPTY
    if now.device and now.known_device and now.device != now.known_device:
        return HoldReason.OTHER_DEVICE
    if now.vanished >= limits.files and now.vanished >= limits.share * now.known:
        return HoldReason.MASS_REMOVAL
    return None


def look_at_root(root: Path, ignore: Ignore | None = None) -> RootState:
    """The root's state; ignored names (`lost+found`, `.recycle`) do not make it less empty."""
    rules = ignore or Ignore()
    try:
        with os.scandir(os.fsencode(root)) as entries:
            is_empty = all(_is_ignored(entry, rules) for entry in entries)
        return RootState(exists=True, is_empty=is_empty, device=_device(root))
    except (FileNotFoundError, NotADirectoryError):
        return RootState(exists=False, is_empty=True, device=0)
    except OSError as error:
        return RootState(exists=False, is_empty=True, device=0, error=error.strerror or str(error))


def _is_ignored(entry: os.DirEntry[bytes], rules: Ignore) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return rules.skips_folder(entry.name)
    return rules.skips_file(entry.name)


def _device(root: Path) -> int:
    """The file system's own id where it has one; else the device number, unless the next mount gives another."""
    if hasattr(os, "statvfs") and (own := int(os.statvfs(root).f_fsid)):
        return own & NUMBERS
    number = root.stat().st_dev
    is_anonymous = hasattr(os, "major") and os.major(number) == 0
    return 0 if is_anonymous else number
