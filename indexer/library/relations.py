"""The web of documents around one: what it cites, and who cites it, as far as the viewer may see.

A cited document that lies where the viewer may not look is told as one that is missing.
"""

from collections.abc import Iterator

from indexer.catalogue import Catalogue
from indexer.catalogue.citations import Bearer
from indexer.clock import to_text
from indexer.library.bearers import first_to_use, meant
from indexer.model.document import Document
from indexer.model.relation import Citation, Link, Relation
from indexer.model.viewer import Viewer
from indexer.vietnamese.numbers import number_key

MOST = 200  # links of one direction

_FORWARD, _BACKWARD = False, True
ORDER = (
    # first of all whether this one still holds
    (Relation.REPLACES, _BACKWARD),
    (Relation.AMENDS, _BACKWARD),
    (Relation.REPLACES, _FORWARD),
    (Relation.AMENDS, _FORWARD),
    (Relation.BASED_ON, _FORWARD),
    (Relation.ANSWERS, _FORWARD),
    (Relation.ANSWERS, _BACKWARD),
    (Relation.CARRIES_OUT, _FORWARD),
    (Relation.CARRIES_OUT, _BACKWARD),
    (Relation.BASED_ON, _BACKWARD),
    (Relation.CITES, _FORWARD),
    (Relation.CITES, _BACKWARD),
)
_PLACES = {pair: place for place, pair in enumerate(ORDER)}

Found = tuple[Citation, Bearer | None, bool]  # citation, the other document, whether that is sure


def relations(catalogue: Catalogue, viewer: Viewer, document: Document) -> tuple[Link, ...]:
    """Links in the order of ORDER; within it those of its text as they stand there, those of others newest first."""
    forward = list(_forward(catalogue, viewer, document))[:MOST]
    backward = sorted(_backward(catalogue, viewer, document), key=lambda found: _PLACES[found[0].relation, _BACKWARD])
    backward = backward[:MOST]
    ids = {bearer.id for _, bearer, _ in (*forward, *backward) if bearer}
    documents = catalogue.documents.many(tuple(ids))
    links = [
        *(_link(found, documents, is_backward=False) for found in forward),
        *(_link(found, documents, is_backward=True) for found in backward),
    ]
    return tuple(sorted(links, key=lambda link: _PLACES[link.citation.relation, link.is_backward]))


def _forward(catalogue: Catalogue, viewer: Viewer, document: Document) -> Iterator[Found]:
    citing = _bearer_of(document)
    for citation in catalogue.citations.of(document.id):
        bearers = catalogue.citations.bearing(number_key(citation.number), citation.year, viewer.drives)
        found = meant(citation, citing, bearers)
        yield citation, found.copies[0] if found.copies else None, found.is_sure


def _backward(catalogue: Catalogue, viewer: Viewer, document: Document) -> Iterator[Found]:
    """Of copies of one citing document only the one to use."""
    mine = _bearer_of(document)
    if not mine.number_key:
        return
    year = mine.issued_on.year if mine.issued_on else None
    bearers = catalogue.citations.bearing(mine.number_key, year, viewer.drives)
    by_document: dict[object, list[Found]] = {}
    for citing, citation in catalogue.citations.citing(mine.number_key, year, viewer.drives, MOST):
        found = meant(citation, citing, bearers)
        if citing.id == mine.id or not any(copy.id == mine.id for copy in found.copies):
            continue
        by_document.setdefault((citation.relation, *_identity(citing)), []).append((citation, citing, found.is_sure))
    for founds in by_document.values():
        best = first_to_use(citing for _, citing, _ in founds if citing)[0]
        yield next(found for found in founds if found[1] is best)


def _identity(citing: Bearer) -> tuple[object, ...]:
    return (citing.number_key, citing.issued_on) if citing.number_key else (citing.id,)


def _link(found: Found, documents: dict[int, Document], *, is_backward: bool) -> Link:
    citation, bearer, is_sure = found
    document = documents.get(bearer.id) if bearer else None
    return Link(citation, document, is_backward, is_sure or document is None)


def _bearer_of(document: Document) -> Bearer:
    header = document.header
    return Bearer(
        id=document.id,
        drive=document.drive,
        path=document.path,
        unit=document.unit,
        tasks=document.tasks,
        number_key=number_key(header.number) if header.number else "",
        issued_on=header.issued_on,
        issuer=header.issuer,
        is_draft=header.is_draft,
        modified_at=to_text(document.modified_at),
    )
