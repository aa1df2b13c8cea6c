"""Families of documents for a viewer: the states of one work, and which of them to use."""

from collections.abc import Sequence

from indexer.catalogue import Catalogue
from indexer.coordination.sketch import alike
from indexer.model.document import Document
from indexer.model.family import Family, Member
from indexer.model.trace import Standing
from indexer.model.viewer import Viewer
from indexer.vietnamese.stems import stem_of


def family(catalogue: Catalogue, viewer: Viewer, document: Document) -> Family | None:
    """Of a document that the viewer may see. All of a family lie on one drive."""
    kin = catalogue.families.kin((document.id,)).get(document.id)
    ids = catalogue.families.members((kin.family,)) if kin else ()
    found = [
        each
        for each in catalogue.documents.many(ids).values()
        if viewer.may_see(each.drive) and not catalogue.documents.is_gone(each.id)
    ]
    if len(found) < 2:
        return None
    places, traces = catalogue.families.kin(ids), catalogue.families.traces(ids)
    found.sort(key=lambda each: (-places[each.id].standing, -each.modified_at.timestamp(), each.id))
    first = traces[found[0].id].sketch
    return Family(
        tuple(
            Member(
                each,
                is_final=traces[each.id].standing >= Standing.FINAL,
                draft=traces[each.id].draft,
                likeness=1.0
                if not index or traces[each.id].content == traces[found[0].id].content
                else min(round(alike(traces[each.id].sketch, first).words, 2), 0.99),  # 1 is for the same bytes
            )
            for index, each in enumerate(found)
        )
    )


def newer(catalogue: Catalogue, ids: Sequence[int]) -> dict[int, int]:
    """Document -> the one of its family to use instead, for those that are neither that one nor a copy of it."""
    kin = catalogue.families.kin(ids)
    first = catalogue.families.first({each.family for each in kin.values()})
    stale = {id: first[each.family] for id, each in kin.items() if first.get(each.family, id) != id}
    traces = catalogue.families.traces({*stale, *stale.values()})
    return {id: other for id, other in stale.items() if traces[id].content != traces[other].content}


def may_fold(text: str) -> bool:
    """Not where somebody looks for drafts or versions, nor where no words ask for what was saved last."""
    stem = stem_of(text)
    return bool(text.strip()) and not stem.is_draft and stem.draft is None
