"""Handing out a file: where it lies, and the network path that colleagues know it by."""

import mimetypes
import os
import stat

from indexer.config.tree import Config, DriveConfig
from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.paths import on_disk
from indexer.model.status import FileOnDisk


def file_on_disk(config: Config, document: Document) -> FileOnDisk:
    """The file as it lies there now. Raises NotVisibleError where it is not a regular file of the drive any more."""
    drive = _drive(config, document)
    path = on_disk(drive.path, document.raw)
    try:
        seen = os.lstat(path)
        # a folder on the way may have become a link that leads out of the drive
        is_inside = os.path.realpath(path).startswith(os.path.realpath(os.fsencode(drive.path)) + os.fsencode(os.sep))
    except OSError:
        seen, is_inside = None, False
    if seen is None or not stat.S_ISREG(seen.st_mode) or not is_inside:
        raise NotVisibleError(
            f"{document.name} is not on the drive right now", "Search again in a moment: it may have moved."
        )
    media_type = mimetypes.guess_type(document.name)[0] or "application/octet-stream"
    return FileOnDisk(path, document.name, seen.st_size, media_type)


def network_path(config: Config, document: Document) -> str:
    r"""`\\server\share\folder\name`, "" if the drive has no UNC path."""
    unc = _drive(config, document).unc.rstrip("\\/")
    return "\\".join((unc, *document.path.split("/"))) if unc else ""


def _drive(config: Config, document: Document) -> DriveConfig:
    for drive in config.drives:
        if drive.name == document.drive:
            return drive
    raise NotVisibleError(f"The drive {document.drive} is not configured any more", "Ask the administrator.")
