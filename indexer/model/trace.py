"""What tells of a document which piece of work it is a state of."""

from array import array
from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Standing(IntEnum):
    """What of a family to use first, the best last."""

    COPY = 0  # byte for byte another one
    DRAFT = 1
    PLAIN = 2
    FINAL = 3
    ISSUED = 4  # it has a number, or its name says that it was signed


@dataclass(frozen=True, slots=True)
class Sketch:
    """A small picture of a text: rising hashes of 32 bits. `length` in words of the stretch that was looked at."""

    words: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    length: int = 0

    @property
    def facts(self) -> int:
        """How many figures and names are pictured."""
        return len(self.figures) + len(self.names)

    def to_bytes(self) -> bytes:
        parts = (self.words, self.figures, self.names)
        return array("I", (self.length, *map(len, parts), *self.words, *self.figures, *self.names)).tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Sketch":
        length, words, figures, _, *hashes = array("I", data)
        end = words + figures
        return cls(tuple(hashes[:words]), tuple(hashes[words:end]), tuple(hashes[end:]), length)


@dataclass(frozen=True, slots=True)
class Trace:
    """`stem` is the name without its state, `number` holds the year too, `subject` is the one in the document's header;
    all folded. `content`: hash of the bytes, b"" where there is none. `day`: a whole date in the name.
    `is_copy`: its name or folder says so.
    """

    id: int
    folder: str
    tasks: frozenset[str]
    type: str
    content: bytes
    stem: str
    kind: str
    number: str
    subject: str
    standing: Standing
    day: date | None
    draft: int | None
    is_copy: bool
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Keys:
    """By these a document is found by its kin; signed 64-bit. `name`: of number, subject, name and bytes."""

    name: tuple[int, ...]
    text: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        return (*self.name, *self.text)
