"""Handing out a file of the drive: streamed, in ranges, and never anything but what the library meant."""

import os
import sys
from typing import Any

from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from indexer.errors import NotVisibleError
from indexer.library import Library
from indexer.model.status import FileOnDisk
from indexer.model.viewer import Viewer

INLINE_IMAGES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
INLINE_TYPES = {**INLINE_IMAGES, "pdf": "application/pdf"}  # what browsers show without running anything of it
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CAN_REOPEN = sys.platform == "linux"  # where /proc/self/fd gives an open file another time


class OpenFile(FileResponse):
    """Serves a file that is open already, whatever becomes of its path meanwhile, and closes it in the end."""

    def __init__(self, descriptor: int, fallback: str, **arguments: Any) -> None:
        super().__init__(f"/proc/self/fd/{descriptor}" if _CAN_REOPEN else fallback, **arguments)
        self._descriptor = descriptor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            os.close(self._descriptor)


def handed(library: Library, viewer: Viewer, id: int, *, inline: bool) -> OpenFile:
    """The answer that streams a document. `inline` counts for pictures and PDF only. Raises NotVisibleError."""
    file = library.file(viewer, id)
    try:
        descriptor = os.open(file.path, _FLAGS)
    except OSError as error:
        raise NotVisibleError(f"{file.name} cannot be opened right now", "Try again in a moment.") from error
    try:
        _check_same(descriptor, library.file(viewer, id))
    except (OSError, NotVisibleError):
        os.close(descriptor)
        raise NotVisibleError(f"{file.name} is just being replaced", "Try again in a moment.") from None
    ending = file.name.rpartition(".")[2].lower()
    shown = INLINE_TYPES.get(ending) if inline else None
    return OpenFile(
        descriptor,
        os.fsdecode(file.path),
        media_type=shown or file.media_type,
        filename=_sendable(file.name),
        content_disposition_type="inline" if shown else "attachment",
        headers={"Cache-Control": "private, no-store"},
    )


def _check_same(descriptor: int, file: FileOnDisk) -> None:
    """What was opened is what the library checked: between the two, a link may have taken its place."""
    opened, checked = os.fstat(descriptor), os.lstat(file.path)
    if (opened.st_dev, opened.st_ino) != (checked.st_dev, checked.st_ino):
        raise NotVisibleError(f"{file.name} is just being replaced")


def _sendable(name: str) -> str:
    """A name without what would break a header line."""
    return "".join(letter if letter.isprintable() else "_" for letter in name)
