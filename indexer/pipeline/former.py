"""Keeps what a document said before it was changed. Called inside a writing transaction."""

from indexer.catalogue import Catalogue
from indexer.coordination.keeping import Save, is_passing
from indexer.coordination.substance import word_count


def keep_former(catalogue: Catalogue, document: int, before: str, after: str, ended: Save) -> None:
    """Before the event of the change is added. A text that did not change, or held nothing, is no version."""
    if before == after or not before.strip():
        return
    made = catalogue.events.last_save(document)
    if made is None:
        return
    last = catalogue.versions.last(document)
    if not is_passing(Save(*made), ended, last.at if last else None):
        catalogue.versions.keep(document, before, at=made[0], person=made[1], words=word_count(before))
