"""Search: the query language, the engine protocol, and the Whoosh engine behind it. A cache, always rebuildable."""

from collections.abc import Iterable
from pathlib import Path

from indexer.search import whoosh_folder, whoosh_writer
from indexer.search.engine import Answer, IndexRow, Match, Reader, Request, Writer
from indexer.search.whoosh_reader import WhooshReader

__all__ = [
    "Answer",
    "IndexRow",
    "Match",
    "Reader",
    "Request",
    "Writer",
    "is_outdated",
    "open_reader",
    "open_writer",
    "rebuild",
]


def open_reader(folder: Path) -> Reader:
    """A reader of the index in the folder, empty until there is one. SearchError when it is damaged."""
    return WhooshReader(folder)


def open_writer(folder: Path) -> Writer:
    """The writer of the index in the folder, made when there is none. BusyError while another one has it."""
    return whoosh_writer.WhooshWriter(folder)


def is_outdated(folder: Path) -> bool:
    """Whether the index there was made by an earlier version that kept less: rebuild it."""
    return whoosh_folder.is_outdated(folder)


def rebuild(folder: Path, rows: Iterable[IndexRow]) -> int:
    """A new index of the rows, made beside the old one and switched to at once; how many documents it has.

    BusyError while a writer is open: close it first.
    """
    return whoosh_writer.rebuild(folder, rows)
