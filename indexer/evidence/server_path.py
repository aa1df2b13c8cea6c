"""Paths of the file server into paths of the drive. Pure, but for `learned`, which looks whether files exist."""

import os
import posixpath
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_VOTES = 3  # different files that must agree on where the share lies on the server


@dataclass(frozen=True, slots=True)
class ServerRoot:
    """Where the drive lies on its server. `paths`: absolute and without a slash at the end; several names of one
    place. `share`: the name of the share, whose relative paths (Samba before 4.13) are the drive's; "." takes all.
    """

    paths: tuple[bytes, ...]
    share: str = ""

    def relative(self, path: bytes) -> bytes | None:
        """The raw path on the drive; None outside of it, and for the root itself."""
        if b"/." in path or b"//" in path or path[:2] == b"./":
            path = posixpath.normpath(path)
        for root in self.paths:
            if path.startswith(root + b"/"):
                return path[len(root) + 1 :] or None
        return None

    def without_root(self, path: bytes) -> bytes | None:
        """The same for a path that is written relative to the share."""
        path = posixpath.normpath(path)
        return None if path in (b".", b"") or path[:3] == b"../" or path == b".." else path


def learned(seen: Iterable[bytes], drive: bytes) -> bytes | None:
    """The server's path of the drive, from absolute paths of the log: what remains of most of them when the longest
    part is taken away that exists on the drive. None where too few agree."""
    votes: Counter[bytes] = Counter()
    for path in dict.fromkeys(seen):
        if root := _root_of(path, drive):
            votes[root] += 1
    if not votes:
        return None
    root, count = votes.most_common(1)[0]
    return root if count >= _VOTES and count * 2 > votes.total() else None


def _root_of(path: bytes, drive: bytes) -> bytes | None:
    parts = path.split(b"/")
    for start in range(2, len(parts)):
        if os.path.lexists(b"/".join((drive, *parts[start:]))):
            return b"/".join(parts[:start])
    return None
