"""Reads files of the drive in killable child processes: type, text, properties, traces of authors - or why not."""

from indexer.extract.limits import Limits, Outcome
from indexer.extract.readers import Readers

VERSION = 1  # grows when readers get better: refused files are then tried again

__all__ = ["VERSION", "Limits", "Outcome", "Readers"]
