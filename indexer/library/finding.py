"""Search: from a person's words to a page of hits."""

import time
from dataclasses import replace
from datetime import date

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.library import families
from indexer.library.explaining import spot, why
from indexer.library.naming import meant
from indexer.model.document import Document
from indexer.model.hit import FACETS, Ask, Hit, Results, Sort
from indexer.model.viewer import Viewer
from indexer.search import Answer, Match, Reader, Request
from indexer.search.highlight import extract
from indexer.search.parser import parse
from indexer.search.query import Query

FEW = 5  # hits up to which words that are there are doubted too
SNIPPET_TEXT = 200_000  # letters of a document that are looked through for its snippet


def search(catalogue: Catalogue, reader: Reader, config: Config, viewer: Viewer, ask: Ask, today: date) -> Results:
    """One page of hits with the facets of all; with no words, the newest documents."""
    started = time.perf_counter()
    parsed = parse(ask.text, today)
    query = meant(parsed.query, config, catalogue.tasks.titles)
    sort = ask.sort if ask.text.strip() else Sort.NEWEST
    is_folded = ask.folded and families.may_fold(ask.text)
    request = Request(query, viewer.drives, ask.chosen, FACETS, sort, ask.limit, ask.offset, is_folded, today)
    answer = reader.search(request)
    suggestion = reader.correct(parsed.query, viewer.drives, is_few=answer.total < FEW) if ask.text.strip() else None
    hits = _hits(catalogue, viewer, query, answer)
    took = (time.perf_counter() - started) * 1000
    return Results(ask.text, answer.total, round(took, 1), hits, answer.facets, suggestion, parsed.hints)


def _hits(catalogue: Catalogue, viewer: Viewer, query: Query, answer: Answer) -> tuple[Hit, ...]:
    ids = [match.id for match in answer.matches]
    documents, texts = catalogue.documents.many(ids), catalogue.documents.texts(ids)
    cited, places = catalogue.documents.cited(ids), catalogue.places.many(ids)
    newer = families.newer(catalogue, ids)

    def hit(match: Match) -> Hit:
        document = documents[match.id]
        found = extract(texts.get(match.id, "")[:SNIPPET_TEXT], query)
        return replace(
            _hit(catalogue, viewer, document, found.html, match.score),
            spot=spot(places.get(match.id, ()), found),
            why=why(query, document, cited.get(match.id, ()), found),
            older=match.folded,
            newer=newer.get(match.id),
        )

    return tuple(
        hit(match) for match in answer.matches if match.id in documents and viewer.may_see(documents[match.id].drive)
    )


def _hit(catalogue: Catalogue, viewer: Viewer, document: Document, marked: str, score: float) -> Hit:
    header = document.header
    return Hit(
        id=document.id,
        drive=document.drive,
        path=document.path,
        name=document.name,
        type=document.type,
        kind=header.kind,
        number=header.number,
        issued_on=header.issued_on,
        issuer=header.issuer,
        subject=header.subject,
        unit=document.unit,
        tasks=document.tasks,
        modified_at=document.modified_at,
        size=document.size,
        people=document.people,
        score=round(score, 4),
        snippet=marked,
        notes=document.notes,
        duplicates=_duplicates(catalogue, viewer, document),
        place=header.place,
        signer=header.signer,
        capacity=header.capacity,
        urgency=header.urgency,
        is_draft=header.is_draft,
    )


def _duplicates(catalogue: Catalogue, viewer: Viewer, document: Document) -> tuple[str, ...]:
    """Shown paths of other files with the very same content, as far as the viewer may see them."""
    file = catalogue.files.by_id(document.id)
    twins = catalogue.files.with_hash(file.hash) if file else ()
    ids = [twin.id for twin in twins if twin.id != document.id and viewer.may_see(twin.drive)]
    found = catalogue.documents.many(ids)
    return tuple(found[id].path for id in ids if id in found)
