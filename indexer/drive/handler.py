"""What watchdog calls with every event: passes its hints on, and nothing else, for every event behind it waits."""

import os

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from indexer.drive.ignore import Ignore
from indexer.drive.translate import hints_of, locks_of
from indexer.drive.watch import Emit


class HintingHandler(FileSystemEventHandler):
    """Events of the tree below `root` (absolute bytes) as hints to `tell`."""

    def __init__(self, root: bytes, ignore: Ignore, tell: Emit) -> None:
        self._root = root
        self._ignore = ignore
        self._tell = tell

    def dispatch(self, event: FileSystemEvent) -> None:
        source, target = (relative(os.fsencode(path), self._root) for path in (event.src_path, event.dest_path))
        locks = locks_of(event, source, target, self._ignore)
        for hint in (*hints_of(event, source, target, self._ignore), *locks):
            self._tell(hint)


def relative(path: bytes, root: bytes) -> bytes | None:
    """The raw path of an absolute one; None outside of `root`."""
    if path == root:
        return b""
    prefix = root.rstrip(b"/") + b"/"
    return path[len(prefix) :] if path.startswith(prefix) else None
