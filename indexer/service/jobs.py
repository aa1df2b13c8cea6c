"""The commands that change something: done here where no service runs, asked of the service where one does."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from indexer.catalogue import Catalogue, FileLock, open_catalogue
from indexer.clock import now
from indexer.config.tree import Config
from indexer.errors import BusyError, OchungError
from indexer.library.library import WRITER_LOCK
from indexer.model.status import Failure
from indexer.reconcile import Reconciler
from indexer.service.crew import Crew
from indexer.service.listening import Listening
from indexer.service.querying import Querying
from indexer.service.verify import VerifyReport, verify

Progress = Callable[[int, int], None]
_ASK_AGAIN = 0.2  # seconds between looks at how a request is coming on
_PATIENCE = 15.0  # seconds without any answer after which the service is taken for stuck


@dataclass(frozen=True, slots=True)
class IndexReport:
    """Numbers of files, and of pages read from pictures.

    `held` names why removals were held back, "" where they were not.
    """

    files: int
    added: int
    modified: int
    moved: int
    removed: int
    failed: int
    seconds: float
    held: str = ""
    scanned_pages: int = 0


@dataclass(frozen=True, slots=True)
class RebuildReport:
    documents: int
    seconds: float


def index(
    config: Config, *, progress: Progress | None = None, accept_removals: bool = False, with_scans: bool = True
) -> IndexReport:
    """One full pass over every drive until everything found is searchable, then the scanned pages.

    A running service reads those later, when nothing else is to do. `seconds` are those of the pass alone.
    """
    with _crew(config) as crew:
        if crew is None:
            return IndexReport(**_ask(config, "index", {"accept_removals": accept_removals}, progress))
        report = index_with(crew, progress=progress, accept_removals=accept_removals)
        return replace(report, scanned_pages=crew.read_scans(progress)) if with_scans else report


def index_with(crew: Crew, *, progress: Progress | None, accept_removals: bool) -> IndexReport:
    """The same with a crew at hand."""
    started = time.monotonic()
    counts, files, held = crew.pipeline.counts, 0, ""
    before, rules = asdict(counts), crew.catalogue.tag_work.rules()
    listening = Listening(crew.catalogue, crew.config)
    listening.read_all(progress)  # before the passes: the first one tells the past from it, too
    crew.retry_outdated()
    for drive in crew.config.drives:
        begun = now()
        found = Reconciler(crew.catalogue, drive, crew.config.guard).everything(accept_removals=accept_removals)
        crew.take_pass(drive, begun, found)
        crew.locks.look_at_all()
        files = files + found.files
        status = crew.catalogue.drives.status(drive.name, 0) if found.hold or crew.is_holding(drive) else None
        held = status.held if status else held
    crew.work_off(progress)
    listening.match_all()
    listening.close()
    crew.work_off()
    if asdict(counts) != before or crew.tagging.hash != rules:
        _ask_queries(crew)
    after = {key: value - before[key] for key, value in asdict(counts).items()}
    seconds = round(time.monotonic() - started, 3)
    return IndexReport(
        files, after["added"], after["modified"], after["moved"], after["removed"], after["failed"], seconds, held
    )


def _ask_queries(crew: Crew) -> None:
    """Documents that tasks' saved queries find."""
    querying = Querying(crew.config, crew.catalogue, crew.tagging)
    try:
        querying.all()
    finally:
        querying.close()
    crew.work_off()


def rebuild(config: Config, *, progress: Progress | None = None) -> RebuildReport:
    """The search index anew from the catalogue, switched at once when it is whole."""
    started = time.monotonic()
    with _crew(config, with_index=False) as crew:
        documents = crew.rebuild(progress) if crew else int(_ask(config, "rebuild", {}, progress)["documents"])
    return RebuildReport(documents, round(time.monotonic() - started, 3))


def retry_failures(config: Config, *, progress: Progress | None = None) -> tuple[Failure, ...]:
    """Reads every file again that could not be read; what still cannot."""
    with _crew(config) as crew:
        if crew is None:
            _ask(config, "retry", {}, progress)
        else:
            crew.retry(tuple(failure.document for failure in crew.catalogue.failures.all()))
            crew.work_off(progress)
    catalogue = open_catalogue(config.state.path)
    try:
        return catalogue.failures.all()
    finally:
        catalogue.close()


def credit_again(config: Config) -> None:
    """Credits anew what people said of names and events; a running service does so by itself, within seconds."""
    with _crew(config) as crew:
        if crew is not None:
            crew.work_off()


@contextmanager
def _crew(config: Config, *, with_index: bool = True) -> Iterator[Crew | None]:
    """A crew of our own, or None where the running service has to be asked."""
    try:
        crew = Crew(config, with_index=with_index)
    except BusyError:
        yield None
        return
    with crew:
        yield crew


def _ask(config: Config, kind: str, arguments: dict[str, Any], progress: Progress | None) -> dict[str, Any]:
    """Puts a request before the running service and waits for its answer. Raises OchungError where it gives none."""
    catalogue = open_catalogue(config.state.path)
    with catalogue.writing():
        id = catalogue.requests.ask(kind, arguments, now())
    try:
        return _answer(config, catalogue, id, progress)
    finally:
        with catalogue.writing():
            catalogue.requests.withdraw(id)
        catalogue.close()


def _answer(config: Config, catalogue: Catalogue, id: int, progress: Progress | None) -> dict[str, Any]:
    moved, last_seen = time.monotonic(), (-1, -1)
    lock = FileLock(config.state.path / WRITER_LOCK)
    while True:
        request = catalogue.requests.get(id)
        assert request is not None
        if request.answer is not None:
            return request.answer
        if request.error is not None:
            raise OchungError(request.error, "`ochung status` says how the service is doing.")
        if (request.done, request.total) != last_seen:
            moved, last_seen = time.monotonic(), (request.done, request.total)
            if progress and request.total:
                progress(request.done, request.total)
        if time.monotonic() - moved > _PATIENCE and (request.total == 0 or not lock.is_held()):
            raise BusyError("Another process is indexing this drive and does not answer", "Try again when it is done.")
        time.sleep(_ASK_AGAIN)


__all__ = [
    "IndexReport",
    "RebuildReport",
    "VerifyReport",
    "credit_again",
    "index",
    "rebuild",
    "retry_failures",
    "verify",
]
