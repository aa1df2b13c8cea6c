"""Drafts, copies and versions of one piece of work, and what differs between two of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from indexer.model.document import Document


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a family. `draft` is its number among the drafts, None where its name and text say none.

    `likeness` to the newest member: the share of common word shingles, 0 to 1.
    """

    document: Document
    is_final: bool = False
    draft: int | None = None
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that are states of one work, the one to use first (the signed, the final, the newest)."""

    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A former or the present text of one document. `number` counts from 1; the present one is the last."""

    document: int
    number: int
    at: datetime
    person: str = ""
    words: int = 0


class PieceKind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pieces, one after the other, give both texts; long same pieces are shortened to their ends ("…")."""

    pieces: tuple[Piece, ...]
    words_added: int
    words_removed: int
