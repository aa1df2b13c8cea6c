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
CAME_ALONG = timedelta(seconds=10)  # between the move of a folder and the files that are new by it
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
    catalogue: Catalogue,
    place: Place,
    action: Action,
    document: int,
    *,
    since: datetime | None,
    at: datetime,
    known_at: datetime | None = None,
) -> tuple[Sighting, ...]:
    """Up to the time `at` of the change. Not those that earlier events of the document have claimed.

    `since`: the last look at the drive, for a document of which nothing was known before. `known_at`: when the file
    came into the state that this change ended; who wrote before that changed nothing, or it is told already.
    """
    last = catalogue.events.last_of(document)
    start = (last or since or at - _UNKNOWN_SINCE) - NEAR
    if action not in _SAVES and last:
        start = last + NEAR  # a program that saves may delete or rename the document away first
    elif known_at is not None and known_at <= at:
        start = known_at + NEAR
    paths = [place.path, *above(place.path), *((place.source, *above(place.source)) if place.source else ())]
    seen = catalogue.sightings.at(place.drive, tuple(dict.fromkeys(paths)), min(start, at - NEAR), at + NEAR)
    found = [one for one in seen if tells_of(one, place, action) and not _was_over(one, at)]
    claimed = catalogue.sightings.claimed_for(document, [one.id for one in found]) if found else frozenset()
    fresh = [one for one in found if one.id not in claimed or one.deed is Deed.HELD]
    return tuple(_nearest_to_the_deed(_since_it_left(fresh, seen, place) if not last else fresh, place, action, at))


def _since_it_left(found: list[Sighting], seen: Iterable[Sighting], place: Place) -> list[Sighting]:
    """Who wrote a file that was removed again before anybody saw it wrote another file than the one there is now."""
    left = [one.at for one in seen if place.path in (one.was, one.path if one.deed is Deed.REMOVED else None)]
    return [one for one in found if not left or one.at >= max(left) or one.deed is Deed.HELD]


def _nearest_to_the_deed(found: list[Sighting], place: Place, action: Action, at: datetime) -> list[Sighting]:
    """Who was at the file itself goes before who was at a folder above; one hand moves or removes, many may write."""
    exact = [one for one in found if place.path in (one.path, one.was) or (place.source and one.was == place.source)]
    if action in _SAVES:
        return exact or [one for one in found if abs(at - one.at) <= CAME_ALONG][-1:]
    came = [one for one in exact if one.path == place.path][-1:]
    went = [one for one in exact if place.source is not None and one.was == place.source][-1:]
    if action is Action.MOVED and (came or went):
        return list(dict.fromkeys((*went, *came)))  # two, where it was moved on before anybody looked
    return (exact or found)[-1:]


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
        fitting = [event for event in near if tells_of(one, place_of(event), event.action)]
        for event in _nearest(_unwitnessed(catalogue, fitting), one.at):
            catalogue.sightings.claim(event.id, (one.id,))
            catalogue.credits.judge_again((event.id,))
            count += 1
    return count


def _unwitnessed(catalogue: Catalogue, events: list[Event]) -> list[Event]:
    """Those of which no server's log tells yet: what another line explains needs no second explanation."""
    seen = catalogue.sightings.witnesses([event.id for event in events]) if events else {}
    return [event for event in events if all(one.source not in SERVER for one in seen.get(event.id, ()))]


def tells_of(one: Sighting, place: Place, action: Action) -> bool:
    """Whether a sighting in the right time tells of such an action at this place."""
    if action in _SAVES:
        came_with_folder = one.deed in (Deed.MOVED, Deed.RESTORED) and is_inside(place.path, one.path)
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
