"""Who works with whom, from who had a part in what; and work of several units that no task asked for. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from indexer.model.effort import Together, Touch, Unassigned

Teams = Iterable[tuple[Iterable[str], int]]
"""Who had a part in one and the same thing, and in how many things just these had."""


def pairs(teams: Teams) -> Counter[tuple[str, str]]:
    """For two names in their order, in how many things both had a part."""
    found = Counter[tuple[str, str]]()
    for names, count in teams:
        for pair in combinations(sorted(set(names)), 2):
            found[pair] += count
    return found


def together(documents: Teams, tasks: Teams) -> tuple[Together, ...]:
    """Each two once, those with the most in common first."""
    shared, common = pairs(documents), pairs(tasks)
    found = [Together(*pair, shared[pair], common[pair]) for pair in shared.keys() | common.keys()]
    return tuple(sorted(found, key=lambda one: (-one.documents, -one.tasks, one.first, one.second)))


def unassigned(touches: Iterable[Touch]) -> tuple[Unassigned, ...]:
    """Folders in which several units worked, most shared documents first. `touches`: of documents without a task."""
    folders: dict[tuple[str, str], list[Touch]] = defaultdict(list)
    for touch in touches:
        folders[touch.drive, touch.path.rpartition("/")[0]].append(touch)
    found = [
        _folder(drive, folder, own) for (drive, folder), own in folders.items() if len({one.unit for one in own}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.shared, -one.edits, one.drive, one.folder)))


def _folder(drive: str, folder: str, touches: Sequence[Touch]) -> Unassigned:
    units: dict[int, set[str]] = defaultdict(set)
    edits = Counter[int]()
    by_unit = Counter[str]()
    for one in touches:
        units[one.document].add(one.unit)
        edits[one.document] += one.edits
        by_unit[one.unit] += one.edits
    documents = sorted(units, key=lambda id: (-len(units[id]), -edits[id], id))
    return Unassigned(
        drive,
        folder,
        tuple(sorted(by_unit, key=lambda unit: (-by_unit[unit], unit))),
        tuple(sorted({one.person for one in touches})),
        tuple(documents),
        sum(len(names) > 1 for names in units.values()),
        edits.total(),
        max(one.last_at for one in touches),
    )
