"""A connection with our pragmas, and transactions that take the write lock at their start.

SQLite's plain BEGIN is deferred: a transaction that reads first and writes later fails with "database is locked"
however long the busy timeout, so every writing transaction here is BEGIN IMMEDIATE.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.catalogue.sqlite import Database
from indexer.errors import StateError

_PRAGMAS = (
    "synchronous=NORMAL",
    "busy_timeout=10000",
    "foreign_keys=ON",
    "cache_size=-32768",
    "mmap_size=67108864",  # counts as memory of the process
    "temp_store=MEMORY",
    "secure_delete=ON",  # what is taken out is overwritten: a text may turn out to be a state secret
)


def connect(file: Path) -> Database:
    """A database of one thread. Raises StateError where the file is not a database or cannot be opened."""
    try:
        connection = sqlite3.connect(file, isolation_level=None, timeout=10)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise StateError(f"{file} cannot be opened: {error}", "Restore it from a backup, or move it away.") from error
    return Database(connection)


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, committed at the end of the block, rolled back if it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # SQLite rolls back by itself when the disk is full
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
