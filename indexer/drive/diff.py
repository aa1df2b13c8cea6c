"""From two states of the drive to the changes between them. Pure: reads no disk, no clock, no database.

`unlike` finds cheaply which paths need a closer look, `compare` sorts them, `settle` makes of everything collected the
smallest true story: a file that left one path and came to another has moved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indexer.drive.moves import moves
from indexer.drive.scan import Stat
from indexer.model.entry import Change, ChangeKind, Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """Paths with their new state (`added`, `changed`) or their last one (`gone`, and `was` for those changed)."""

    added: dict[bytes, Entry] = field(default_factory=dict)
    changed: dict[bytes, Entry] = field(default_factory=dict)
    gone: dict[bytes, Entry] = field(default_factory=dict)
    was: dict[bytes, Entry] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def unlike(before: Mapping[bytes, Stat], after: Mapping[bytes, Stat]) -> tuple[bytes, ...]:
    """The paths that are not the same in both, sorted; () at the speed of one dict comparison when nothing changed."""
    if before == after:
        return ()
    paths = before.keys() | after.keys()
    return tuple(sorted(path for path in paths if not _alike(before.get(path), after.get(path))))


def compare(before: Mapping[bytes, Entry], after: Mapping[bytes, Entry]) -> Difference:
    """What differs between two states of the same paths."""
    found = Difference()
    for path, entry in after.items():
        earlier = before.get(path)
        if earlier is None:
            found.added[path] = entry
        elif not is_same(earlier, entry):
            found.changed[path] = entry
            found.was[path] = earlier
    for path, entry in before.items():
        if path not in after:
            found.gone[path] = entry
    return found


def merge(differences: Iterable[Difference]) -> Difference:
    """All in one, for differences of distinct paths."""
    whole = Difference()
    for one in differences:
        whole.added.update(one.added)
        whole.changed.update(one.changed)
        whole.gone.update(one.gone)
        whole.was.update(one.was)
    return whole


def is_same(one: Entry, other: Entry) -> bool:
    """Whether two looks saw the same state; what either does not know (0 or empty) is not compared."""
    return _alike(_stat(one), _stat(other)) and (one.handle == other.handle or not one.handle or not other.handle)


def settle(difference: Difference) -> tuple[Change, ...]:
    """The changes, in an order in which they can be applied one by one: moves (a chain from its free end, circles
    last), additions, modifications, removals; each by path.

    A path keeps its document when another file takes its place (every save that writes a new file and renames it),
    unless the old file is found at another path: then that is a move and the path holds a new document.
    """
    pairs = moves(difference.gone, difference.added, difference.was, difference.changed)
    left = {source for source, _ in pairs}
    arrived = {target for _, target in pairs}
    after = difference.added | difference.changed
    moved = [Change(ChangeKind.MOVED, target, after[target], source) for source, target in pairs]
    added, modified = [], []
    for path, entry in sorted(after.items()):
        if path in arrived:
            continue
        if path in difference.added or path in left:
            added.append(Change(ChangeKind.ADDED, path, entry))
        else:
            modified.append(Change(ChangeKind.MODIFIED, path, entry))
    removed = [Change(ChangeKind.REMOVED, path) for path in sorted(difference.gone) if path not in left]
    return (*moved, *added, *modified, *removed)


def _stat(entry: Entry) -> Stat:
    return (entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode)


def _alike(one: Stat | None, other: Stat | None) -> bool:
    if one == other:
        return True
    if one is None or other is None:
        return False
    (size, mtime, ctime, inode), (size2, mtime2, ctime2, inode2) = one, other
    return (
        (size, mtime) == (size2, mtime2)
        and (ctime == ctime2 or not ctime or not ctime2)
        and (inode == inode2 or not inode or not inode2)
    )
