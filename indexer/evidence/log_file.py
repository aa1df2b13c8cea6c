"""One file of a log, current or rotated, plain or gzip: who it is and what stands from a place on."""

import gzip
import hashlib
import io
import os
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

_HEAD = 4096
_CHECK = 64  # bytes before a place that show whether the file is still what was read


class LogFile:
    """An open file of the log. Opening and reading raise OSError, of a damaged gzip file too."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_packed = path.suffix == ".gz"
        self._file: io.FileIO | gzip.GzipFile = gzip.GzipFile(path) if self.is_packed else path.open("rb", buffering=0)
        stat = os.fstat(self._file.fileno())
        self.identity = (stat.st_dev, stat.st_ino)

    @property
    def written(self) -> datetime:
        return datetime.fromtimestamp(os.fstat(self._file.fileno()).st_mtime, UTC)

    @property
    def size(self) -> int:
        """Bytes; of a packed file those on the disk, which say nothing of places in it."""
        return os.fstat(self._file.fileno()).st_size

    def first_line(self) -> bytes:
        """b"" while it is not whole."""
        line, end, _ = self.at(0, _HEAD).partition(b"\n")
        return line if end or len(line) == _HEAD else b""

    def generation(self) -> str:
        """Names the file by its first line, whatever it is called and wherever it is copied; "" without one."""
        line = self.first_line()
        return hashlib.sha256(line).hexdigest()[:16] if line else ""

    def at(self, place: int, most: int) -> bytes:
        """At most so many bytes from there on."""
        try:
            self._file.seek(place)
            found = b""
            while len(found) < most and (more := self._file.read(most - len(found))):
                found += more
        except (EOFError, zlib.error) as error:
            raise OSError(f"{self.path} is damaged: {error}") from error
        return found

    def check(self, place: int) -> int:
        """A sum over the bytes before a place."""
        start = max(0, place - _CHECK)
        return zlib.crc32(self.at(start, place - start))

    def close(self) -> None:
        self._file.close()


def family(path: Path) -> tuple[Path, ...]:
    """The rotated files of a log as logrotate, Samba and Windows' tools name them, the oldest first, then itself."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    rotated = re.compile(
        rf"{stem}{suffix}(?:\.\d+|\.old|[.-]\d{{8}}(?:-?\d+)?)(?:\.gz)?|{stem}-\d{{8}}(?:-?\d+)?{suffix}(?:\.gz)?"
    )
    found = list(_rotated(path.parent, rotated))
    found.sort(key=lambda one: one[0])
    return (*(file for _, file in found), *((path,) if path.exists() else ()))


def _rotated(folder: Path, name: re.Pattern[str]) -> Iterator[tuple[float, Path]]:
    try:
        entries = [entry for entry in os.scandir(folder) if name.fullmatch(entry.name)]
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_file():
                yield entry.stat().st_mtime, Path(entry.path)
        except OSError:
            continue
