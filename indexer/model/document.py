"""A document of the catalogue, and what is known of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from indexer.model.event import Strength
from indexer.model.reading import Properties


@dataclass(frozen=True, slots=True)
class Header:
    """What a Vietnamese official document's header says; empty where it says nothing."""

    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Contributor:
    name: str
    unit: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the drive with everything the catalogue knows. Sizes in bytes, times aware UTC.

    `version` grows by one with every change that the index must learn; `raw` is the path on disk.
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
    version: int = 0
