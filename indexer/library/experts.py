"""Who knows about X: the people whose work the documents about it show, as far as the viewer may see both.

No ranking of performance: it says whom to ask, with the documents that show it.
"""

from datetime import date, datetime

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.coordination.expertise import Knower, Part, Share, knowers
from indexer.library.naming import meant
from indexer.model.document import Document
from indexer.model.hit import Sort
from indexer.model.knowledge import Expert, Proof
from indexer.model.viewer import Viewer
from indexer.search import Reader, Request
from indexer.search.parser import parse

_MOST_DOCUMENTS = 150
_MOST_PROOFS = 5
_FAR_OFF = 0.25  # share of the best match's score below which a document says nothing about the question


def experts(
    catalogue: Catalogue,
    reader: Reader,
    config: Config,
    viewer: Viewer,
    query: str,
    *,
    limit: int,
    now: datetime,
    today: date,
) -> tuple[Expert, ...]:
    """Whom to ask first, first; () for a query without words."""
    if not query.strip():
        return ()
    asked = meant(parse(query, today).query, config, catalogue.tasks.titles)
    request = Request(asked, viewer.drives, {}, (), Sort.RELEVANCE, _MOST_DOCUMENTS, 0, False, today)
    matches = reader.search(request).matches
    best = max((match.score for match in matches), default=0.0)
    fits = {match.id: match.score / best for match in matches if best > 0 and match.score >= best * _FAR_OFF}
    works = _works(catalogue, tuple(fits))
    relevance: dict[int, float] = {}
    for id, fit in fits.items():
        relevance[works[id]] = max(relevance.get(works[id], 0.0), fit)
    parts = (
        Part(works[one.document], one.person, one.unit, one.strength, one.is_remark, one.at, one.words)
        for one in catalogue.authorship.deeds(tuple(fits), viewer.drives)
    )
    found = knowers(parts, relevance, now)[:limit]
    shown = {share.work for one in found for share in one.shares}
    documents = {
        id: document
        for id, document in catalogue.documents.many(tuple(shown)).items()
        if viewer.may_see(document.drive) and not catalogue.documents.is_gone(id)
    }
    return tuple(expert for one in found if (expert := _expert(one, documents)))


def _works(catalogue: Catalogue, ids: tuple[int, ...]) -> dict[int, int]:
    """Document -> the one to use of its family: its drafts and copies are one work."""
    kin = catalogue.families.kin(ids)
    first = catalogue.families.first({one.family for one in kin.values()})
    return {id: first.get(kin[id].family, id) if id in kin else id for id in ids}


def _expert(knower: Knower, documents: dict[int, Document]) -> Expert | None:
    """None where nothing that may be shown proves it."""
    shares = [share for share in knower.shares if share.work in documents]
    if not shares:
        return None
    proofs = tuple(_proof(share, documents[share.work]) for share in shares[:_MOST_PROOFS])
    return Expert(knower.person, knower.unit, len(shares), proofs, max(share.last_at for share in shares))


def _proof(share: Share, document: Document) -> Proof:
    return Proof(document, share.edits, share.words, share.last_at, share.strength)
