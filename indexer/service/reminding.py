"""Who is reminded now, and whose digest is due: planned from the catalogue, then kept as log and letters at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.catalogue.reminders import Key
from indexer.config.tree import Config
from indexer.coordination.reminding import is_office_hour, reminders
from indexer.coordination.working_days import calendar_of
from indexer.library import tasks
from indexer.library.digests import digest
from indexer.library.eyes import ReadersEyes, eyes_of
from indexer.library.letter_writing import letter_of, mail_address, name_of, wish
from indexer.library.viewers import viewer_for, without_former_drives
from indexer.model.reminder import Digest, Occasion, Reminder
from indexer.model.task import TaskCard
from indexer.model.viewer import Viewer
from indexer.notify import digesting, reminding

_SPANS: Mapping[str, tuple[Occasion, timedelta]] = {
    "daily": (Occasion.DAILY, timedelta(days=1)),
    "weekly": (Occasion.WEEKLY, timedelta(days=7)),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What nobody was told yet. A digest that holds nothing is not sent, but counts as told."""

    reminders: tuple[Reminder, ...] = ()
    digests: tuple[tuple[str, Digest], ...] = ()


def is_time(config: Config, at: datetime) -> bool:
    """Whether the office works."""
    local = at.astimezone(ZoneInfo(config.time_zone))
    return is_office_hour(local, config.reminders.hours, calendar_of(config.calendar))


def plan(catalogue: Catalogue, config: Config, at: datetime) -> Plan:
    """Reads only."""
    today = at.astimezone(ZoneInfo(config.time_zone)).date()
    eyes: dict[frozenset[str] | None, ReadersEyes] = {}

    def seen_by(login: str) -> ReadersEyes:
        viewer = _viewer(catalogue, config, login)
        if viewer.drives not in eyes:  # all that see the same drives know the same
            eyes[viewer.drives] = eyes_of(catalogue, config, viewer, at)
        return eyes[viewer.drives]

    def is_new(one: Reminder) -> bool:
        return not catalogue.reminders.is_known(one.key)

    found = reminders(catalogue.tasks.all(running=True), config, today, cache(seen_by), is_wanted=is_new)
    new = {one.key: one for one in found}
    return Plan(tuple(new.values()), tuple(_digests(catalogue, config, at)))


def keep(catalogue: Catalogue, config: Config, planned: Plan, at: datetime) -> int:
    """Writes it down, each reminder once, and the letters to send; how many letters."""
    if not planned.reminders and not planned.digests:
        return 0
    letters = 0
    with catalogue.writing():
        for person in dict.fromkeys(one.person for one in planned.reminders):
            theirs = [
                one for one in planned.reminders if one.person == person and not catalogue.reminders.is_known(one.key)
            ]
            letters += _remind(catalogue, config, person, theirs, at) if theirs else 0
        for person, found in planned.digests:
            letters += _digest(catalogue, config, person, found, at)
    return letters


def _remind(catalogue: Catalogue, config: Config, person: str, theirs: list[Reminder], at: datetime) -> int:
    id = None
    if mail_address(catalogue, config, person):
        units = {unit.code: unit.name for unit in config.units}
        page = reminding(theirs, name_of(config, person), units, config.web.base_url, config.language)
        id = catalogue.letters.add(letter_of(config, page, person, theirs[0].occasion, at))
    for one in theirs:
        catalogue.reminders.remember(one.key, at, letter=id)
    return int(id is not None)


def _digest(catalogue: Catalogue, config: Config, person: str, found: Digest, at: datetime) -> int:
    key = _key(found.occasion, person, found.day.isoformat())
    if catalogue.reminders.is_known(key):
        return 0
    id = None
    if not found.is_empty:
        units = {unit.code: unit.name for unit in config.units}
        page = digesting(found, name_of(config, person), units, config.web.base_url, config.language)
        id = catalogue.letters.add(letter_of(config, page, person, found.occasion, at))
    catalogue.reminders.remember(key, at, letter=id)
    return int(id is not None)


def _digests(catalogue: Catalogue, config: Config, at: datetime) -> list[tuple[str, Digest]]:
    """Of everybody who wants one: once a day, or once a week on its first working day."""
    today = at.astimezone(ZoneInfo(config.time_zone)).date()
    monday = today - timedelta(days=today.weekday())
    cards: dict[frozenset[str] | None, tuple[TaskCard, ...]] = {}
    found = []
    for person in config.people:
        wished = wish(catalogue, config, person.login)
        if wished not in _SPANS or not mail_address(catalogue, config, person.login):
            continue
        occasion, span = _SPANS[wished]
        last = catalogue.reminders.last(occasion, person.login)
        last_day = last.astimezone(ZoneInfo(config.time_zone)).date() if last else None
        if last_day and last_day >= (today if occasion is Occasion.DAILY else monday):
            continue
        viewer = _viewer(catalogue, config, person.login)
        asked, since = (catalogue, config, viewer), last or at - span
        if viewer.drives not in cards:  # all that see the same drives see the same of the tasks
            cards[viewer.drives] = tasks.tasks(asked, today)
        made = digest(asked, cards[viewer.drives], person, occasion, since=since, today=today)
        found.append((person.login, made))
    return found


def _viewer(catalogue: Catalogue, config: Config, login: str) -> Viewer:
    return without_former_drives(viewer_for(config, login), config, catalogue.drives.names())


def _key(occasion: Occasion, person: str, day: str) -> Key:
    return (occasion.value, "", "", person, day)
