"""What the catalogue keeps of a reading: text, header, numbers, properties. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import zip_longest
from zoneinfo import ZoneInfo

from indexer.model.document import Document, Header
from indexer.model.paths import suffix
from indexer.model.reading import Mark, Place, Properties, Reading, Reason, Refusal, Stretch
from indexer.model.relation import Citation
from indexer.pipeline.office_time import in_utc
from indexer.vietnamese.citations import find_citations
from indexer.vietnamese.marks import SECRECY, may_be_secret, secrecy_mark
from indexer.vietnamese.numbers import find_numbers
from indexer.vietnamese.official import read_whole_header

RULES = 3
"""Version of all that is read out of a text: what older rules described is described again from its stored text."""

_TOP_OF_PART, _TOP_OF_MEMBER = 400, 4000  # letters in which a mark is looked for
_CITING = 200_000  # letters that are looked through for cited numbers
_HEADED = frozenset(
    {"docx", "doc", "odt", "rtf", "pdf", "txt", "html", "docm", "dotx", "dot", "png", "jpg", "tif", "bmp"}
)


@dataclass(frozen=True, slots=True)
class Described:
    type: str
    text: str = ""
    header: Header = field(default_factory=Header)
    cited: tuple[str, ...] = ()
    properties: Properties = field(default_factory=Properties)
    refusal: Refusal | None = None
    notes: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    citations: tuple[Citation, ...] = ()
    marks: tuple[Mark, ...] = ()
    look: str = ""
    is_cut: bool = False

    @property
    def is_secret(self) -> bool:
        """Whether nothing of its text may be kept, now or from before."""
        return self.refusal is not None and self.refusal.reason is Reason.SECRET


def described(
    reading: Reading | Refusal | None, raw: bytes, zone: ZoneInfo, saved_at: datetime | None = None
) -> Described:
    """A file that could not be read is described by its name alone.

    `zone` is the office's, `saved_at` the file's own time.
    """
    ending = suffix(raw).lstrip(".")
    if not isinstance(reading, Reading):
        return Described((reading.type if reading else "") or ending, refusal=reading)
    reading = in_utc(reading, zone, saved_at)
    kind = reading.type or ending
    found = _understood(kind, reading.text(), reading.stretches(), reading.properties, reading.notes)
    return found if found.is_secret else replace(found, marks=reading.marks, look=reading.look, is_cut=reading.is_cut)


def described_again(document: Document, text: str, stretches: tuple[Stretch, ...]) -> Described:
    """A document of the catalogue by the rules of today, from its stored text."""
    return _understood(document.type, text, stretches, document.properties, document.notes)


def _understood(
    type: str, text: str, stretches: tuple[Stretch, ...], properties: Properties, notes: tuple[str, ...]
) -> Described:
    """A document that bears a state-secret mark keeps nothing of its text: it must not spread."""
    if mark := _secrecy(text, stretches):
        return Described(type, refusal=Refusal(Reason.SECRET, mark))
    header = read_whole_header(text) if type in _HEADED else Header()
    cited = find_numbers(text[:_CITING])
    citations = find_citations(text[:_CITING], header.number)
    return Described(type, text, header, cited, properties, notes=notes, stretches=stretches, citations=citations)


def _secrecy(text: str, stretches: Sequence[Stretch]) -> str:
    """The mark in the text, or at the top of one of its parts: a page's header, an attachment, a box."""
    if not may_be_secret(text):
        return ""
    marks = {secrecy_mark(text)}
    for one, following in zip_longest(stretches, stretches[1:]):
        top = _TOP_OF_MEMBER if one.place is Place.MEMBER else _TOP_OF_PART
        end = one.start + top if following is None else min(following.start, one.start + top)
        marks.add(secrecy_mark(text[one.start : end]))
    return next((mark for mark in SECRECY if mark in marks), "")
