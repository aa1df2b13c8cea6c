"""How much a judgement may rest on: changes with a known author, time in which the viewer's drives were watched."""

from datetime import datetime
from functools import cached_property

from indexer.coordination.silence import WATCHED
from indexer.coordination.watching import Span, joined, log_spans, share
from indexer.library.asking import Asked, kept
from indexer.model.task import Coverage

Period = tuple[datetime | None, datetime | None]


def coverage(asked: Asked, period: Period, now: datetime, task: str = "") -> Coverage:
    """Of a task's documents, or of all the viewer may see. Raises NotVisibleError for a task there is not."""
    catalogue, _, viewer = asked
    if task:
        kept(catalogue, task)
    changes, known, certain, likely = catalogue.efforts.coverage(viewer.drives, period, task=task)
    since = period[0] or catalogue.efforts.began(viewer.drives) or now
    until = min(period[1] or now, now)
    return Coverage(changes, known, Eyes(asked, since, until).watched(since, until), certain, likely)


class Eyes:
    """When the viewer's drives were watched, between two times; the least watched one counts."""

    def __init__(self, asked: Asked, since: datetime, until: datetime) -> None:
        self._asked, self._since, self._until = asked, since, until

    def watched(self, since: datetime, until: datetime) -> float:
        """By the service or by the server's log."""
        return min((share(spans, since, until) for spans in self._all.values()), default=0.0)

    def is_served(self, since: datetime, until: datetime) -> bool:
        """Whether the service itself watched, so that no change went unseen."""
        own = (share(self._own.get(drive, ()), since, until) for drive in self._all)
        return min(own, default=0.0) >= WATCHED

    @cached_property
    def _own(self) -> dict[str, tuple[Span, ...]]:
        catalogue, _, viewer = self._asked
        return catalogue.watch_spans.spans(viewer.drives)

    @cached_property
    def _all(self) -> dict[str, tuple[Span, ...]]:
        catalogue, config, viewer = self._asked
        found = {}
        for drive in (one.name for one in config.drives if viewer.may_see(one.name)):
            gaps = [gap for source in catalogue.log_positions.health(drive) for gap in source.gaps]
            told = catalogue.watch_spans.told(drive, self._since, self._until)
            found[drive] = joined((*self._own.get(drive, ()), *log_spans(told, gaps)))
        return found
