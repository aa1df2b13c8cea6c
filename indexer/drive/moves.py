"""Which file that left a path is the one that came to another. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping

from indexer.model.entry import Entry
from indexer.model.paths import name_of

Entries = Mapping[bytes, Entry]
Pair = tuple[bytes, bytes]  # source, target
Key = Callable[[bytes, Entry], Hashable | None]


def moves(gone: Entries, added: Entries, was: Entries, changed: Entries) -> tuple[Pair, ...]:
    """(source, target) of every move, in an order in which no target is still occupied: a chain (A to B, B to C) starts
    at its free end. Files that changed places (a circle) come last, each circle in one piece: the target of its first
    move is the source of its last.

    Files are matched by handle. Where either side has none: by inode, size and time; by name, size and time; by size
    and time if only one file has them. A move onto a path whose own file did not move elsewhere is no move: the
    path keeps its document.
    """
    replaced = {path for path, entry in changed.items() if _is_other_file(was[path], entry)}
    sources = {**gone, **{path: was[path] for path in replaced}}
    targets = {**added, **{path: changed[path] for path in replaced}}
    found = _by_handle(sources, targets)
    rest_gone = {path: entry for path, entry in gone.items() if path not in found}
    arrived = set(found.values())
    rest_added = {path: entry for path, entry in added.items() if path not in arrived}
    for key in (_by_inode, _by_name, _by_time):
        for source, target in _unhandled(rest_gone, rest_added, key):
            found[source] = target
            del rest_gone[source], rest_added[target]
    return _applicable(found, replaced)


def _is_other_file(was: Entry, now: Entry) -> bool:
    return bool(was.handle and now.handle and was.handle != now.handle)


def _by_handle(sources: Entries, targets: Entries) -> dict[bytes, bytes]:
    """Hard links share a handle: those of the same name are paired first, the rest in order of path."""
    leaving: dict[bytes, list[bytes]] = defaultdict(list)
    for path in sorted(sources):
        if sources[path].handle:
            leaving[sources[path].handle].append(path)
    found: dict[bytes, bytes] = {}
    for target in sorted(targets):
        candidates = leaving.get(targets[target].handle, [])
        if candidates:
            source = next((one for one in candidates if name_of(one) == name_of(target)), candidates[0])
            candidates.remove(source)
            found[source] = target
    return found


def _unhandled(gone: Entries, added: Entries, key: Key) -> list[Pair]:
    """Pairs by `key`, each in order of path; only if at least one of the two has no handle to say otherwise."""
    leaving, arriving = _grouped(gone, key), _grouped(added, key)
    pairs: list[Pair] = []
    for common in sorted(leaving.keys() & arriving.keys(), key=repr):
        sources, targets = leaving[common], arriving[common]
        if key is not _by_name and (len(sources) > 1 or len(targets) > 1):
            continue
        for source, target in zip(sources, targets, strict=False):
            if _may_be_same(gone[source], added[target]):
                pairs.append((source, target))
    return pairs


def _grouped(entries: Entries, key: Key) -> dict[Hashable, list[bytes]]:
    groups: dict[Hashable, list[bytes]] = defaultdict(list)
    for path in sorted(entries):
        value = key(path, entries[path])
        if value is not None:
            groups[value].append(path)
    return groups


def _may_be_same(one: Entry, other: Entry) -> bool:
    if one.handle and other.handle:
        return False
    return one.inode == other.inode or not one.inode or not other.inode


def _by_inode(path: bytes, entry: Entry) -> Hashable | None:
    return (entry.inode, entry.size, entry.mtime_ns) if entry.inode else None


def _by_name(path: bytes, entry: Entry) -> Hashable | None:
    return (name_of(path), entry.size, entry.mtime_ns)


def _by_time(path: bytes, entry: Entry) -> Hashable | None:
    # Empty files all look alike.
    return (entry.size, entry.mtime_ns) if entry.size else None


def _applicable(found: dict[bytes, bytes], replaced: set[bytes]) -> tuple[Pair, ...]:
    """Chains from their free end, then circles; whatever ends on an occupied path is left out."""
    source_of = {target: source for source, target in found.items()}
    ordered: list[Pair] = []
    for end in sorted(target for target in source_of if target not in replaced):
        target: bytes | None = end
        while target is not None and target in source_of:
            ordered.append((source_of[target], target))
            target = source_of[target] if source_of[target] in replaced else None
    return (*ordered, *_circles({target: source for source, target in found.items() if target in replaced}))


def _circles(source_of: dict[bytes, bytes]) -> list[Pair]:
    closed: list[Pair] = []
    done: set[bytes] = set()
    for start in sorted(source_of):
        walked: list[Pair] = []
        target = start
        while target in source_of and target not in done:
            done.add(target)
            walked.append((source_of[target], target))
            target = source_of[target]
        if walked and target == start:
            closed += walked
    return closed
