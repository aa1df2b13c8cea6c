"""Documents about the same thing as one, without its copies and each of them once."""

from indexer.catalogue import Catalogue
from indexer.model.document import Document
from indexer.model.viewer import Viewer
from indexer.search import Reader, Sample

_SPARE = 4  # times as many are asked for: copies of one another are shown once


def similar(
    catalogue: Catalogue, reader: Reader, viewer: Viewer, document: Document, limit: int
) -> tuple[Document, ...]:
    """The most alike first, at most `limit`."""
    header = document.header
    sample = Sample(
        id=document.id,
        head=f"{header.subject or document.properties.title}\n{document.name.rpartition('.')[0]}",
        text=catalogue.documents.text(document.id),
        numbers=(header.number, *catalogue.documents.cited([document.id]).get(document.id, ())),
    )
    ids = [match.id for match in reader.similar(sample, viewer.drives, limit * _SPARE)]
    documents = catalogue.documents.many(ids)
    met = set(_marks(catalogue, document))
    found: list[Document] = []
    for one in (documents[id] for id in ids if id in documents):
        marks = _marks(catalogue, one)
        if not viewer.may_see(one.drive) or catalogue.documents.is_gone(one.id):
            continue
        if met.isdisjoint(marks):
            found.append(one)
        met.update(marks)
    return tuple(found[:limit])


def _marks(catalogue: Catalogue, document: Document) -> tuple[object, ...]:
    """What its copies share: the very content, or number and day."""
    file, header = catalogue.files.by_id(document.id), document.header
    content = (file.hash,) if file and file.hash else ()
    return (*content, (header.number, header.issued_on)) if header.number and header.issued_on else content
