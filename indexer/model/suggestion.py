"""A document that may serve a task, and why."""

from dataclasses import dataclass
from enum import StrEnum

from indexer.model.document import Document
from indexer.model.task import Task


class Reason(StrEnum):
    """What speaks for it; `tag_lesson` keeps by these names how often each was right."""

    COPY = "copy"  # a copy, draft or version of it serves the task
    CITED = "cited"  # it cites a document of the task, or is cited by one
    LIKE = "like"  # its text is like that of documents of the task
    WORDS = "words"  # it holds words of the task's title
    BESIDE = "beside"  # documents beside it in its folder serve the task
    PEOPLE = "people"  # people or the unit of the task worked on it


@dataclass(frozen=True, slots=True)
class Guess:
    """`score` 0 to about 3, only for the order; `reasons` with how much each counted, the weightiest first."""

    task: str
    score: float
    reasons: tuple[tuple[Reason, float], ...]


@dataclass(frozen=True, slots=True)
class SuggestedTag:
    document: Document
    guess: Guess


@dataclass(frozen=True, slots=True)
class LikelyTask:
    task: Task
    guess: Guess
