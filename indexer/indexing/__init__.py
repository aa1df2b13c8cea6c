"""From the catalogue to the search index, with the families of documents on the way."""

from indexer.indexing.feeding import BULK_BATCH, Indexing, index_row, rebuild_index

__all__ = ["BULK_BATCH", "Indexing", "index_row", "rebuild_index"]
