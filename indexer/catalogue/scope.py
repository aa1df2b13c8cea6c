"""The viewer's scope as a condition: it stands inside every query that a viewer's question leads to."""

from collections.abc import Iterable

Scope = Iterable[str] | None  # names of drives; None is every drive
Condition = tuple[str, tuple[object, ...]]


def within(column: str, drives: Scope) -> Condition:
    """SQL that holds for rows of these drives, and its parameters."""
    if drives is None:
        return ("1", ())
    names = tuple(drives)
    return (f"{column} IN ({','.join('?' * len(names))})", names)
