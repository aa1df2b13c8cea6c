"""The compound file (OLE2) that Word 97, Excel 97, Thumbs.db and encrypted packages are. Pure. Source: [MS-CFB].

Streams are named; `storage/name` would be one level more than these files need, so there are none. Every stream is
padded to 4,096 bytes or more: then the format needs no small-sector storage.
"""

import struct
from collections.abc import Mapping

_SECTOR = 512
_LEAST = 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_ROOT, _STREAM = 5, 2
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_PLACES = 109


def compound(streams: Mapping[str, bytes], class_id: bytes = bytes(16)) -> bytes:
    """A file with these streams. `class_id` tells the program it belongs to. At most some seven megabytes."""
    body, chains = bytearray(), list[int]()
    entries = []
    for name, content in streams.items():
        padded = content.ljust(_LEAST, b"\0")
        padded += bytes(-len(padded) % _SECTOR)
        entries.append((name, len(chains), len(padded)))
        chains += _chain(len(chains), len(padded) // _SECTOR)
        body += padded
    directory = _directory(entries, class_id)
    directory_start = len(chains)
    chains += _chain(directory_start, len(directory) // _SECTOR)
    table_start = len(chains)
    table_count = -(-table_start // (_SECTOR // 4 - 1))  # its own sectors are in the table too
    chains += [_FAT] * table_count
    chains += [_FREE] * (-len(chains) % (_SECTOR // 4))
    table = struct.pack(f"<{len(chains)}I", *chains)
    return _header(directory_start, table_start, table_count) + bytes(body) + directory + table


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END]


def _header(directory_start: int, table_start: int, table_count: int) -> bytes:
    places = [*range(table_start, table_start + table_count)]
    places += [_FREE] * (_HEADER_PLACES - len(places))
    fixed = struct.pack(
        "<8s16s5H6x9I",
        _MAGIC, b"", 0x3E, 3, 0xFFFE, 9, 6, 0, table_count, directory_start, 0, _LEAST, _END, 0, _END, 0,
    )  # fmt: skip
    return fixed + struct.pack(f"<{_HEADER_PLACES}I", *places)


def _directory(entries: list[tuple[str, int, int]], class_id: bytes) -> bytes:
    """The root and its streams as a chain of right siblings, in the order of the format: shorter names first."""
    ordered = sorted(entries, key=lambda entry: (len(entry[0]), entry[0].upper()))
    written = _entry("Root Entry", _ROOT, child=1, start=_END, size=0, class_id=class_id)
    for number, (name, start, size) in enumerate(ordered, start=1):
        after = number + 1 if number < len(ordered) else _NONE
        written += _entry(name, _STREAM, right=after, start=start, size=size)
    unused = struct.pack("<64sHBB3I48x", b"", 0, 0, 0, _NONE, _NONE, _NONE)
    return written + unused * (-(len(written) // 128) % 4)


def _entry(
    name: str, kind: int, *, start: int, size: int, right: int = _NONE, child: int = _NONE, class_id: bytes = bytes(16)
) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    black = 1
    return struct.pack("<64sHBB3I16s4x16xIQ", raw, len(raw), kind, black, _NONE, right, child, class_id, start, size)
