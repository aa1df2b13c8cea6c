"""Which SQLite this Python brings."""

import sqlite3

OLDEST = (3, 37, 0)


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library in use, like (3, 40, 1)."""
    return sqlite3.sqlite_version_info
