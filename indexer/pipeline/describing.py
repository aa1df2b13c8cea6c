"""What the catalogue keeps of a reading: text, header, numbers, properties. Pure."""

from dataclasses import dataclass, field

from indexer.model.document import Header
from indexer.model.paths import suffix
from indexer.model.reading import Properties, Reading, Reason, Refusal
from indexer.vietnamese.header import read_header
from indexer.vietnamese.marks import secrecy_mark
from indexer.vietnamese.numbers import find_numbers

_HEADED = frozenset({"docx", "doc", "odt", "rtf", "pdf", "txt", "html", "docm", "dotx", "dot"})


@dataclass(frozen=True, slots=True)
class Described:
    type: str
    text: str = ""
    header: Header = field(default_factory=Header)
    cited: tuple[str, ...] = ()
    properties: Properties = field(default_factory=Properties)
    refusal: Refusal | None = None


def described(reading: Reading | Refusal | None, raw: bytes) -> Described:
    """A file that could not be read is described by its name alone.

    A document that bears a state-secret mark keeps nothing of its text: it must not spread.
    """
    ending = suffix(raw).lstrip(".")
    if not isinstance(reading, Reading):
        return Described((reading.type if reading else "") or ending, refusal=reading)
    text = reading.text()
    if mark := secrecy_mark(text):
        return Described(reading.type or ending, refusal=Refusal(Reason.SECRET, mark))
    header = read_header(text) if reading.type in _HEADED else Header()
    return Described(reading.type or ending, text, header, find_numbers(text), reading.properties)
