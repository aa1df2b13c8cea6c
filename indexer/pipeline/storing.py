"""Puts what is known of a document where it belongs. Called inside a writing transaction."""

from datetime import datetime

from indexer.catalogue import Catalogue
from indexer.extract import VERSION
from indexer.model.document import Document
from indexer.pipeline.describing import RULES, Described
from indexer.pipeline.weighing import imprint_of


def store(
    catalogue: Catalogue, document: Document, content: Described, *, at: datetime, keeps_text: bool = False
) -> int:
    """The document's new version. `keeps_text`: the content's text is the stored one already."""
    version = catalogue.documents.put(
        document, text=None if keeps_text else content.text, cited=content.cited, described=RULES
    )
    catalogue.places.put(document.id, content.stretches)
    catalogue.citations.put(document.id, content.citations)
    if content.is_secret:
        catalogue.versions.forget(document.id)
        catalogue.tasks.forget_drafts(document.id)
    if content.refusal:
        catalogue.imprints.forget(document.id)
    elif not keeps_text:
        catalogue.imprints.put(document.id, imprint_of(content))
    if content.refusal:
        catalogue.failures.put(document.id, content.refusal, at=at, extractor=VERSION)
    return version
