"""The one truth: files, documents, the ledger of events and the outbox, in SQLite on a local disk."""

from indexer.catalogue.catalogue import Catalogue, open_catalogue
from indexer.catalogue.lock import FileLock

__all__ = ["Catalogue", "FileLock", "open_catalogue"]
