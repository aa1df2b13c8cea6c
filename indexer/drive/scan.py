"""The look at the drive itself: a streaming walk, and a close look at one file. Reads names and `lstat` only."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from indexer.drive.identity import handle
from indexer.drive.ignore import Ignore, is_lock_file
from indexer.errors import DriveError
from indexer.model.entry import NUMBERS, Entry
from indexer.model.paths import folder_of, joined, on_disk, shown

# size, mtime_ns, ctime_ns, inode. A plain tuple: making and comparing 100,000 values of a class takes twice the time.
Stat = tuple[int, int, int, int]

_NOTHING_IGNORED = Ignore()


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder as listed. Keys of `files` and `subfolders` are raw paths relative to the drive's root.

    `missing`: there is no such folder (any more); nothing lies at or below `raw`.
    `error`: it could not be listed completely; nothing may be concluded about it or anything below it.
    `locks`: raw paths of lock files, which are no documents.
    """

    raw: bytes
    files: Mapping[bytes, Stat] = field(default_factory=dict)
    subfolders: tuple[bytes, ...] = ()
    missing: bool = False
    error: str = ""
    locks: tuple[bytes, ...] = ()


def walk(
    root: Path,
    start: bytes = b"",
    *,
    ignore: Ignore = _NOTHING_IGNORED,
    with_inodes: bool = True,
    recursive: bool = True,
) -> Iterator[Folder]:
    """Every folder from `start` down, each before its subfolders, one at a time so that memory stays flat.

    Links are never followed, only regular files are listed. No OSError ends the walk: see `Folder.error`.
    `with_inodes=False` leaves inodes 0 (for file systems that invent them).
    """
    if start and not _is_folder(on_disk(root, start)):
        yield Folder(start, missing=True)
        return
    base, waiting = on_disk(root, b""), [start]
    while waiting:
        folder = _listed(base, waiting.pop(), ignore, with_inodes)
        yield folder
        if recursive:
            waiting.extend(reversed(folder.subfolders))


def look(root: Path, raw: bytes, *, with_inodes: bool = True) -> Entry | None:
    """One file now, with its handle; None if there is no regular file at that path, or only behind a link.

    Raises DriveError if that cannot be told (no permission, an I/O error): the file may well be there.
    """
    path = on_disk(root, raw)
    try:
        seen = os.lstat(path)
        if _is_behind_link(root, raw):
            return None
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise DriveError(f"cannot look at {shown(raw)}: {error.strerror}", "check the service's permissions") from error
    if not stat.S_ISREG(seen.st_mode):
        return None
    # a database holds times until the year 2262; a client may set any
    mtime_ns, ctime_ns = min(seen.st_mtime_ns, NUMBERS), min(seen.st_ctime_ns, NUMBERS)
    if not with_inodes:
        return Entry(seen.st_size, mtime_ns, ctime_ns, 0, seen.st_uid)
    return Entry(seen.st_size, mtime_ns, ctime_ns, seen.st_ino & NUMBERS, seen.st_uid, handle(path))


def has_other_names(root: Path, raw: bytes) -> bool:
    """Whether the file has more than one name: watchers tell of a change by the name it was changed through only."""
    try:
        return os.lstat(on_disk(root, raw)).st_nlink > 1
    except (OSError, ValueError):
        return False


def _is_behind_link(root: Path, raw: bytes) -> bool:
    """Whether a folder on the way has become a link: what lies behind it is not of the drive."""
    folder = folder_of(raw)
    return bool(folder) and os.path.realpath(on_disk(root, folder)) != on_disk(Path(os.path.realpath(root)), folder)


def _is_folder(path: bytes) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # listing it will say why not


def _listed(root: bytes, raw: bytes, ignore: Ignore, with_inodes: bool) -> Folder:
    """The innermost loop of a full pass: every name of the drive comes through here."""
    files: dict[bytes, Stat] = {}
    subfolders: list[bytes] = []
    locks: list[bytes] = []
    skips_file, prefix = ignore.skips_file, joined(raw, b"")
    try:
        with os.scandir(joined(root, raw) if raw else root) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_file(follow_symlinks=False):
                    if skips_file(path):
                        if is_lock_file(entry.name):
                            locks.append(path)
                        continue
                    try:
                        seen = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue  # it vanished since it was listed
                    mtime, ctime, inode = seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino if with_inodes else 0
                    if mtime > NUMBERS or ctime > NUMBERS or inode > NUMBERS:
                        mtime, ctime, inode = min(mtime, NUMBERS), min(ctime, NUMBERS), inode & NUMBERS
                    files[path] = (seen.st_size, mtime, ctime, inode)
                elif entry.is_dir(follow_symlinks=False) and not ignore.skips_folder(path):
                    subfolders.append(path)
    except (FileNotFoundError, NotADirectoryError):
        return Folder(raw, missing=True)
    except OSError as error:
        return Folder(raw, error=error.strerror or str(error))
    return Folder(raw, files, tuple(sorted(subfolders)), locks=tuple(locks))
