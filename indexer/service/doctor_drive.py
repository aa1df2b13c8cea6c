"""Checks of one drive: is it there, can it be read, how fast, and can its changes be noticed as they happen."""

import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from indexer.config.tree import DriveConfig
from indexer.drive.ignore import Ignore
from indexer.drive.mounts import file_system
from indexer.drive.scan import walk
from indexer.service.check import Check

_WALK_SECONDS = 30.0
_HANG_SECONDS = 45.0
_LIMITS = Path("/proc/sys/fs/inotify")
_OWN_WATCHES = 2_000  # what other programs of the same user may hold


@dataclass(frozen=True, slots=True)
class Walk:
    """What a look through the drive found. `is_whole` is False when time ran out first."""

    folders: int
    files: int
    seconds: float
    errors: tuple[str, ...] = ()
    is_whole: bool = True


def check_drive(drive: DriveConfig) -> tuple[Check, ...]:
    name = f"drive {drive.name}"
    if (missing := _missing(drive.path)) is not None:
        cure = "Correct `path` of the drive, or connect it (mount) and look that this user may read it."
        return (Check(name, ok=False, detail=f"{drive.path}: {missing}", cure=cure),)
    found = _walked(drive)
    if found is None:
        cure = "Look whether the file server answers; mount it again if not."
        detail = f"{drive.path} did not answer within {_HANG_SECONDS:.0f} s."
        return (Check(name, ok=False, detail=detail, cure=cure),)
    return (_reading(name, drive, found), _watching(drive, found))


def _missing(path: Path) -> str | None:
    try:
        if not path.is_dir():
            return "there is no such folder."
        with os.scandir(path) as entries:
            return None if any(True for _ in entries) else "the folder is empty; is the drive connected?"
    except OSError as error:
        return f"cannot be listed: {error.strerror}."


def _reading(name: str, drive: DriveConfig, found: Walk) -> Check:
    more = "" if found.is_whole else " and more (the rest was not looked at)"
    detail = f"{drive.path}: {found.files} files in {found.folders} folders listed in {found.seconds:.1f} s{more}"
    if not found.errors:
        return Check(name, ok=True, detail=detail)
    shown = "\n".join(found.errors[:5])
    cure = f"Give this user the right to read them, or leave them out with `ignore` ({len(found.errors)} folders)."
    return Check(name, ok=False, detail=f"{detail}\nfolders that cannot be listed:\n{shown}", cure=cure)


def _watching(drive: DriveConfig, found: Walk) -> Check:
    name, kind = f"watch {drive.name}", file_system(drive.path)
    is_silent = kind.is_network or not sys.platform.startswith("linux")
    if drive.watch == "polling" or (drive.watch == "auto" and is_silent):
        detail = f"{kind.kind or sys.platform}: looked through every {drive.poll_seconds:g} s (polling)"
        return Check(name, ok=True, detail=detail)
    if drive.watch == "native" and kind.is_network:
        cure = 'Write watch = "auto" or "polling": a network drive does not tell what others change.'
        return Check(name, ok=False, detail=f'{kind.kind} is a network drive, but watch = "native".', cure=cure)
    return _inotify(name, kind.kind, found.folders)


def _inotify(name: str, kind: str, folders: int) -> Check:
    """Limits of inotify(7): one watch a folder, for all programs of one user together."""
    watches, queue = _limit("max_user_watches"), _limit("max_queued_events")
    if watches is None:
        return Check(name, ok=True, detail=f"{kind}: native events")
    detail = f"{kind}: native events, {folders} folders to watch, {watches} watches and {queue} queued events allowed"
    needed = folders + folders // 5 + _OWN_WATCHES
    if needed <= watches:
        return Check(name, ok=True, detail=detail)
    line = f"fs.inotify.max_user_watches={max(524_288, 2 * needed)}"
    return Check(
        name,
        ok=False,
        detail=detail,
        cure=f"echo {line} | sudo tee /etc/sysctl.d/60-ochung.conf && sudo sysctl --system",
    )


def _limit(name: str) -> int | None:
    try:
        return int((_LIMITS / name).read_text())
    except (OSError, ValueError):
        return None


def _walked(drive: DriveConfig) -> Walk | None:
    """None if the drive hangs: a dead network mount blocks whoever asks it, so a thread of its own does."""
    found: list[Walk] = []
    looking = threading.Thread(target=lambda: found.append(_walk(drive)), name="doctor-drive", daemon=True)
    looking.start()
    looking.join(_HANG_SECONDS)
    return found[0] if found else None


def _walk(drive: DriveConfig) -> Walk:
    start = time.monotonic()
    folders = files = 0
    errors: list[str] = []
    for folder in walk(drive.path, ignore=Ignore(drive.ignore)):
        folders += 1
        files += len(folder.files)
        if folder.error:
            errors.append(f"{os.fsdecode(folder.raw) or '.'}: {folder.error}")
        if time.monotonic() - start > _WALK_SECONDS:
            return Walk(folders, files, time.monotonic() - start, tuple(errors), is_whole=False)
    return Walk(folders, files, time.monotonic() - start, tuple(errors))
