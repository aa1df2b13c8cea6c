"""Whether a document would come to a task, or leave it, if the rules were others. Pure."""

from collections.abc import Iterable, Sequence
from enum import Enum

from indexer.coordination.tagging import Subject, TagRules, settled
from indexer.model.task import Tag


class Turn(Enum):
    GAINED = "gained"
    LOST = "lost"
    NEITHER = "neither"


def turn(
    task: str,
    known: Sequence[Tag],
    subject: Subject,
    rules: tuple[TagRules, TagRules],
    borne: Iterable[tuple[str, str]] = (),
) -> Turn:
    """`known`: the document's tags; `rules`: as they are, as they would be; `borne`: as `settled` wants it."""
    held = tuple(borne)
    was, will_be = (task in settled(0, known, one.of(subject), one, held).tasks for one in rules)
    if was == will_be:
        return Turn.NEITHER
    return Turn.GAINED if will_be else Turn.LOST
