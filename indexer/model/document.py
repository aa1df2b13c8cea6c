"""A document of the catalogue, and what is known of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from indexer.model.event import Strength
from indexer.model.reading import Properties


@dataclass(frozen=True, slots=True)
class Header:
    """What a Vietnamese official document says of itself at its top and its end; empty where it says nothing.

    `capacity` is KT. | TM. | TL. | TUQ. | Q., "" where the head signs; `urgency` the mark in full ("HỎA TỐC").
    """

    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    subject: str = ""
    place: str = ""
    signer: str = ""
    position: str = ""
    capacity: str = ""
    recipients: tuple[str, ...] = ()
    urgency: str = ""
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Contributor:
    name: str
    unit: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the drive with everything the catalogue knows. Sizes in bytes, times aware UTC.

    `version` grows by one with every change that the index must learn; `raw` is the path on disk. `notes` are those of
    its reading ("legacy:tcvn3", "ocr:2-5").
    """

    id: int
    drive: str
    raw: bytes
    path: str
    name: str
    type: str
    size: int
    modified_at: datetime
    unit: str = ""
    tasks: tuple[str, ...] = ()
    header: Header = field(default_factory=Header)
    properties: Properties = field(default_factory=Properties)
    people: tuple[Contributor, ...] = ()
    failure: str = ""
    notes: tuple[str, ...] = ()
    version: int = 0
