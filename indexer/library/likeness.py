"""Documents about the same thing as one, each work once: its copies and drafts are no others."""

from indexer.catalogue import Catalogue
from indexer.model.document import Document
from indexer.model.viewer import Viewer
from indexer.search import Reader, Sample

_SPARE = 4  # times as many are asked for: copies of one another are shown once


def similar(
    catalogue: Catalogue, reader: Reader, viewer: Viewer, document: Document, limit: int
) -> tuple[Document, ...]:
    """The most alike first, at most `limit`; of a family the one to use."""
    header = document.header
    sample = Sample(
        id=document.id,
        head=f"{header.subject or document.properties.title}\n{document.name.rpartition('.')[0]}",
        text=catalogue.documents.text(document.id),
        numbers=(header.number, *catalogue.documents.cited([document.id]).get(document.id, ())),
    )
    ids = [match.id for match in reader.similar(sample, viewer.drives, limit * _SPARE)]
    kin = catalogue.families.kin((document.id, *ids))
    first = catalogue.families.first({each.family for each in kin.values()})
    families = {id: kin[id].family if id in kin else None for id in (document.id, *ids)}
    used = [first.get(family, id) if (family := families[id]) is not None else id for id in ids]
    documents = catalogue.documents.many(tuple(dict.fromkeys(used)))
    met = {families[document.id], *_marks(catalogue, document)} - {None}
    found: list[Document] = []
    for id, use in zip(ids, used, strict=True):
        one = documents.get(use)
        if one is None or not viewer.may_see(one.drive) or catalogue.documents.is_gone(use):
            continue
        marks = {families[id], *_marks(catalogue, one)} - {None}
        if met.isdisjoint(marks):
            found.append(one)
        met |= marks
    return tuple(found[:limit])


def _marks(catalogue: Catalogue, document: Document) -> tuple[object, ...]:
    """What its copies share: the very content, or number and day."""
    file, header = catalogue.files.by_id(document.id), document.header
    content = (file.hash,) if file and file.hash else ()
    return (*content, (header.number, header.issued_on)) if header.number and header.issued_on else content
