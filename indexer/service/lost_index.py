"""Whether the search index has to be made anew: it is a cache."""

from pathlib import Path

from indexer.catalogue import Catalogue
from indexer.errors import SearchError
from indexer.search import is_outdated, is_sealed, open_reader


def is_lost(folder: Path, catalogue: Catalogue) -> bool:
    """Whether it is damaged, made by an earlier version, or empty though nothing waits for it."""
    if is_sealed(folder):
        return False
    if is_outdated(folder):
        return True
    try:
        reader = open_reader(folder)
    except SearchError:
        return True
    documents = reader.documents
    reader.close()
    return documents == 0 and catalogue.outbox.count() == 0 and catalogue.documents.count() > 0
