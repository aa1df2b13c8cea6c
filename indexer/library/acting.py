"""The feed as whole human actions: reads as many events as the acts asked for are made of."""

from collections.abc import Callable
from dataclasses import replace

from indexer.coordination.grouping import acts as grouped
from indexer.model.act import Act
from indexer.model.event import Event
from indexer.model.feed import FeedAsk

_FIRST = 200  # events read at once; twice as many each further time
_MOST = 3000  # events read for one page of 50 acts: a copied archive of more than that is told as "more than"
_EACH = 40  # further events for every act beyond them

Reading = Callable[[FeedAsk], tuple[Event, ...]]


def acts(read: Reading, ask: FeedAsk) -> tuple[tuple[Act, ...], bool]:
    """(the newest `ask.limit` acts, whether there are more). `read` gives events newest first."""
    most = max(_MOST, ask.limit * _EACH)
    events: list[Event] = []
    made: tuple[Act, ...] = ()
    step, has_more = _FIRST, True
    while has_more and len(events) < most:
        before = events[-1].id if events else ask.before_id
        found = read(replace(ask, limit=step, before_id=before))
        events += found
        has_more, step = len(found) == step, step * 2
        made = grouped(events, has_more=has_more)
        if len(made) > ask.limit and not any(act.is_open for act in made[: ask.limit]):
            break
    return made[: ask.limit], has_more or len(made) > ask.limit
