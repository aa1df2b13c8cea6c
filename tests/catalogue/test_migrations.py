"""A catalogue that is brought up to date by a process that dies on the way goes on where it was."""

import os
import sqlite3
from multiprocessing import get_context
from pathlib import Path

import pytest

from indexer.catalogue import catalogue as door
from indexer.catalogue import open_catalogue
from indexer.catalogue.connection import connect
from indexer.catalogue.sqlite import Database

_KILLED = 9


def _opened_until(state: Path, statement: int) -> None:
    """Ends this process, as a power cut does, before so many statements are done."""
    left = statement

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if not left:
            os._exit(_KILLED)

    def counted(file: Path) -> Database:
        database = connect(file)
        database.conn.set_trace_callback(count)
        return database

    door.connect = counted
    open_catalogue(state).close()


def schema(state: Path) -> set[tuple[str, str, str]]:
    connection = sqlite3.connect(state / door.NAME)
    try:
        return set(connection.execute("SELECT type, name, sql FROM sqlite_master"))
    finally:
        connection.close()


@pytest.mark.parametrize("statement", [20, 90, 170, 260])
def test_a_killed_migration_is_gone_on_with(tmp_path: Path, statement: int) -> None:
    open_catalogue(tmp_path / "whole").close()
    killed = get_context("spawn").Process(target=_opened_until, args=(tmp_path / "cut", statement))
    killed.start()
    killed.join(60)
    assert killed.exitcode == _KILLED
    assert len(schema(tmp_path / "cut")) < len(schema(tmp_path / "whole"))
    open_catalogue(tmp_path / "cut").close()
    assert schema(tmp_path / "cut") == schema(tmp_path / "whole")
