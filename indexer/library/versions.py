"""What a document said before, and what it says now. The document given is one that the viewer may see."""

from indexer.catalogue import Catalogue
from indexer.coordination.substance import word_count
from indexer.errors import NotVisibleError
from indexer.model.document import Document
from indexer.model.family import Version
from indexer.model.reading import Reason


def versions(catalogue: Catalogue, document: Document) -> tuple[Version, ...]:
    """Oldest first, the present text last; () where the document holds no text and none is kept."""
    former = () if _is_secret(document) else catalogue.versions.of(document.id)
    text = catalogue.documents.text(document.id)
    if not text and not former:
        return ()
    at, person = catalogue.events.last_save(document.id) or (document.modified_at, "")
    return (*former, Version(document.id, _next(former), at, person, word_count(text)))


def text_of(catalogue: Catalogue, document: Document, number: int | None) -> str:
    """The text of a version, of the present one for None. Raises NotVisibleError where that one is not kept."""
    former = () if _is_secret(document) else catalogue.versions.of(document.id)
    if number is None or number == _next(former):
        return catalogue.documents.text(document.id)
    text = catalogue.versions.text(document.id, number) if number in {one.number for one in former} else None
    if text is None:
        raise NotVisibleError(
            f"{document.name} has no version {number}", "Only the newest versions are kept: choose another one."
        )
    return text


def _next(former: tuple[Version, ...]) -> int:
    return former[-1].number + 1 if former else 1


def _is_secret(document: Document) -> bool:
    return document.failure == Reason.SECRET.value
