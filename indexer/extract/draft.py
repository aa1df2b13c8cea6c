"""A reading in the making: readers put text, marks and notes into it, and it keeps the bounds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from indexer.model.reading import Place, Properties

MAX_MARKS = 5_000
MAX_NOTES = 50

Run = tuple[str, str]  # text and the name of the font it is set in ("" where unknown)


@dataclass(slots=True)
class Piece:
    """A stretch of text in one place, as runs: the font decides how old Vietnamese text is decoded."""

    place: Place
    label: str
    runs: list[Run]


@dataclass(slots=True)
class Draft:
    """`room` is how many characters still fit. What does not fit is dropped and `is_cut` says so."""

    room: int
    pieces: list[Piece] = field(default_factory=list)
    properties: Properties = field(default_factory=Properties)
    notes: dict[str, None] = field(default_factory=dict)
    words_marked: dict[tuple[str, str, datetime | None, bool], int] = field(default_factory=dict)
    is_name_only: bool = False
    is_cut: bool = False

    def put(self, place: Place, text: str, *, label: str = "", font: str = "") -> None:
        """A line or more of text; neighbours in the same place become one part."""
        if text:
            self.put_runs(place, ((text, font),), label=label)

    def put_runs(self, place: Place, runs: Iterable[Run], *, label: str = "") -> None:
        """One line made of runs."""
        kept = self._fitting(runs)
        if not kept:
            return
        last = self.pieces[-1] if self.pieces else None
        if last and last.place is place and last.label == label:
            last.runs.append(("\n", ""))
            last.runs += kept
        else:
            self.pieces.append(Piece(place, label, kept))

    def mark(
        self, kind: str, author: str, at: datetime | None = None, words: int = 0, *, is_local: bool = False
    ) -> None:
        """Marks of one kind, author and minute are summed: Word splits one edit into many. `is_local` as in `Mark`."""
        key = (kind, author, at, is_local and at is not None)
        if key in self.words_marked or len(self.words_marked) < MAX_MARKS:
            self.words_marked[key] = self.words_marked.get(key, 0) + words

    def note(self, note: str) -> None:
        if len(self.notes) < MAX_NOTES:
            self.notes[note] = None

    def _fitting(self, runs: Iterable[Run]) -> list[Run]:
        kept: list[Run] = []
        for text, font in runs:
            if len(text) > self.room:
                text, self.is_cut = text[: self.room], True
            self.room -= len(text)
            if text:
                kept.append((text, font))
        return kept
