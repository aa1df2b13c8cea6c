"""Which tasks a document may serve that no rule puts to one: what speaks for each, weighed and added up. Pure.

What people accepted and refused changes how much each kind of reason weighs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.model.suggestion import Guess, Reason
from indexer.model.task import Task

WEIGHTS = {
    Reason.COPY: 1.2,
    Reason.CITED: 0.6,
    Reason.LIKE: 0.9,
    Reason.WORDS: 0.8,
    Reason.BESIDE: 0.5,
    Reason.PEOPLE: 0.2,
}
LEAST = 0.4
"""Below it nothing is suggested."""
_PRIOR = 4.0  # decisions that a reason's trust starts with, as if all had been right
_BEFORE, _AFTER = timedelta(days=45), timedelta(days=90)
_OUT_OF_TIME = 0.5
_FULL = sum(1 / (place + 2) for place in range(8))

Lessons = Mapping[str, tuple[float, float]]
"""Reason -> (accepted, refused), each the sum of how much it had counted."""


@dataclass(frozen=True, slots=True)
class Signal:
    """That something speaks for a task, `worth` 0 to 1."""

    task: str
    reason: Reason
    worth: float


def guesses(signals: Iterable[Signal], lessons: Lessons, fits: Mapping[str, float]) -> tuple[Guess, ...]:
    """The likeliest task first. `fits`: by task, a factor (the document's time); tasks without one are left out.

    Of several signals of one reason the strongest counts.
    """
    best: dict[str, dict[Reason, float]] = {}
    for one in signals:
        own = best.setdefault(one.task, {})
        own[one.reason] = max(own.get(one.reason, 0.0), min(one.worth, 1.0))
    found = []
    for task, reasons in best.items():
        if task not in fits:
            continue
        counted = {reason: worth * WEIGHTS[reason] * trust(reason, lessons) for reason, worth in reasons.items()}
        score = sum(counted.values()) * fits[task]
        if score >= LEAST:
            weighty = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
            found.append(Guess(task, round(score, 4), tuple((reason, round(worth, 4)) for reason, worth in weighty)))
    return tuple(sorted(found, key=lambda one: (-one.score, one.task)))


def trust(reason: Reason, lessons: Lessons) -> float:
    """1 where nobody ever refused it, towards 0 the more it was wrong."""
    accepted, refused = lessons.get(reason.value, (0.0, 0.0))
    right = _PRIOR + max(accepted, 0.0)
    return right / (right + max(refused, 0.0))


def fit(task: Task, saved_on: date) -> float:
    """How well the day of the document's last change fits the task's time."""
    last = task.closed_on or task.due_on
    is_early = task.assigned_on is not None and task.assigned_on - saved_on > _BEFORE
    is_late = last is not None and saved_on - last > _AFTER
    return _OUT_OF_TIME if is_early or is_late else 1.0


def shares(ranked: Iterable[Iterable[str]]) -> dict[str, float]:
    """By task: how much of a ranked list of documents (the tasks of each) serves it, the first ones weighing more.

    A list of few documents says little: it counts as if others had followed.
    """
    weights = [(1 / (place + 2), tuple(tasks)) for place, tasks in enumerate(ranked)]
    whole = max(sum(weight for weight, _ in weights), _FULL)
    found: dict[str, float] = {}
    for weight, tasks in weights:
        for task in tasks:
            found[task] = found.get(task, 0.0) + weight / whole
    return found
