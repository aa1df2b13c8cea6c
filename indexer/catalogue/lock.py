"""A lock file held by one process; the kernel lets go of it when the process dies, however it dies."""

import os
import sys
import time
from pathlib import Path

from indexer.errors import BusyError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """`acquire` and `release`, or a `with` block. The file itself stays; it holds the owner's process id."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._handle: int | None = None

    def try_acquire(self) -> bool:
        """Whether the lock is ours now."""
        handle = os.open(self.file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if not _lock(handle):
            os.close(handle)
            return False
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        self._handle = handle
        return True

    def acquire(self, seconds: float) -> bool:
        """Waits for the lock; whether it is ours now."""
        deadline = time.monotonic() + seconds
        while not self.try_acquire():
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.05)
        return True

    def is_held(self) -> bool:
        """Whether some process (this one too) holds it."""
        if self._handle is not None:
            return True
        if not self.file.exists():
            return False
        handle = os.open(self.file, os.O_RDWR)
        try:
            return not _lock(handle)
        finally:
            os.close(handle)

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> "FileLock":
        if not self.try_acquire():
            raise BusyError(
                f"{self.file} is in use by another process", "Stop the other one, or wait until it is done."
            )
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the text, so that the process id stays readable
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
