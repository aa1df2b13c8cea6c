"""The viewer's scope as a condition: it stands inside every query that a viewer's question leads to.

And the tasks that a question is about.
"""

from collections.abc import Iterable, Sequence

from indexer.catalogue.rows import to_json

Scope = Iterable[str] | None  # names of drives; None is every drive
Codes = Sequence[str] | None  # of tasks, thousands too; None is every task
Condition = tuple[str, tuple[object, ...]]


def within(column: str, drives: Scope) -> Condition:
    """SQL that holds for rows of these drives, and its parameters."""
    if drives is None:
        return ("1", ())
    names = tuple(drives)
    return (f"{column} IN ({','.join('?' * len(names))})", names)


def among(column: str, tasks: Codes) -> Condition:
    """The same for rows of these tasks."""
    if tasks is None:
        return ("1", ())
    return (f"{column} IN (SELECT value FROM json_each(?))", (to_json(list(tasks)),))
