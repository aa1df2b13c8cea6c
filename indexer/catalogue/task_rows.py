"""Tasks to JSON and back: whole ones, and single values as acts keep them."""

import json
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

from indexer.catalogue import rows
from indexer.model.task import Origin, Share, Task

_DAYS = ("assigned_on", "due_on", "closed_on")
_LISTS = ("products", "people", "folders")
_READ = frozenset((*_DAYS, *_LISTS, "coordinating", "origin"))
_KEPT = 8192  # tasks as they stand are read by every page: thousands of them take a while


def task_to_json(task: Task) -> str:
    return rows.to_json({name: plain(value) for name, value in asdict(task).items()})


@lru_cache(maxsize=_KEPT)
def task_from_json(column: str) -> Task:
    values = json.loads(column)
    for name in _READ & values.keys():
        values[name] = value_of(name, values[name])
    return Task(**values)


def plain(value: Any) -> Any:
    """The value of a task's field as JSON holds it: days as ISO texts, tuples as lists, shares as objects."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Share):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def value_of(field: str, plainly: Any) -> Any:
    """The field's value from its JSON form."""
    if field in _DAYS:
        return rows.day(plainly)
    if field == "coordinating":
        return tuple(Share(one["unit"], rows.day(one["due_on"]), one["words"]) for one in plainly)
    if field == "origin":
        return Origin(plainly)
    return tuple(plainly) if field in _LISTS else plainly
