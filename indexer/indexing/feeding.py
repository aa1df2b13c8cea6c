"""Feeds the search index from the outbox, and makes it anew from the catalogue.

An outbox row goes only after the index has the document durably, so a crash in between repeats work and loses none;
the engine replaces by id, so repeating changes nothing.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from indexer.catalogue import Catalogue
from indexer.catalogue.documents import Indexable
from indexer.catalogue.families import Kin
from indexer.indexing.families import learn
from indexer.search import IndexRow, Writer, rebuild
from indexer.vietnamese.filenames import read_filename
from indexer.vietnamese.tones import retone

Progress = Callable[[int, int], None]
BULK_BATCH = 1000  # documents: a commit's cost is mostly that of its different words
BULK_SECONDS = 10.0
LEARNING = 100  # documents whose families are looked for in one transaction


class Indexing:
    """The outbox's one consumer. `writer` gives the index's writer, once there is something to write."""

    def __init__(
        self, catalogue: Catalogue, writer: Callable[[], Writer], *, batch_documents: int, batch_seconds: float
    ) -> None:
        self._catalogue = catalogue
        self._writer = writer
        self._batch = batch_documents
        self._seconds = batch_seconds
        self._first_waiting: float | None = None

    def drain(self, *, at_once: bool = False, is_bulk: bool = False) -> int:
        """One commit of the index if a batch is full, has waited long enough, or `at_once`; how many rows went.

        `is_bulk`: much more is coming; batches are larger then, but what somebody just saved does not wait for them.
        """
        batch, seconds = (BULK_BATCH, BULK_SECONDS) if is_bulk else (self._batch, self._seconds)
        pending = self._catalogue.outbox.next(batch)
        if is_bulk and pending and pending[0].is_urgent:
            pending, seconds = tuple(row for row in pending if row.is_urgent), self._seconds
        if not pending:
            self._first_waiting = None
            return 0
        now = time.monotonic()
        self._first_waiting = self._first_waiting or now
        if not at_once and len(pending) < batch and now - self._first_waiting < seconds:
            return 0
        ids = list({row.document for row in pending})
        documents = self._catalogue.documents.indexable(ids)
        self._learn(documents, is_urgent=pending[0].is_urgent)
        kin = self._catalogue.families.kin(ids)
        present = [index_row(one, kin.get(one.document.id)) for one in documents if not one.is_gone]
        self._writer().apply(present, [one.document.id for one in documents if one.is_gone])
        with self._catalogue.writing():
            self._catalogue.outbox.done(pending)
        self._first_waiting = None
        return len(pending)

    def _learn(self, documents: Sequence[Indexable], *, is_urgent: bool) -> None:
        for start in range(0, len(documents), LEARNING):
            with self._catalogue.writing():
                learn(self._catalogue, documents[start : start + LEARNING], is_urgent=is_urgent)

    def drain_all(self, progress: Progress | None = None) -> None:
        """Until the outbox is empty."""
        total = self._catalogue.outbox.count()
        while self.drain(at_once=True):
            if progress:
                progress(total - self._catalogue.outbox.count(), total)


def rebuild_index(catalogue: Catalogue, folder: Path, progress: Progress | None = None) -> int:
    """A new index of every document beside the old one, switched at once; the number of documents.

    No writer may be open. Changes recorded meanwhile stay in the outbox.
    """
    last, total = catalogue.outbox.last(), catalogue.documents.count()

    kin = catalogue.families.every_kin()

    def rows() -> Iterator[IndexRow]:
        for done, one in enumerate(catalogue.documents.every_indexable(), start=1):
            yield index_row(one, kin.get(one.document.id))
            if progress and done % 50 == 0:
                progress(done, total)

    documents = rebuild(folder, rows())
    with catalogue.writing():
        catalogue.outbox.done_until(last)
        catalogue.outbox.add_untraced()
    if progress:
        progress(documents, documents)
    return documents


def index_row(one: Indexable, kin: Kin | None = None) -> IndexRow:
    """The document as the engine learns it. `kin`: its family, where it has one."""
    document = one.document
    issued = document.header.issued_on
    return IndexRow(
        id=document.id,
        version=document.version,
        drive=document.drive,
        path=document.path,
        name=document.name,
        title=document.header.subject or document.properties.title,
        text=one.text,
        numbers=(document.header.number, *one.cited),
        kind=document.header.kind,
        type=document.type,
        unit=document.unit,
        tasks=document.tasks,
        people=tuple(person.name for person in document.people),
        year=str(issued.year if issued else document.modified_at.year),
        modified=int(document.modified_at.timestamp()),
        issued_on=issued,
        issuer=retone(document.header.issuer),
        signer=retone(document.header.signer),
        place=retone(document.header.place),
        urgency=document.header.urgency,
        is_draft=document.header.is_draft or "draft" in read_filename(document.name).states,
        family=kin.family if kin else 0,
        standing=int(kin.standing) if kin else 0,
    )
