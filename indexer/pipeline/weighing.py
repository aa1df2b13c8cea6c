"""What a save changed, against what is kept of the state before it. Called inside a writing transaction."""

from dataclasses import dataclass, replace
from hashlib import blake2b
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.catalogue.files import FileRow
from indexer.catalogue.imprints import Imprint
from indexer.coordination.remarks import evidence_of, new_marks
from indexer.coordination.substance import UNTOLD, State, Substance, substance_of, substance_of_new
from indexer.model.document import Document
from indexer.model.event import Evidence, Nature
from indexer.pipeline.describing import Described

_TELLING = 20  # words: shorter texts are the same by chance
_UNSEEN = ("ocr:", "scanned:")


@dataclass(frozen=True, slots=True)
class Former:
    """A document before a save. `has_marks`: whether its marks are known; of old readings none were kept."""

    state: State
    has_marks: bool


@dataclass(frozen=True, slots=True)
class Weight:
    """What a save changed, and who says inside the document to have had a part in it."""

    substance: Substance = UNTOLD
    evidence: tuple[Evidence, ...] = ()


UNWEIGHED = Weight()


def former_of(catalogue: Catalogue, document: Document) -> Former:
    """Before the new state is stored."""
    imprint = catalogue.imprints.of(document.id)
    kept = imprint or Imprint()
    stretches = catalogue.places.many((document.id,)).get(document.id, ())
    is_whole = not document.failure and _is_seen(document.notes)
    text = catalogue.documents.text(document.id)
    return Former(State(text, stretches, kept.marks, kept.look, is_whole), imprint is not None)


def weight_of_save(
    catalogue: Catalogue, former: Former, content: Described, document: Document, row: FileRow, zone: ZoneInfo
) -> Weight:
    """Of a save over a former state. `row` is the file as it is now."""
    marks = content.marks if former.has_marks else ()  # else all of them would look new
    after = replace(_state(content), marks=marks)
    found = substance_of(former.state, after, saved_at=document.modified_at.astimezone(zone))
    if content.is_cut and found.nature in (Nature.RESAVED, Nature.FORMATTED):
        return UNWEIGHED  # what changed may stand behind the end of what was read
    if found.nature is Nature.EDITED and source_of(catalogue, row):
        return Weight(replace(found, nature=Nature.COPIED))  # put over it: nobody wrote anything
    return Weight(found, evidence_of(new_marks(former.state.marks, marks)))


def weight_of_added(
    catalogue: Catalogue, former: Former | None, content: Described, document: Document, row: FileRow, zone: ZoneInfo
) -> Weight:
    """Of a new file, already stored; where its path had one before that was read, of a save over that one.

    What lay on the drive before, and what says the same as another one, is a copy.
    """
    if former and former.state.text:
        return weight_of_save(catalogue, former, content, document, row, zone)
    files = catalogue.files
    is_copy = source_of(catalogue, row) is not None or files.was_here(row.drive, row.hash, besides=row.id)
    if not is_copy:
        same = catalogue.imprints.of_same_words(row.drive, imprint_of(content).words, row.id)
        twin = files.by_id(same) if same is not None else None
        is_copy = twin is not None and _is_older(twin, row)
    return Weight(substance_of_new(_state(content), is_copy=is_copy))


def source_of(catalogue: Catalogue, row: FileRow) -> FileRow | None:
    """The present file of the drive that this one was copied from, byte for byte."""
    twin = catalogue.files.copied_from(row.drive, row.hash, besides=row.id)
    return twin if twin is not None and _is_older(twin, row) else None


def _is_older(one: FileRow, other: FileRow) -> bool:
    """By the last change of the files: which of two new ones is read first tells nothing."""
    return one.entry.ctime_ns <= other.entry.ctime_ns


def imprint_of(content: Described) -> Imprint:
    """What is kept of a reading for the next one."""
    words = content.text.split()
    telling = blake2b(" ".join(words).encode(), digest_size=16).digest() if len(words) >= _TELLING else b""
    return Imprint(telling, content.look, content.marks)


def _state(content: Described) -> State:
    is_whole = content.refusal is None and _is_seen(content.notes)
    return State(content.text, content.stretches, content.marks, content.look, is_whole)


def _is_seen(notes: tuple[str, ...]) -> bool:
    return not any(note.startswith(_UNSEEN) for note in notes)
