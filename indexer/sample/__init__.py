"""The sample drive: an invented office's two years of work, made from a seed."""

from indexer.sample.sample import Summary, write

__all__ = ["Summary", "write"]
