"""What is found on the drives before it is recorded: held back where it looks like a disaster, with an alarm that says
what, how much, and who was last at it.
"""

import time
from dataclasses import replace
from datetime import datetime

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.config.tree import Config, DriveConfig
from indexer.coordination.roster import Roster
from indexer.drive.guard import Hold, HoldReason
from indexer.drive.mounts import file_system
from indexer.drive.vigil import Vigil, untouched
from indexer.model.entry import Change
from indexer.model.paths import shown
from indexer.pipeline.last_actor import last_actor
from indexer.reconcile import Found

_EXAMPLES = 3
_ROOT = (HoldReason.ROOT_MISSING, HoldReason.ROOT_EMPTY, HoldReason.OTHER_DEVICE)


class Holding:
    """Of all drives of a configuration."""

    def __init__(self, catalogue: Catalogue, config: Config, roster: Roster) -> None:
        self._catalogue = catalogue
        self._roster = roster
        self._limit = config.guard.changes
        self._vigils: dict[str, Vigil] = {}
        self._held_at: dict[str, datetime] = {}

    def examined(self, drive: DriveConfig, found: Found, at: datetime, *, is_whole: bool) -> Found:
        """What may be recorded of it. `at`: when the look began; `is_whole`: a full pass, which sees what is undone."""
        vigil = self._vigil(drive)
        is_undone = is_whole and not found.suspicious and self.is_over(drive, found, at)
        if found.is_accepted or is_undone:
            vigil.calm()
        is_disaster = vigil.judge(found.changes, found.suspicious, time.monotonic())
        if is_disaster and (found.hold is None or found.hold.reason not in _ROOT):
            kept = untouched(found.changes, found.suspicious)
            rest = frozenset(kept)
            held = (*found.held, *(change for change in found.changes if change not in rest))
            if held or found.suspicious:
                found = replace(found, changes=kept, held=held, hold=Hold(HoldReason.MASS_CHANGE, len(held)))
        if found.hold:
            self._alarm(drive, found.hold, found.held, at)
        return found

    def is_over(self, drive: DriveConfig, found: Found, started: datetime) -> bool:
        """Whether a full pass that found this says that nothing is held back any more."""
        held_at = self._held_at.get(drive.name, started)
        is_newer = held_at <= started or held_at > now()  # the clock may have been set back since
        return found.hold is None and is_newer

    def is_holding(self, drive: DriveConfig) -> bool:
        """Whether documents are being made unreadable, as far as anybody knows."""
        return self._vigil(drive).is_alarmed

    def _alarm(self, drive: DriveConfig, hold: Hold, held: tuple[Change, ...], at: datetime) -> None:
        self._held_at[drive.name] = at
        known = self._catalogue.drives.status(drive.name, 0)
        is_same = known is not None and known.held == hold.reason.value
        if is_same and known is not None and known.held_files >= hold.vanished > 0 and known.held_by:
            return  # a look sees a part of what the pass before saw whole
        has_owners = not file_system(drive.path).is_network
        by = last_actor(self._catalogue, self._roster, drive.name, held, at, has_owners=has_owners)
        if not by and is_same and known is not None:
            by = known.held_by
        examples = tuple(sorted(shown(change.path) for change in held)[:_EXAMPLES])
        with self._catalogue.writing():
            self._catalogue.drives.hold(drive.name, hold.reason.value, hold.vanished, by=by, examples=examples)

    def _vigil(self, drive: DriveConfig) -> Vigil:
        if drive.name not in self._vigils:
            known = self._catalogue.drives.status(drive.name, 0)
            is_alarmed = known is not None and known.held == HoldReason.MASS_CHANGE.value
            self._vigils[drive.name] = Vigil(self._limit, is_alarmed=is_alarmed)
        return self._vigils[drive.name]
