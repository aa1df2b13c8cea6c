"""One file's content on its way to a reader."""

from collections.abc import Callable
from dataclasses import dataclass

from indexer.extract.draft import Draft
from indexer.model.reading import Reading, Refusal

Inner = Callable[[str, bytes], Reading | Refusal]


@dataclass(frozen=True, slots=True)
class Source:
    """`name` serves only as a tie-break between types. `inner` reads a file inside this one, given its name and
    content; it is None where nesting ends.
    """

    name: str
    data: bytes
    type: str
    inner: Inner | None = None


Reader = Callable[[Source, Draft], None]
