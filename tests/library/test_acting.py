"""Reading events until the acts asked for are whole."""

from datetime import UTC, datetime, timedelta

from indexer.library.acting import acts
from indexer.model.event import Action, Event
from indexer.model.feed import FeedAsk

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


class Ledger:
    """Answers as the catalogue does, and counts what it was asked for."""

    def __init__(self, events: list[Event]) -> None:
        self._events = sorted(events, key=lambda one: (one.at, one.id), reverse=True)
        self.read = 0

    def __call__(self, ask: FeedAsk) -> tuple[Event, ...]:
        ids = [one.id for one in self._events]
        start = ids.index(ask.before_id) + 1 if ask.before_id else 0
        found = tuple(self._events[start : start + ask.limit])
        self.read += len(found)
        return found


def event(id: int, *, minutes: float, path: str) -> Event:
    at = NOON + timedelta(minutes=minutes)
    return Event(at, at, Action.ADDED, "chung", path, id, person="Nguyễn Văn An", id=id)


def test_an_act_larger_than_one_reading_is_read_whole() -> None:
    burst = [event(n, minutes=n / 100, path=f"Ảnh/{n}.jpg") for n in range(1, 901)]
    earlier = [event(1000 + n, minutes=-60 * n - 60, path=f"A/{n}.txt") for n in range(5)]
    found, has_more = acts(Ledger(burst + earlier), FeedAsk(limit=3))
    assert ([len(act.events) for act in found], has_more) == ([900, 1, 1], True)
    assert not any(act.is_open for act in found)


def test_an_endless_act_is_cut_and_says_so() -> None:
    burst = [event(n, minutes=n / 1000, path=f"Ảnh/{n}.jpg") for n in range(1, 20_001)]
    ledger = Ledger(burst)
    (act,), has_more = acts(ledger, FeedAsk(limit=50))
    assert act.is_open and has_more
    assert 3000 <= len(act.events) == ledger.read < 7000


def test_the_last_page_has_no_more() -> None:
    assert acts(Ledger([event(1, minutes=0, path="a.txt")]), FeedAsk(limit=50))[1] is False
    assert acts(Ledger([]), FeedAsk(limit=50)) == ((), False)
