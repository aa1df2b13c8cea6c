"""Compares the drive with the catalogue: the full pass, and the look at what a watcher hinted at.

Both give the same thing, the settled changes since the last recorded state, so a lost event only makes a change later,
never wrong. Nothing is recorded here: a change stays found again and again until the pipeline has committed it.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.config.tree import DriveConfig, GuardConfig
from indexer.drive.coalesce import Look
from indexer.drive.diff import compare, settle, unlike
from indexer.drive.guard import Hold, HoldReason, Situation, judge, look_at_root
from indexer.drive.ignore import Ignore
from indexer.drive.mounts import file_system
from indexer.drive.saving import unsettled
from indexer.drive.scan import Folder, has_other_names, walk
from indexer.drive.scan import look as look_at
from indexer.drive.scrambled import suspicious
from indexer.errors import DriveError
from indexer.model.entry import Change, ChangeKind, Entry
from indexer.model.paths import is_inside, shown

SAVED_WITHIN = timedelta(minutes=10)  # no save takes longer between taking the document away and putting it back
_MOST_BACK = 100
_MOST_KNOWN = 2_000  # files that are asked for at one look; of more, a full pass finds the rest


@dataclass(frozen=True, slots=True)
class Found:
    """What differs. With `hold`, the changes in `held` are left out. `errors` are the folders that could not be listed.

    `files`: how many were seen, in a full pass. `device` identifies the file system of the root. `unsettled`: paths
    whose change is but half of a save and left out; to be looked at again soon. `suspicious`: paths of changes that
    look like damage done on purpose. `is_accepted`: whatever it looks like, it is wanted.
    `locks`: raw paths of the lock files in the folders that were listed.
    """

    changes: tuple[Change, ...] = ()
    hold: Hold | None = None
    errors: tuple[str, ...] = ()
    files: int = 0
    device: int = 0
    unsettled: frozenset[bytes] = frozenset()
    locks: tuple[bytes, ...] = ()
    suspicious: frozenset[bytes] = frozenset()
    held: tuple[Change, ...] = ()
    is_accepted: bool = False


@dataclass(slots=True)
class _Heap:
    """The two states of every path that differs, collected folder by folder."""

    before: dict[bytes, Entry] = field(default_factory=dict)
    after: dict[bytes, Entry] = field(default_factory=dict)
    unlisted: list[bytes] = field(default_factory=list)
    locks: list[bytes] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    files: int = 0

    def hides(self, folder: bytes) -> bool:
        """Whether the folder lies in one that could not be listed: what is in it is unknown, not gone."""
        return any(folder == unlisted or is_inside(folder, unlisted) for unlisted in self.unlisted)


class Reconciler:
    """One drive against the catalogue."""

    def __init__(self, catalogue: Catalogue, drive: DriveConfig, guard: GuardConfig) -> None:
        self._files = catalogue.files
        self._drives = catalogue.drives
        self._events = catalogue.events
        self._drive = drive
        self._guard = guard
        self._ignore = Ignore(drive.ignore)
        self._has_inodes = not file_system(drive.path).is_network

    def everything(self, *, accept_removals: bool = False, is_patient: bool = False) -> Found:
        """The full pass over the drive. `accept_removals`: what vanished was deleted on purpose, however much it is.

        `is_patient`: halves of saves are left for another look.
        """
        heap = _Heap()
        self._collect(heap, b"", self._files.folders(self._drive.name))
        return self._found(heap, accept_removals=accept_removals, is_patient=is_patient)

    def look(self, look: Look) -> Found:
        """Only what was hinted at."""
        heap = _Heap()
        for folder in look.folders:
            if not self._ignore.skips_below(folder):
                self._collect(heap, folder, self._files.folders(self._drive.name, folder))
        for raw in look.paths:
            is_document = not self._ignore.skips(raw)  # watchers hint at everything
            self._compare(heap, (raw,) if is_document else (), absent=() if is_document else (raw,))
        self._compare_other_names(heap)
        return self._found(heap, accept_removals=False, is_patient=True)

    def _compare_other_names(self, heap: _Heap) -> None:
        """Where else the files of a look are known: what came to a path may have left another one that nobody hinted
        at, and a file of several names changes under all of them, even when it loses one.
        """
        before, after = heap.before, heap.after
        came = [one.handle for raw, one in after.items() if raw not in before or before[raw].handle != one.handle]
        linked = [raw for raw in after if raw in before and has_other_names(self._drive.path, raw)]
        left = [one.handle for raw, one in before.items() if raw not in after]
        handles = [one for one in dict.fromkeys((*(before[raw].handle for raw in linked), *came, *left)) if one]
        others = self._files.names_of(self._drive.name, handles[:_MOST_KNOWN])
        self._compare(heap, [other for other in others if other not in before])

    def _collect(self, heap: _Heap, start: bytes, known: set[bytes]) -> None:
        visited = set()
        for folder in walk(self._drive.path, start, ignore=self._ignore, with_inodes=self._has_inodes):
            if folder.error:
                heap.unlisted.append(folder.raw)
                heap.errors.append(f"{shown(folder.raw) or '/'}: {folder.error}")
            elif not folder.missing:
                visited.add(folder.raw)
                self._collect_folder(heap, folder, is_known=folder.raw in known)
        for missing in sorted(known - visited):
            if not heap.hides(missing):
                self._compare(heap, (), absent=self._files.states(self._drive.name, missing))

    def _collect_folder(self, heap: _Heap, folder: Folder, *, is_known: bool) -> None:
        heap.files += len(folder.files)
        heap.locks.extend(folder.locks)
        recorded = self._files.states(self._drive.name, folder.raw) if is_known else {}
        differing = unlike(recorded, folder.files)
        absent = [raw for raw in differing if raw not in folder.files]
        self._compare(heap, (raw for raw in differing if raw in folder.files), absent=absent)

    def _compare(self, heap: _Heap, paths: Iterable[bytes], *, absent: Iterable[bytes] = ()) -> None:
        """A closer look at single paths, with their identity. What a listing did not have is not asked for by name:
        a drive without letter case would still answer for the old spelling, a link for what it leads to.
        """
        for raw in absent:
            before = self._files.entry(self._drive.name, raw)
            if before:
                heap.before[raw] = before
        for raw in paths:
            before = self._files.entry(self._drive.name, raw)
            try:
                after = look_at(self._drive.path, raw, with_inodes=self._has_inodes)
            except DriveError as error:  # it cannot be told, so nothing is said of it
                heap.errors.append(error.title)
                continue
            if before:
                heap.before[raw] = before
            if after:
                heap.after[raw] = after

    def _found(self, heap: _Heap, *, accept_removals: bool, is_patient: bool) -> Found:
        changes = self._come_back(settle(compare(heap.before, heap.after)))
        halves = unsettled(self._drive.path, changes, time.time_ns()) if is_patient else frozenset()
        changes = tuple(change for change in changes if change.path not in halves)
        vanished = sum(change.kind is ChangeKind.REMOVED for change in changes)
        # only now: the root may have gone away while it was being listed
        root = look_at_root(self._drive.path)
        known_device = self._drives.device(self._drive.name)
        known = self._files.count(self._drive.name) if vanished else 0
        hold = judge(Situation(root.exists, root.is_empty, root.device, known_device, known, vanished), self._guard)
        odd = frozenset[bytes]() if accept_removals else suspicious(self._drive.path, changes)
        held: tuple[Change, ...] = ()
        if hold and not (accept_removals and hold.reason is not HoldReason.ROOT_MISSING):
            held = tuple(change for change in changes if change.kind is ChangeKind.REMOVED)
            changes = tuple(change for change in changes if change.kind is not ChangeKind.REMOVED)
        else:
            hold = None
        errors, locks = tuple(heap.errors), tuple(heap.locks)
        return Found(
            *(changes, hold, errors, heap.files, root.device, halves, locks, odd, held), is_accepted=accept_removals
        )

    def _come_back(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """A document that was seen under the name of a backup while its program was saving returns to its own: when
        the backup is deleted, the file in the document's place goes on with it.
        """
        added = {shown(change.path): change for change in changes if change.kind is ChangeKind.ADDED}
        left = [change for change in changes if change.kind is ChangeKind.REMOVED] if added else []
        back: dict[bytes, Change] = {}
        for change in left[:_MOST_BACK]:
            row = self._files.at(self._drive.name, change.path)
            source = self._events.moved_from(row.id, now() - SAVED_WITHIN) if row else None
            if source in added and added[source].path not in back:
                target = added[source]
                back[target.path] = Change(ChangeKind.MOVED, target.path, target.entry, change.path)
        gone = {change.source for change in back.values()}
        rest = tuple(change for change in changes if change.path not in back and change.path not in gone)
        return (*back.values(), *rest)
