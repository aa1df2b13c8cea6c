"""What reading a file gives: its type, its text in parts, its properties - or a reason why not."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

_BETWEEN = "\n\n"  # between parts: an empty line, which no sentence runs over


class Reason(StrEnum):
    """Why a file could not be read. The page has words for each in both languages."""

    ENCRYPTED = "encrypted"  # needs a password
    DAMAGED = "damaged"  # not a whole file of its kind
    TOO_LARGE = "too_large"  # over the configured size
    TOO_SLOW = "too_slow"  # over the time limit
    TOO_MUCH_MEMORY = "too_much_memory"
    BOMB = "bomb"  # inflates beyond reason
    UNSUPPORTED = "unsupported"  # a known family in a form we do not read (Word 2, ...)
    NO_ACCESS = "no_access"  # the service may not open it
    VANISHED = "vanished"  # gone, or still changing, while being read
    CRASHED = "crashed"  # the reader died; our bug or a library's
    SECRET = "secret"  # bears a state-secret mark: its text is not kept; administrators learn where it lies


class Place(StrEnum):
    """Where in a document a piece of text stands."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"  # footnotes and endnotes
    COMMENT = "comment"
    TEXT_BOX = "text_box"
    TABLE = "table"
    SHEET = "sheet"
    SLIDE = "slide"
    SLIDE_NOTE = "slide_note"
    PAGE = "page"
    MEMBER = "member"  # a file inside an archive, or an attachment of a mail


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text: NFC, lines end with \\n. `label`: name of the sheet or member, "3" for slide or page 3."""

    place: Place
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a document's whole text, from its letter number `start` to the next stretch."""

    place: Place
    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One author's trace in the document: a tracked insertion, deletion or comment. `at` is aware UTC or None.

    `is_local`: as a reader gives it, `at` is really what the clock on the author's wall said.
    """

    kind: str  # inserted | deleted | commented
    author: str
    at: datetime | None = None
    words: int = 0
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself; empty where it says nothing. Times aware UTC."""

    title: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = ""
    last_modified_by: str = ""
    company: str = ""
    application: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    revision: int | None = None
    pages: int | None = None
    words: int | None = None
    template: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read. `type` is the sniffed one, as a file ending without dot ("docx"), not what the name claims.

    `is_name_only`: the type is not one whose content is read (unknown types, images); found by name.
    `is_cut`: the text went over the limit and its end is missing. `look`: a fingerprint of how it looks, as `extract`
    makes it; "" where there is none.
    """

    type: str
    parts: tuple[Part, ...] = ()
    properties: Properties = field(default_factory=Properties)
    marks: tuple[Mark, ...] = ()
    is_name_only: bool = False
    is_cut: bool = False
    notes: tuple[str, ...] = ()  # e.g. "legacy:tcvn3", "macros", "hidden_sheets"
    look: str = ""

    def text(self) -> str:
        """All parts, one after the other, an empty line between."""
        return _BETWEEN.join(part.text for part in self.parts if part.text)

    def stretches(self) -> tuple[Stretch, ...]:
        """Where in `text()` each part stands."""
        found, start = [], 0
        for part in self.parts:
            if part.text:
                found.append(Stretch(part.place, part.label, start))
                start += len(part.text) + len(_BETWEEN)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, and why. `detail` is for administrators, never document text."""

    reason: Reason
    detail: str = ""
    type: str = ""
