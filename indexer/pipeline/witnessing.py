"""Which sightings tell of an event: those of its path, and of the folders that moved or went with it, since the
document's event before. Called inside a writing transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from indexer.catalogue import Catalogue
from indexer.coordination.attribution import SERVER
from indexer.model.event import Action, Event
from indexer.model.paths import folder_of, is_inside, shown
from indexer.model.sighting import Deed, Sighting

NEAR = timedelta(seconds=0.5)  # between a line of the log and the change's own time, on one machine
SLACK = timedelta(seconds=2)  # where their clocks differ: only for what no other event has claimed
LATE = timedelta(seconds=60)  # how much later than the deed an event may be dated: a polled drive's removals
_UNKNOWN_SINCE = timedelta(hours=1)

_SAVING = frozenset({Deed.WROTE, Deed.CREATED, Deed.RESTORED, Deed.HELD, Deed.OWNS})
_LEAVING = frozenset({Deed.MOVED, Deed.REMOVED})
_SAVES = frozenset({Action.ADDED, Action.MODIFIED, Action.RESTORED})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened: raw paths on a drive, `source` where it moved from."""

    drive: str
    path: bytes
    source: bytes | None = None


def witnesses(
    catalogue: Catalogue, place: Place, action: Action, document: int, since: datetime | None, at: datetime
) -> tuple[Sighting, ...]:
    """Up to the time `at` of the change. Not those that earlier events of the document have claimed.

    `since`: the last look at the drive, for a document of which nothing was known before.
    """
    start = catalogue.events.last_of(document) or since or at - _UNKNOWN_SINCE
    paths = [place.path, *above(place.path), *((place.source, *above(place.source)) if place.source else ())]
    seen = catalogue.sightings.at(place.drive, tuple(dict.fromkeys(paths)), min(start, at) - NEAR, at + NEAR)
    found = [one for one in seen if tells_of(one, place, action) and not _was_over(one, at)]
    claimed = catalogue.sightings.claimed_for(document, [one.id for one in found]) if found else frozenset()
    return tuple(one for one in found if one.id not in claimed or one.deed is Deed.HELD)


def _was_over(one: Sighting, at: datetime) -> bool:
    """Who had closed the document before it was saved did not save it."""
    return one.deed is Deed.HELD and one.until is not None and one.until < at - NEAR


def logged_at(seen: Iterable[Sighting]) -> datetime | None:
    """When a server's log says that a file was moved or removed; None where none does."""
    return max((one.at for one in seen if one.source in SERVER and one.deed in _LEAVING), default=None)


def claim_late(catalogue: Catalogue, sightings: Iterable[Sighting]) -> int:
    """Sightings that no event has claimed some seconds after they came: the nearest event of each document that they
    may tell of claims them and will be credited anew; how many such events."""
    waiting = tuple(one for one in sightings if one.deed not in (Deed.HELD, Deed.OWNS))
    claimed = catalogue.sightings.claimed([one.id for one in waiting])
    count = 0
    for one in waiting:
        if one.id in claimed:
            continue
        is_exact = one.was is None and one.deed is not Deed.REMOVED
        near = catalogue.events.near(one.drive, shown(one.path) if is_exact else None, one.at - SLACK, one.at + LATE)
        for event in _nearest([event for event in near if tells_of(one, place_of(event), event.action)], one.at):
            catalogue.sightings.claim(event.id, (one.id,))
            catalogue.credits.judge_again((event.id,))
            count += 1
    return count


def tells_of(one: Sighting, place: Place, action: Action) -> bool:
    """Whether a sighting in the right time tells of such an action at this place."""
    if action in _SAVES:
        came_with_folder = one.deed is Deed.MOVED and is_inside(place.path, one.path)
        return came_with_folder or (one.path == place.path and (one.deed in _SAVING or one.deed is Deed.MOVED))
    if action is Action.MOVED:
        return one.deed is Deed.MOVED and _moved(one, place)
    if action is Action.REMOVED:
        left = one.was if one.deed is Deed.MOVED else one.path if one.deed is Deed.REMOVED else None
        return left is not None and (left == place.path or is_inside(place.path, left))
    return False


def place_of(event: Event) -> Place:
    """Where an event happened; a name that is not UTF-8 is not found by its shown form."""
    source = event.source_path.encode() if event.source_path and event.action is Action.MOVED else None
    return Place(event.drive, event.path.encode(), source)


def above(path: bytes) -> list[bytes]:
    """The folders that hold a path, the nearest first; without the root."""
    found = []
    while path := folder_of(path):
        found.append(path)
    return found


def _moved(one: Sighting, place: Place) -> bool:
    if one.path == place.path:
        return True
    if place.source is None or one.was is None:
        return False
    if one.was == place.source:
        return True  # moved on before anybody looked
    return is_inside(place.path, one.path) and is_inside(place.source, one.was)


def _nearest(events: Iterable[Event], at: datetime) -> list[Event]:
    """Of each document the event nearest in time."""
    found: dict[int, Event] = {}
    for event in events:
        known = found.get(event.document)
        if known is None or abs(event.at - at) < abs(known.at - at):
            found[event.document] = event
    return list(found.values())
