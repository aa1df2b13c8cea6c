"""Who works with whom, from who had a part in what; and work of several units that no task asked for. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations
from typing import TypeVar

from indexer.model.effort import Together, Touch, Unassigned

Thing = TypeVar("Thing", int, str)
Parts = Mapping[Thing, Set[str]]
"""Who had a part in each document, or task."""


def pairs(parts: Parts[Thing]) -> Counter[tuple[str, str]]:
    """For two names in their order, in how many things both had a part."""
    found = Counter[tuple[str, str]]()
    for names, count in Counter(frozenset(names) for names in parts.values() if len(names) > 1).items():
        for pair in combinations(sorted(names), 2):
            found[pair] += count
    return found


def together(documents: Parts[int], serving: Iterable[tuple[str, int]]) -> tuple[Together, ...]:
    """Each two once, those with the most in common first. `serving`: (task, document that serves it)."""
    tasks = defaultdict[str, set[str]](set)
    for task, document in serving:
        tasks[task] |= documents.get(document, frozenset())
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
