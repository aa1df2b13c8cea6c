"""How fresh and whole our knowledge is, for the viewer's drives."""

from pathlib import Path

from indexer.catalogue import Catalogue
from indexer.model.status import IndexStatus, Status, Work
from indexer.model.viewer import Viewer
from indexer.search import Reader


def status(catalogue: Catalogue, reader: Reader, index: Path, viewer: Viewer, *, is_running: bool) -> Status:
    """`is_running`: whether the indexing process lives."""
    names = [name for name in catalogue.drives.names() if viewer.may_see(name)]
    documents = catalogue.documents.count(viewer.drives)
    drives = [catalogue.drives.status(name, catalogue.files.count(name)) for name in names]
    return Status(
        drives=tuple(drive for drive in drives if drive is not None),
        documents=documents,
        outbox=catalogue.outbox.count(),
        failures=catalogue.failures.count(viewer.drives),
        index=IndexStatus(reader.documents if viewer.drives is None else documents, reader.generation, _size(index)),
        service=is_running,
        work=catalogue.drives.work() if is_running else Work(),
        last_event_at=catalogue.events.last_at(viewer.drives),
    )


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.exists() else 0
