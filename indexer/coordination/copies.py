"""Which files of a first pass are copies of others: a copy keeps size and time of its original. Pure.

Its properties tell of the original, so nothing that they say may be told of the copy.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from indexer.model.entry import Change, Entry
from indexer.model.paths import name_of, shown
from indexer.vietnamese.filenames import read_filename
from indexer.vietnamese.text import fold

_NAMED = re.compile(r"\b(?:copy of|ban sao cua)\b|[-_ (](?:copy|ban sao)(?: ?\(\d+\))?\)?(?:\.[a-z0-9]{1,5})?$")


def copies_among(changes: Iterable[Change]) -> frozenset[bytes]:
    """Raw paths of the files that share size and time with another one which is likelier the original: by its name,
    then by the time it came here."""
    alike: dict[tuple[int, int], list[tuple[bytes, Entry]]] = defaultdict(list)
    for change in changes:
        if change.entry is not None and change.entry.size:
            alike[change.entry.size, change.entry.mtime_ns].append((change.path, change.entry))
    found: set[bytes] = set()
    for group in alike.values():
        if len(group) > 1:
            original = min(group, key=_originality)
            found.update(path for path, _ in group if path != original[0])
    return frozenset(found)


def is_named_copy(path: bytes) -> bool:
    """Whether the name is one that programs give to copies: `x (2).docx`, `x - Copy.docx`, `Bản sao của x.docx`."""
    name = shown(name_of(path))
    return read_filename(name).copy is not None or _NAMED.search(fold(name)) is not None


def _originality(one: tuple[bytes, Entry]) -> tuple[bool, int, int, bytes]:
    path, entry = one
    return (is_named_copy(path), entry.ctime_ns, len(path), path)
