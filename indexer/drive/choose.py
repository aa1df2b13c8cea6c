"""Which watcher a drive gets."""

import sys

from indexer.config.tree import DriveConfig
from indexer.drive.ignore import Ignore
from indexer.drive.mounts import FileSystem, file_system
from indexer.drive.polling import PollingWatcher
from indexer.drive.watch import Watcher

if sys.platform.startswith("linux"):
    from indexer.drive.native import NativeWatcher


def watcher_for(drive: DriveConfig) -> Watcher:
    """As configured; `auto` means native events, except where other machines' changes make none."""
    return watcher_on(file_system(drive.path), drive)


def watcher_on(found: FileSystem, drive: DriveConfig) -> Watcher:
    """The same for a drive that is known to lie on such a file system."""
    if drive.watch == "polling":
        return PollingWatcher(drive.poll_seconds)
    if drive.watch == "auto" and found.is_network:
        return PollingWatcher(drive.poll_seconds, f"{found.kind} tells nothing of other machines' changes")
    if sys.platform.startswith("linux"):
        return NativeWatcher(drive.path, ignore=Ignore(drive.ignore), poll_seconds=drive.poll_seconds)
    return PollingWatcher(drive.poll_seconds, "no native events on this system")
