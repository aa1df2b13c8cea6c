"""Whether drive, catalogue and search index say the same. Reads only; safe beside a running service."""

import time
from dataclasses import dataclass

from indexer.catalogue import Catalogue, FileLock, open_catalogue
from indexer.config.tree import Config
from indexer.library.library import INDEX, WRITER_LOCK
from indexer.model.entry import ChangeKind
from indexer.model.paths import shown
from indexer.reconcile import Reconciler
from indexer.search import open_reader

_LOOKS = 6  # a running service may be in the middle of something: differences have to stay
_PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Shown paths (`drive: path` where there are several drives). `changed_on_drive`: there in another state.

    `broken_in_ledger`: the first event, sighting and act that no longer follows from the one before.
    """

    ok: bool
    missing_in_catalogue: tuple[str, ...] = ()
    missing_on_drive: tuple[str, ...] = ()
    changed_on_drive: tuple[str, ...] = ()
    missing_in_index: tuple[str, ...] = ()
    stale_in_index: tuple[str, ...] = ()
    broken_in_ledger: tuple[str, ...] = ()
    not_looked_at: tuple[str, ...] = ()


def verify(config: Config) -> VerifyReport:
    """Differences that are still there after a few seconds."""
    catalogue = open_catalogue(config.state.path)
    try:
        report = _look(config, catalogue)
        for _ in range(_LOOKS):
            if report.ok or not _is_busy(config, catalogue):
                return report
            time.sleep(_PAUSE)
            report = _look(config, catalogue)
        return report
    finally:
        catalogue.close()


def _is_busy(config: Config, catalogue: Catalogue) -> bool:
    return catalogue.outbox.count() > 0 or FileLock(config.state.path / WRITER_LOCK).is_held()


def _look(config: Config, catalogue: Catalogue) -> VerifyReport:
    missing: dict[ChangeKind, list[str]] = {kind: [] for kind in ChangeKind}
    unseen: list[str] = []
    for drive in config.drives:
        prefix = f"{drive.name}: " if len(config.drives) > 1 else ""
        found = Reconciler(catalogue, drive, config.guard).everything(accept_removals=True)
        if found.hold:
            unseen.append(f"{prefix}{drive.path} ({found.hold.reason.value})")
        unseen += [prefix + error for error in found.errors]
        for change in found.changes:
            missing[change.kind].append(prefix + shown(change.path))
            if change.source is not None:
                missing[ChangeKind.REMOVED].append(prefix + shown(change.source))
    lost, stale = _index_differences(config, catalogue)
    lists = (
        tuple(sorted(missing[ChangeKind.ADDED] + missing[ChangeKind.MOVED])),
        tuple(sorted(missing[ChangeKind.REMOVED])),
        tuple(sorted(missing[ChangeKind.MODIFIED])),
        lost,
        stale,
        _broken(catalogue),
        tuple(unseen),
    )
    return VerifyReport(not any(lists), *lists)


def _broken(catalogue: Catalogue) -> tuple[str, ...]:
    chains = (
        ("event", catalogue.events.first_broken()),
        ("sighting", catalogue.sightings.first_broken()),
        ("act", catalogue.acts.first_broken()),
    )
    return tuple(f"{name} {id}" for name, id in chains if id is not None)


def _index_differences(config: Config, catalogue: Catalogue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(not in the index, in the index in another version or no longer in the catalogue)"""
    reader = open_reader(config.state.path / INDEX)
    try:
        indexed = reader.versions()
    finally:
        reader.close()
    known = catalogue.documents.versions()
    lost = [id for id in known if id not in indexed]
    stale = [id for id, version in indexed.items() if known.get(id) != version]
    return (_names(catalogue, lost), _names(catalogue, stale))


def _names(catalogue: Catalogue, ids: list[int]) -> tuple[str, ...]:
    found = (catalogue.documents.get(id) for id in ids)
    return tuple(sorted(document.path if document else "?" for document in found))
