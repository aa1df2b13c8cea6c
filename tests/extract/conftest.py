"""What the tests of reading share: reading bytes in this process, and in a pool of children."""

from collections.abc import Callable, Iterator

import pytest

from indexer.extract import Limits, Readers
from indexer.extract.registry import read_content
from indexer.model.reading import Place, Reading, Refusal

Read = Callable[[str, bytes], Reading]
Refuse = Callable[[str, bytes], Refusal]


@pytest.fixture
def read() -> Read:
    """Reads content that must be readable."""

    def reading(name: str, data: bytes) -> Reading:
        found = read_content(name, data, 1_000_000, lambda inner: inner)
        assert isinstance(found, Reading), found
        return found

    return reading


@pytest.fixture
def refuse() -> Refuse:
    """Reads content that must be refused."""

    def refusal(name: str, data: bytes) -> Refusal:
        found = read_content(name, data, 1_000_000, lambda inner: inner)
        assert isinstance(found, Refusal), found
        return found

    return refusal


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    with Readers(Limits(max_file_bytes=5 << 20, seconds=30, memory_bytes=1 << 30), workers=1) as pool:
        yield pool


def texts(reading: Reading, place: Place) -> list[str]:
    return [part.text for part in reading.parts if part.place is place]
