"""Writes a minimal OLE compound file: streams of at least 4,096 bytes (zeros behind), storages one deep. MS-CFB."""

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NO_ENTRY = 0xFFFFFFFF


def compound(streams: dict[str, bytes]) -> bytes:
    """Streams by name; `storage/name` puts one into a storage."""
    entries = _entries(list(streams))
    body, chain, starts = b"", list[int](), {}
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        content += b"\0" * (-len(content) % _SECTOR)
        starts[name] = (len(chain), len(content))
        chain += _chain(len(chain), len(content) // _SECTOR)
        body += content
    directory = b"".join(_entry(*entry, *starts.get(entry[0], (_END, 0))) for entry in entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    directory_start = len(chain)
    chain += _chain(directory_start, len(directory) // _SECTOR)
    fat_sectors = -(-(len(chain) + 4) // 128)
    fat_start = len(chain)
    chain += [_FAT] * fat_sectors
    chain += [_FREE] * (fat_sectors * 128 - len(chain))
    head = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0,
                       fat_sectors, directory_start, 0, 4096, _END, 0, _END, 0)  # fmt: skip
    places = [fat_start + number for number in range(fat_sectors)] + [_FREE] * (109 - fat_sectors)
    return head + struct.pack("<109I", *places) + body + directory + struct.pack(f"<{len(chain)}I", *chain)


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END]


def _entries(names: list[str]) -> list[tuple[str, int, int, int]]:
    """(path, kind, right sibling, child) in the order of the directory; the root comes first."""
    folders = list(dict.fromkeys(name.split("/")[0] for name in names if "/" in name))
    top = [name for name in names if "/" not in name] + folders
    order = ["", *top, *(name for name in names if "/" in name)]
    number = {name: place for place, name in enumerate(order)}
    found = []
    for name in order:
        siblings = top if "/" not in name else [other for other in names if other.startswith(name.split("/")[0] + "/")]
        after = siblings[siblings.index(name) + 1 :] if name else []
        inside = (
            [other for other in order if other.startswith(name + "/")] if name in folders else top if not name else []
        )
        kind = 5 if not name else 1 if name in folders else 2
        found.append((name, kind, number[after[0]] if after else _NO_ENTRY, number[inside[0]] if inside else _NO_ENTRY))
    return found


def _entry(path: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    name = ("Root Entry" if kind == 5 else path.rpartition("/")[2]).encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII36xIII", name, len(name), kind, 1, _NO_ENTRY, right, child, start, size, 0)
