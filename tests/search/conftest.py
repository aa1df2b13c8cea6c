from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.search import Reader, Writer, open_reader, open_writer
from indexer.search.memory import MemoryIndex


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine with its two sides; the reader must be refreshed after a write."""

    writer: Writer
    reader: Reader


@pytest.fixture(params=["memory", "whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "memory":
        index = MemoryIndex()
        yield Engine(index, index)
        return
    writer = open_writer(tmp_path / "index")
    reader = open_reader(tmp_path / "index")
    yield Engine(writer, reader)
    reader.close()
    writer.close()
