"""What a save really changed: its nature, its extent, its words. Pure.

Words are counted, not places: a paragraph that only moved adds and removes nothing. Opened and saved, re-dated, only
formatted and copied are told apart from work; where it cannot be told, that is the answer.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from indexer.coordination.extents import cells_changed, slides_changed, words_moved
from indexer.coordination.middles import middles
from indexer.coordination.redating import is_redated
from indexer.model.event import Extent, Nature
from indexer.model.reading import Mark, Place, Stretch
from indexer.vietnamese.text import lower, words

MOST_LETTERS = 4_000_000
"""Of differing text that is looked at: about a second of work. Of more only its nature is told."""

_SHEETS = frozenset({Place.SHEET})
_SLIDES = frozenset({Place.SLIDE, Place.SLIDE_NOTE})


@dataclass(frozen=True, slots=True)
class State:
    """A document as it was read. `look` as in `Reading`; `is_whole`: nothing of its text stayed unread."""

    text: str = ""
    stretches: tuple[Stretch, ...] = ()
    marks: tuple[Mark, ...] = ()
    look: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Substance:
    """Words added and removed are None where they cannot be told."""

    nature: Nature = Nature.UNKNOWN
    extent: Extent = field(default_factory=Extent)
    words_added: int | None = None
    words_removed: int | None = None


UNTOLD = Substance()


def word_count(text: str) -> int:
    """How many words `changed_words` would count as added if there had been nothing before."""
    return len(words(text))


def changed_words(before: str, after: str) -> tuple[int, int]:
    """(words added, words removed) between two texts, marks and all, capitals ignored."""
    before, after = middles(before, after)
    if before == after:
        return (0, 0)
    old, new = Counter(words(lower(before))), Counter(words(lower(after)))
    return ((new - old).total(), (old - new).total())


def substance_of(before: State, after: State, *, saved_at: datetime) -> Substance:
    """What a save made of a document. `saved_at` is in the office's own zone."""
    if not (before.is_whole and after.is_whole):
        return UNTOLD
    if not any((before.text, after.text, before.look, after.look)):
        return UNTOLD  # nothing of such a file is ever read: a picture, a drawing
    nature = _nature(before, after, saved_at)
    if before.text == after.text:
        return Substance(nature, Extent(), 0, 0)
    old, new = middles(before.text, after.text)
    if len(old) + len(new) > MOST_LETTERS:
        return Substance(nature)
    added, removed = changed_words(old, new)
    return Substance(nature, _extent(before, after, old, new), added, removed)


def substance_of_new(after: State, *, is_copy: bool) -> Substance:
    """What a new file brought: all its words, or none where its content was there before."""
    if is_copy:
        return Substance(Nature.COPIED)
    if not after.is_whole or not (after.text or after.look):
        return UNTOLD
    count = word_count(after.text) if len(after.text) <= MOST_LETTERS else None
    return Substance(Nature.EDITED, Extent(), count or None, 0 if count else None)


def main_text(state: State) -> str:
    """The text without the comments."""
    if not any(one.place is Place.COMMENT for one in state.stretches):
        return state.text
    return "\n\n".join(text for place, _, text in _pieces(state) if place is not Place.COMMENT)


def _nature(before: State, after: State, saved_at: datetime) -> Nature:
    if before.text.split() != after.text.split():
        old, new = main_text(before), main_text(after)
        if old.split() == new.split():
            return Nature.REMARKED
        return Nature.RESAVED if is_redated(old, new, saved_at) else Nature.EDITED
    if Counter(before.marks) != Counter(after.marks):
        return Nature.REMARKED
    return Nature.FORMATTED if is_other_look(before.look, after.look) else Nature.RESAVED


def is_other_look(before: str, after: str) -> bool:
    """Whether the same words look otherwise now. What different programs wrote is compared by the core alone."""
    if not before or not after:
        return False
    (core, program, fine), (new_core, new_program, new_fine) = before.split("."), after.split(".")
    return core != new_core or (program == new_program and fine != new_fine)


def _extent(before: State, after: State, old: str, new: str) -> Extent:
    sheets, slides = _by_label((before, after), _SHEETS), _by_label((before, after), _SLIDES)
    return Extent(
        words_moved=words_moved(old, new),
        cells=cells_changed(*sheets) if any(sheets) else None,
        slides=slides_changed(*(tuple(one.values()) for one in slides)) if any(slides) else None,
    )


def _by_label(states: Iterable[State], places: frozenset[Place]) -> tuple[dict[str, str], ...]:
    """Of each state the text of each sheet or slide, in order."""
    found = []
    for state in states:
        texts: dict[str, str] = {}
        for place, label, text in _pieces(state):
            if place in places and label:
                texts[label] = f"{texts[label]}\n{text}" if label in texts else text
        found.append(texts)
    return tuple(found)


def _pieces(state: State) -> Iterable[tuple[Place, str, str]]:
    if not state.stretches:
        return
    ends = [*(one.start for one in state.stretches[1:]), len(state.text)]
    for one, end in zip(state.stretches, ends, strict=True):
        yield one.place, one.label, state.text[one.start : end].strip("\n")
