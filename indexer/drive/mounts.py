"""On what kind of file system a path lies: does it tell of others' changes, do its inode numbers mean anything."""

import ctypes
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")

# File systems that others change behind the kernel's back: inotify(7) stays silent, inode numbers may be invented.
_NETWORK = frozenset(
    (
        *("cifs", "smb3", "smbfs", "ncpfs", "nfs", "nfs4", "afs", "coda", "davfs", "9p", "fuse"),
        *("ceph", "glusterfs", "lustre", "beegfs", "gpfs", "panfs", "orangefs", "pvfs2", "gfs2", "ocfs2", "acfs"),
        *("vboxsf", "vmhgfs", "prl_fs", "virtiofs", "drvfs"),
    )
)
_WINDOWS_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class FileSystem:
    """`kind` is the kernel's name of the type ("ext4", "cifs"), "" where it cannot be told.

    `is_network`: no change events of other machines, invented inodes, unsafe for SQLite.
    """

    kind: str
    is_network: bool


UNKNOWN = FileSystem("", False)


def file_system(path: Path) -> FileSystem:
    """The file system that holds `path` (or would hold it, if it does not exist yet)."""
    if sys.platform == "win32":
        return _on_windows(path)
    try:
        real = os.path.realpath(os.fsencode(path))
        # Touching the path first makes an automounter show what is behind it.
        os.path.lexists(real)
        return file_system_in(_MOUNTS.read_bytes().splitlines(), real)
    except OSError:
        return UNKNOWN


def file_system_in(lines: Iterable[bytes], path: bytes) -> FileSystem:
    """Pure: the file system of an absolute real path by the lines of `mountinfo`, described in proc(5).

    The longest mount point that holds the path wins; of two mounts on one point the later covers the earlier.
    """
    kind, longest = b"", -1
    for line in lines:
        fields = line.split(b" ")
        if b"-" not in fields[6:]:
            continue
        point = _unescaped(fields[4]).rstrip(b"/")
        holds = path == point or path.startswith(point + b"/")
        if holds and len(point) >= longest:
            kind, longest = fields[fields.index(b"-", 6) + 1], len(point)
    name = kind.decode("ascii", "replace")
    return FileSystem(name, name in _NETWORK or name.startswith("fuse."))


def _unescaped(field: bytes) -> bytes:
    """mountinfo writes space, tab, newline and backslash as three octal digits."""
    head, *rest = field.split(b"\\")
    return head + b"".join(bytes([int(part[:3], 8)]) + part[3:] for part in rest)


def _on_windows(path: Path) -> FileSystem:
    """UNC paths and mapped drives are network; the type's name is not asked for."""
    if sys.platform != "win32":
        return UNKNOWN
    anchor = path.absolute().anchor
    is_network = anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _WINDOWS_REMOTE
    return FileSystem("", is_network)
