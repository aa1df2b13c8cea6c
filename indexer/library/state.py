"""How fresh and whole our knowledge is, for the viewer's drives."""

import os
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.model.status import DriveStatus, EvidenceStatus, IndexStatus, Status, Work
from indexer.model.viewer import Viewer
from indexer.search import Reader

_SILENCE_WITHIN = timedelta(days=14)


def status(
    catalogue: Catalogue, reader: Reader, index: Path, viewer: Viewer, told: tuple[int, int], *, is_running: bool
) -> Status:
    """`is_running`: whether the indexing process lives. `told`: how many failures and secrets the viewer is told of."""
    names = [name for name in catalogue.drives.names() if viewer.may_see(name)]
    documents = catalogue.documents.count(viewer.drives)
    drives = [catalogue.drives.status(name, catalogue.files.count(name)) for name in names]
    return Status(
        drives=tuple(
            replace(_as_now(drive, is_running=is_running), evidence=_evidence(catalogue, drive, is_running=is_running))
            for drive in drives
            if drive is not None
        ),
        documents=documents,
        outbox=catalogue.outbox.count(),
        failures=told[0],
        secrets=told[1],
        index=IndexStatus(reader.documents if viewer.drives is None else documents, reader.generation, _size(index)),
        service=is_running,
        work=catalogue.drives.work() if is_running else Work(),
        last_event_at=catalogue.events.last_at(viewer.drives),
        scans=catalogue.scans.progress(viewer.drives),
    )


def _as_now(drive: DriveStatus, *, is_running: bool) -> DriveStatus:
    """What a watcher last said of itself is past when the process that held it has ended."""
    return drive if is_running else replace(drive, watch="none", watch_alive=False, watch_detail="")


def _evidence(catalogue: Catalogue, drive: DriveStatus, *, is_running: bool) -> tuple[EvidenceStatus, ...]:
    """The drive's sources; hours in which files changed and no log told are the first one's gaps."""
    found = catalogue.log_positions.health(drive.name)
    if not found:
        return ()
    silent = catalogue.log_positions.silent(drive.name, now() - _SILENCE_WITHIN)
    found = (replace(found[0], gaps=tuple(sorted((*found[0].gaps, *silent), key=lambda gap: gap.since))), *found[1:])
    return found if is_running else tuple(replace(one, state="stopped") if one.state == "ok" else one for one in found)


def _size(folder: Path) -> int:
    """Bytes; what the writer removes while we look counts for nothing."""
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += Path(path, name).stat().st_size
    return total
