"""The pages: Search and Activity, and the few routes beside them. All they show is asked of `indexer.library`."""
