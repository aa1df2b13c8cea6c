"""Looks documents through for tasks that they assign, each once, and offers those as drafts."""

from dataclasses import replace

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.coordination.offers import KINDS, offers
from indexer.coordination.roster import Roster
from indexer.model.task import Task


def offer(catalogue: Catalogue, config: Config, roster: Roster, most: int) -> int:
    """One step, in a transaction of its own; how many documents it looked through."""
    if not config.units:
        return 0
    ids = catalogue.offers.next(KINDS, most)
    if not ids:
        return 0
    documents, texts = catalogue.documents.many(ids), catalogue.documents.texts(ids)
    tasks, drafts = catalogue.tasks.all(), _drafts(catalogue)
    with catalogue.writing():
        for id in ids:
            beside = drafts.setdefault(documents[id].drive, [])  # what one drive holds says nothing of another one
            found = offers(documents[id], texts.get(id, ""), config, roster, (*tasks, *beside))
            for task in found:
                catalogue.tasks.put(replace(task, code=_free(catalogue, task.code)))
            beside.extend(found)
        catalogue.offers.looked(ids)
    return len(ids)


def _free(catalogue: Catalogue, code: str) -> str:
    """The code itself unless a task bears it, or bore it: somebody may have chosen the like."""
    tried = (code, *(f"{code}-{n}" for n in range(2, 1_000)))
    return next(one for one in tried if catalogue.tasks.get(one, gone=True) is None)


def _drafts(catalogue: Catalogue) -> dict[str, list[Task]]:
    """By drive: what was offered before, and what became of it does not matter."""
    offered = [*catalogue.tasks.all(drafts=True), *catalogue.tasks.all(drafts=True, gone=True)]
    documents = catalogue.documents.many(sorted({int(task.reference) for task in offered}))
    found: dict[str, list[Task]] = {}
    for task in offered:
        if document := documents.get(int(task.reference)):
            found.setdefault(document.drive, []).append(task)
    return found
