"""Search: the query language, the engine protocol, and the Whoosh engine behind it. A cache, always rebuildable.

The engine is loaded when it is first asked for: numpy and Whoosh take 0.2 seconds that commands without a search, and
a pass over a drive where nothing changed, do not have.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from indexer.search.engine import Answer, IndexRow, Match, Reader, Request, Sample, Writer
from indexer.search.pointer import is_outdated, is_sealed

__all__ = [
    "Answer",
    "IndexRow",
    "Match",
    "Reader",
    "Request",
    "Sample",
    "Writer",
    "is_outdated",
    "is_sealed",
    "open_reader",
    "open_writer",
    "rebuild",
]


def open_reader(folder: Path) -> Reader:
    """A reader of the index in the folder, empty until there is one. SearchError when it is damaged."""
    reader: Reader = _engine("whoosh_reader").WhooshReader(folder)
    return reader


def open_writer(folder: Path) -> Writer:
    """The writer of the index in the folder, made when there is none. BusyError while another one has it."""
    writer: Writer = _engine("whoosh_writer").WhooshWriter(folder)
    return writer


def rebuild(folder: Path, rows: Iterable[IndexRow]) -> int:
    """A new index of the rows, made beside the old one and switched to at once; how many documents it has.

    BusyError while a writer is open: close it first.
    """
    return int(_engine("whoosh_writer").rebuild(folder, rows))


def _engine(part: str) -> Any:
    return import_module(f"indexer.search.{part}")
