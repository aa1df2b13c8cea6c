"""For how much of a time a drive was watched: by the service, or by its server's log. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice

from indexer.model.status import Gap

Span = tuple[datetime, datetime]
QUIET_LOG = timedelta(days=5)
"""A log that says nothing for longer may have been off: weekends and short holidays are shorter."""


def log_spans(told: Sequence[datetime], gaps: Iterable[Gap] = ()) -> tuple[Span, ...]:
    """Times in which a log spoke, from the times of some of its lines; without what it is known not to have told."""
    spans: list[Span] = []
    for at in told:
        if spans and at - spans[-1][1] <= QUIET_LOG:
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((at, at))
    for gap in gaps:
        spans = [part for span in spans for part in _without(span, (gap.since, gap.until))]
    return tuple(spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same times, none of them twice, in order."""
    found: list[Span] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(until, found[-1][1]))
        else:
            found.append((since, until))
    return tuple(found)


def share(spans: Sequence[Span], since: datetime, until: datetime) -> float:
    """How much of a time lies in these (joined) spans, 0 to 1."""
    if until <= since:
        return 0.0
    first = max(bisect_right(spans, (since, since)) - 1, 0)
    touched = islice(spans, first, bisect_right(spans, (until, until)))
    seen = sum(((min(end, until) - max(start, since)) for start, end in touched if end > since), timedelta())
    return seen / (until - since)


def _without(span: Span, hole: Span) -> list[Span]:
    (start, end), (since, until) = span, hole
    if until <= start or since >= end:
        return [span]
    return [part for part in ((start, since), (until, end)) if part[0] < part[1]]
