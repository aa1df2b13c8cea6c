"""What a source says anew about a task, and the task that comes of it. Pure.

People close tasks and change them on the page; the source goes on saying what it always said. So a field changes only
where the source now says something else than before.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from indexer.model.task import ActKind, Task

Changes = dict[str, tuple[Any, Any]]


def changes(before: Task, after: Task) -> Changes:
    """Field -> (value before, value after), of the fields that differ."""
    pairs = ((one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(Task))
    return {name: (was, now) for name, was, now in pairs if was != now}


def merged(current: Task, said: Task | None, says: Task) -> Task:
    """`current` with what a source `says` now and did not say before (`said`, None: it never spoke)."""
    if said is None:
        # Whoever closed it on the page before any source knew it, closed it.
        return replace(says, closed_on=current.closed_on or says.closed_on, lessons=current.lessons)
    return with_changes(current, {name: now for name, (_, now) in changes(said, says).items()})


def with_changes(task: Task, values: Mapping[str, Any]) -> Task:
    """The task with other values of these fields."""
    found: Task = replace(task, **values)
    return found


def kind_of(found: Changes) -> ActKind:
    """What such a change is called."""
    was, now = found.get("closed_on", (None, None))
    if was is None and now is not None:
        return ActKind.CLOSED
    return ActKind.REOPENED if was is not None and now is None else ActKind.CHANGED
