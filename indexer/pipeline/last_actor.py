"""Who was last at files that vanished or changed in masses: for the alarm, not for the ledger."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from indexer.catalogue import Catalogue
from indexer.coordination.roster import Roster
from indexer.evidence.owners import account_of
from indexer.model.entry import Change
from indexer.model.sighting import Deed, Sighting
from indexer.pipeline.witnessing import above

_ASKED = 200  # files asked for: of a mass the most frequent name shows soon
_BACK = timedelta(hours=24)
_DEEDS = (Deed.CREATED, Deed.WROTE, Deed.MOVED, Deed.REMOVED)


def last_actor(
    catalogue: Catalogue, roster: Roster, drive: str, changes: Iterable[Change], now: datetime, *, has_owners: bool
) -> str:
    """The person whom most of these files saw last, "" where nobody knows.

    By sightings; without any, by the owners of the files, where the drive has owners (`has_owners`).
    """
    asked = tuple(changes)[:_ASKED]
    latest: Counter[str] = Counter()
    own = {path for change in asked for path in (change.path, change.source) if path is not None}
    paths = tuple(own | {folder for path in own for folder in above(path)})
    seen: dict[bytes, Sighting] = {}
    for one in catalogue.sightings.at(drive, paths, now - _BACK, now) if paths else ():
        if one.deed in _DEEDS:
            seen[one.was if one.was in own else one.path] = one
    for one in seen.values():
        latest[_person(roster, one.login or one.name)] += 1
    if not +latest and has_owners:
        latest.update(_person(roster, account_of(change.entry.uid)) for change in asked if change.entry)
    del latest[""]
    return latest.most_common(1)[0][0] if latest else ""


def _person(roster: Roster, name: str) -> str:
    found = roster.find(name)
    return found.name if found else ""
