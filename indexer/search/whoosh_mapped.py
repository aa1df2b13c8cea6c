"""A segment's packed file as mapped memory: nothing is copied until it is looked at.

Whoosh's own BufferFile copies every part it opens into memory, which for a large index is the index.
"""

import io
import mmap
from pathlib import Path
from typing import Any

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile, StructFile


class MappedSegment(CompoundStorage):  # type: ignore[misc]
    """The files of one compound segment file. OSError when it is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(StructFile(path.open("rb")))

    def open_file(self, name: str, *args: Any, **kwargs: Any) -> BufferFile:
        return _MappedFile(self._mapped(name), name)

    def data(self, name: str) -> memoryview:
        """The bytes of one file; nothing where there is no such file."""
        return self._mapped(name) if self.file_exists(name) else memoryview(b"")

    def _mapped(self, name: str) -> memoryview:
        offset, length = self.range(name)
        source: mmap.mmap = self._source
        return memoryview(source)[offset : offset + length]


class _MappedFile(BufferFile):  # type: ignore[misc]
    def __init__(self, view: memoryview, name: str) -> None:
        StructFile.__init__(self, io.BufferedReader(_Raw(view)), name=name)
        self.is_real = False
        self._buf = view

    def close(self) -> None:
        self.is_closed = True


class _Raw(io.RawIOBase):
    """Sequential reading for the few places where Whoosh seeks and reads."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + (0, self._at, len(self._view))[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        data = self._view[self._at : self._at + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
