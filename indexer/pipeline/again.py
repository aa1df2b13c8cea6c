"""Describes documents again that older rules described, from their stored text: the drive is not read.

No event is written: nothing happened on the drive. Each step is a transaction of its own; what a crash leaves undone is
still marked with the older rules.
"""

from dataclasses import replace
from datetime import datetime

from indexer.catalogue import Catalogue
from indexer.catalogue.documents import Indexable
from indexer.model.reading import Reason
from indexer.pipeline.describing import RULES, Described, described_again
from indexer.pipeline.storing import store


def waiting(catalogue: Catalogue) -> int:
    """How many documents older rules described."""
    return catalogue.documents.count_described_before(RULES)


def describe_again(catalogue: Catalogue, most: int, at: datetime) -> int:
    """One step over at most so many documents; how many it were."""
    found = catalogue.documents.described_before(RULES, most)
    places = catalogue.places.many([one.document.id for one in found])
    described = [(one, described_again(one.document, one.text, places.get(one.document.id, ()))) for one in found]
    with catalogue.writing():
        for one, content in described:
            if content.refusal or _has_news(one, content):
                _renew(catalogue, one, content, at)
            elif not one.is_gone:
                catalogue.citations.put(one.document.id, content.citations)  # the index knows nothing of them
        catalogue.documents.mark_described([one.document.id for one in found], RULES)
    return len(found)


def secrets_to_read_again(catalogue: Catalogue) -> tuple[int, ...]:
    """Documents that older rules took for secrets. No text of theirs is kept, so only reading tells more."""
    return catalogue.failures.described_before(RULES, Reason.SECRET)


def _has_news(one: Indexable, content: Described) -> bool:
    return not one.is_gone and (content.header, content.cited) != (one.document.header, one.cited)


def _renew(catalogue: Catalogue, one: Indexable, content: Described, at: datetime) -> None:
    document = replace(
        one.document, header=content.header, properties=content.properties, notes=content.notes, type=content.type
    )
    version = store(catalogue, document, content, at=at, keeps_text=content.refusal is None)
    if one.is_gone:
        version = catalogue.documents.mark_gone(document.id)
    catalogue.outbox.add(document.id, version, urgent=False)
    catalogue.tag_work.add((document.id,))  # it may bear or cite another number now
