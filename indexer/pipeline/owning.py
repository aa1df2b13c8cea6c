"""Sightings of owners: whose a file is that came to be, or took another's place. Called in a writing transaction."""

import time
from dataclasses import dataclass, field

from indexer.catalogue import Catalogue
from indexer.config.tree import DriveConfig
from indexer.drive.mounts import file_system
from indexer.evidence.owners import account_of, tell_people_apart
from indexer.model.entry import Change, Entry
from indexer.model.sighting import Deed, Sighting
from indexer.pipeline.moment import Moment

_LEARNT_EVERY = 600.0  # seconds


@dataclass(slots=True)
class Owners:
    catalogue: Catalogue
    _known: dict[str, tuple[float, bool]] = field(default_factory=dict)

    def tell(self, drive: DriveConfig, change: Change, moment: Moment) -> None:
        """Of what is about to be recorded; nothing where the owner says nothing of who did it."""
        entry = change.entry
        if entry is None or moment.is_first:
            return
        before = self.catalogue.files.entry(drive.name, change.path)
        account = "" if before and _is_same_file(before, entry) else account_of(entry.uid)
        if account and self._mean_anything(drive):
            at = moment.of(entry)
            reference = f"{entry.inode}@{entry.ctime_ns}"
            owns = Sighting(drive.name, change.path, Deed.OWNS, at, "owner", account, account, reference=reference)
            self.catalogue.sightings.add((owns,))

    def _mean_anything(self, drive: DriveConfig) -> bool:
        moment = time.monotonic()
        until, is_so = self._known.get(drive.name, (0.0, False))
        if moment >= until:
            is_so = not file_system(drive.path).is_network
            is_so = is_so and tell_people_apart(self.catalogue.files.owners(drive.name))
            self._known[drive.name] = (moment + _LEARNT_EVERY, is_so)
        return is_so


def _is_same_file(before: Entry, after: Entry) -> bool:
    """Written in place: its owner is who made it, long ago."""
    if before.handle and after.handle:
        return before.handle == after.handle
    return before.inode == after.inode
