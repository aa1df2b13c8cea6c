"""Opens a file of the drive for reading, and for nothing else, and takes its content and hash.

The drive stays as it is: no writing, no following of links, no access time where the system lets us leave it.
"""

import errno
import os
import stat
from dataclasses import dataclass
from hashlib import blake2b

from indexer.errors import RefusedError
from indexer.model.reading import Reason

HASH_BYTES = 16
HEAD_BYTES = 4096

_CHUNK = 1 << 20
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO would hold the open until somebody writes
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NOATIME = getattr(os, "O_NOATIME", 0)
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.EBUSY, errno.EAGAIN}


@dataclass(frozen=True, slots=True)
class Content:
    """`is_whole` is False when the file is larger than allowed: `data` is then only its head, `hash` is b""."""

    data: bytes
    hash: bytes
    is_whole: bool = True


def content_of(path: bytes, max_bytes: int) -> Content:
    """The content of a regular file, at most `max_bytes`.

    Raises RefusedError: NO_ACCESS (rights, not a regular file), VANISHED (gone, or changed while it was read).
    """
    try:
        descriptor = _opened(path)
        try:
            return _read(descriptor, max_bytes)
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = Reason.VANISHED if error.errno in _GONE else Reason.NO_ACCESS
        raise RefusedError(reason, _word(error)) from error


def _opened(path: bytes) -> int:
    try:
        return os.open(path, _FLAGS | _NOATIME)
    except PermissionError:  # only a file's owner may leave its access time alone
        return os.open(path, _FLAGS)


def _read(descriptor: int, max_bytes: int) -> Content:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        raise RefusedError(Reason.NO_ACCESS, "not a regular file")
    if before.st_size > max_bytes:
        return Content(os.read(descriptor, HEAD_BYTES), b"", is_whole=False)
    data = _all(descriptor, before.st_size, max_bytes)
    if len(data) > max_bytes:
        return Content(data[:HEAD_BYTES], b"", is_whole=False)
    after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise RefusedError(Reason.VANISHED, "changed while it was read")
    return Content(data, blake2b(data, digest_size=HASH_BYTES).digest())


def _all(descriptor: int, size: int, max_bytes: int) -> bytes:
    """To the end, but never more than one byte over the limit: some files grow as they are read."""
    chunks: list[bytes] = []
    left = max_bytes + 1
    while left > 0:
        chunk = os.read(descriptor, min(left, max(_CHUNK, size + 1)))
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _word(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a symbolic link"
    return errno.errorcode.get(error.errno or 0, type(error).__name__)
