"""Sums over the ledger in the office's own days, and what its filters may offer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.coordination.testimony import evidence_of
from indexer.model.event import SAYINGS, Event, Evidence
from indexer.model.feed import Choices, FeedAsk, FeedSummary
from indexer.model.sighting import Sighting
from indexer.model.viewer import Viewer

_MOST_TASKS = 500  # to choose from; more would make every page heavy


def calendar(catalogue: Catalogue, viewer: Viewer, ask: FeedAsk, year: int, zone: ZoneInfo) -> dict[date, int]:
    """Events per local day of a year; days without one are left out."""
    whole = _between(ask, _midnight(date(year, 1, 1), zone), _midnight(date(year + 1, 1, 1), zone))
    days: dict[date, int] = {}
    for at, count in catalogue.events.per_ten_minutes(whole, viewer.drives):
        day = at.astimezone(zone).date()
        days[day] = days.get(day, 0) + count
    return days


def summary(catalogue: Catalogue, viewer: Viewer, ask: FeedAsk, now: datetime, zone: ZoneInfo) -> FeedSummary:
    """`week` is today and the six days before; `people` and `documents` are counted over it."""
    today = now.astimezone(zone).date()

    def counted(first: int, after: int) -> tuple[int, int, int]:
        since, until = _midnight(today + timedelta(first), zone), _midnight(today + timedelta(after), zone)
        return catalogue.events.count(_between(ask, since, until), viewer.drives)

    week, people, documents = counted(-6, 1)
    return FeedSummary(counted(0, 1)[0], counted(-1, 0)[0], week, counted(-13, -6)[0], people, documents)


def choices(catalogue: Catalogue, viewer: Viewer) -> Choices:
    """Only units and people that appear in events the viewer may see; tasks, those that are open first."""
    return Choices(
        units=tuple(sorted(catalogue.events.distinct("unit", viewer.drives))),
        people=tuple(sorted(catalogue.events.distinct("person", viewer.drives))),
        tasks=catalogue.tasks.first(_MOST_TASKS),
        folders=catalogue.files.top_folders(viewer.drives),
    )


def credited(catalogue: Catalogue, config: Config, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events with everybody's part in them and all evidence; a word about an event names whom it means."""
    ids = [event.id for event in events]
    credits, seen = catalogue.credits.of(ids), catalogue.sightings.witnesses(ids)
    names = {one.login: one.name for one in config.people}
    return tuple(
        replace(event, credits=credits.get(event.id, ()), evidence=_named(event, seen.get(event.id, ()), names))
        for event in events
    )


def _named(event: Event, seen: tuple[Sighting, ...], names: Mapping[str, str]) -> tuple[Evidence, ...]:
    found = evidence_of(event, seen)
    if event.action not in SAYINGS:
        return found
    return tuple(replace(one, person=names.get(one.login or one.value, "")) for one in found)


def _between(ask: FeedAsk, since: datetime, until: datetime) -> FeedAsk:
    return replace(ask, since=since, until=until, before_id=None)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
