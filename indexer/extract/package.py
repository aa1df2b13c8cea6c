"""Zip files as documents use them (OOXML, ODF, archives), refused by their directory before anything is inflated."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from itertools import pairwise

from indexer.errors import RefusedError
from indexer.extract.xmltree import Element, parsed
from indexer.model.reading import Reason

MAX_MEMBERS = 20_000
MAX_PART = 200 << 20
MAX_RATIO = 200
RATIO_FROM = 10 << 20  # small parts may shrink as they like
MAX_TOTAL = 2 << 30

_END = b"PK\x05\x06"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, UnicodeDecodeError, ValueError)


class Package:
    """Members by name, ignoring case as Windows does; `\\` counts as `/`."""

    def __init__(self, data: bytes) -> None:
        """Raises RefusedError: DAMAGED, BOMB, TOO_LARGE (too many members)."""
        _check_count(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, NotImplementedError) as error:
            raise RefusedError(Reason.DAMAGED, "zip directory") from error
        self.members = tuple(info for info in self._zip.infolist() if not info.is_dir())
        _check_overlap(self._zip.infolist())
        self._names = {_key(info.filename): info for info in self.members}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._names

    @property
    def names(self) -> list[str]:
        return [info.filename.replace("\\", "/").lstrip("/") for info in self._names.values()]

    def size(self, name: str) -> int:
        """Inflated bytes of a member, 0 where there is none."""
        info = self._names.get(_key(name))
        return info.file_size if info else 0

    def read(self, name: str) -> bytes:
        """A member's content. Raises RefusedError: DAMAGED (missing or broken), ENCRYPTED, UNSUPPORTED."""
        info = self._names.get(_key(name))
        if info is None:
            raise RefusedError(Reason.DAMAGED, "a part is missing")
        if info.flag_bits & 0x1:
            raise RefusedError(Reason.ENCRYPTED, "zip member")
        _check_size(info)
        try:
            return self._zip.read(info)
        except NotImplementedError as error:
            raise RefusedError(Reason.UNSUPPORTED, f"zip method {info.compress_type}") from error
        except _BROKEN as error:
            raise RefusedError(Reason.DAMAGED, "zip member") from error

    def check_all(self) -> None:
        """Raises RefusedError BOMB when any member or their sum inflates beyond reason."""
        if sum(info.file_size for info in self.members) > MAX_TOTAL:
            raise RefusedError(Reason.BOMB, "inflates to more than 2 GB")
        for info in self.members:
            _check_size(info)

    def tree(self, name: str) -> Element:
        return parsed(self.read(name))


def resolved(base: str, target: str) -> str:
    """A relationship's target as a member name; `base` is the part that refers to it."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_count(data: bytes) -> None:
    """The end record says how many members there are; a directory of 300,000 takes seconds to read."""
    at = data.rfind(_END, max(0, len(data) - 66_000))
    if at < 0 or len(data) < at + 12:
        return
    disk, _, _, count = struct.unpack_from("<4H", data, at + 4)
    if disk not in (0, 0xFFFF):
        raise RefusedError(Reason.UNSUPPORTED, "one part of a split archive")
    if count == 0xFFFF:
        record = re.search(rb"PK\x06\x06.{28}(.{8})", data[max(0, at - 66_000) : at], re.S)
        count = int.from_bytes(record[1], "little") if record else count
    if count > MAX_MEMBERS:
        raise RefusedError(Reason.TOO_LARGE, f"{count} members")


def _check_overlap(members: list[zipfile.ZipInfo]) -> None:
    """Members that share their bytes make a small file inflate without end."""
    placed = sorted(members, key=lambda info: info.header_offset)
    for info, after in pairwise(placed):
        if info.header_offset + info.compress_size > after.header_offset:
            raise RefusedError(Reason.BOMB, "members overlap")


def _check_size(info: zipfile.ZipInfo) -> None:
    if info.file_size > MAX_PART:
        raise RefusedError(Reason.BOMB, "a member inflates to more than 200 MB")
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise RefusedError(Reason.BOMB, "a member inflates more than 200:1")
