"""In which order found changes are recorded. Pure."""

from collections.abc import Sequence

from indexer.model.entry import Change

BY_HAND = 50  # changes at once that a person may be waiting for; more is a machine's work and goes behind


def newest_first(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Of a long backlog, what somebody saved last is read first; a few changes keep their order."""
    if len(changes) <= BY_HAND:
        return tuple(changes)
    return tuple(sorted(changes, key=lambda change: -change.entry.ctime_ns if change.entry else 0))


def together(changes: Sequence[Change]) -> tuple[tuple[Change, ...], ...]:
    """Each change by itself, in their order; the moves of files that changed places in one group."""
    last_from = {change.source: number for number, change in enumerate(changes) if change.source is not None}
    groups: list[tuple[Change, ...]] = []
    number = 0
    while number < len(changes):
        change = changes[number]
        closes_at = last_from.get(change.path, -1) if change.source is not None else -1
        end = max(number, closes_at) + 1
        groups.append(tuple(changes[number:end]))
        number = end
    return tuple(groups)
