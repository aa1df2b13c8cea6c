"""Whom to remind of what on a day: due soon, overdue, silent. Pure; that nobody is told twice is kept elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import inf
from typing import Protocol

from indexer.config.tree import Config
from indexer.coordination.deadlines import days_left, is_due_soon, limits, used_share
from indexer.coordination.working_days import Calendar, calendar_of
from indexer.model.reminder import Occasion, Reminder
from indexer.model.task import Role, Task

LATE = 0.6
"""The share of a unit's time after which its silence is told."""
_FAR = timedelta(days=30)  # calendar days that surely hold more working days than make a task due soon


class Eyes(Protocol):
    """What somebody may know of the units' work. Units are codes."""

    def has_worked(self, task: Task, unit: str) -> bool:
        """Whether a unit contributed anything of substance: its part counts as done."""
        ...

    def is_silent(self, task: Task, unit: str) -> bool:
        """Whether it may be told that nothing was seen of a unit."""
        ...


def reminders(
    tasks: Iterable[Task],
    config: Config,
    today: date,
    seen_by: Callable[[str], Eyes],
    *,
    is_wanted: Callable[[Reminder], bool],
    is_silence: bool = True,
) -> Iterator[Reminder]:
    """Of every open task and every unit of it, to each person concerned, in the order of the tasks.

    A coordinating unit that contributed is left alone; the leading one until the task is closed. Each person (login) is
    told what they may know (`seen_by`). What is not wanted (it was told before) is not looked into. Without
    `is_silence` of deadlines only.
    """
    calendar, office = calendar_of(config.calendar), posts(config)
    for task in tasks:
        if task.closed_on or task.is_draft:
            continue
        for one in _of_task(task, office, today, calendar, LATE if is_silence else inf):
            if is_wanted(one) and _is_so(task, one, seen_by(one.person)):
                yield _told(task, one, today, calendar)


@dataclass(frozen=True, slots=True)
class Posts:
    """Who is where: units of people by login, heads of units by code, as far as their logins are known."""

    units: Mapping[str, str]
    heads: Mapping[str, str]

    def concerned(self, task: Task, unit: str) -> tuple[str, ...]:
        """Logins of a unit's people who are named in the task, and of its head."""
        named = [login for login in (task.lead_person, *task.people) if self.units.get(login, "") == unit]
        first = (task.lead_person,) if unit == task.lead else ()
        found = dict.fromkeys((*first, *named, self.heads.get(unit, "")))
        return tuple(login for login in found if login in self.units)


def posts(config: Config) -> Posts:
    units = {person.login: person.unit for person in config.people}
    return Posts(units, {unit.code: unit.head for unit in config.units if unit.head in units})


def concerned(config: Config, task: Task, unit: str) -> tuple[str, ...]:
    """Logins of a unit's people who are named in the task, and of its head."""
    return posts(config).concerned(task, unit)


def is_office_hour(local: datetime, hours: tuple[time, time], calendar: Calendar) -> bool:
    """`local`: in the office's time zone."""
    return calendar.is_working_day(local.date()) and hours[0] <= local.time().replace(tzinfo=None) < hours[1]


def next_office_hour(local: datetime, hours: tuple[time, time], calendar: Calendar) -> datetime:
    """`local` itself within the office's hours, else when they begin next; in the same time zone."""
    if is_office_hour(local, hours, calendar):
        return local
    day = local.date() if local.time().replace(tzinfo=None) < hours[0] else local.date() + timedelta(days=1)
    return datetime.combine(calendar.working_day_from(day), hours[0], local.tzinfo)


def _is_so(task: Task, reminder: Reminder, eyes: Eyes) -> bool:
    if reminder.role is not Role.LEAD and eyes.has_worked(task, reminder.unit):
        return False
    return reminder.occasion is not Occasion.SILENT or eyes.is_silent(task, reminder.unit)


def _of_task(task: Task, office: Posts, today: date, calendar: Calendar, late: float) -> Iterator[Reminder]:
    """Who would be told of what, without the facts."""
    for unit, limit in limits(task):
        if limit is None or (late > 1 and limit > today + _FAR):
            continue
        occasion = _occasion(limit, today, calendar)
        if occasion is Occasion.SILENT and (late > 1 or not _is_late(used_share(task, unit, today, calendar), late)):
            continue
        people = office.concerned(task, unit)
        head = office.heads.get(task.lead, "")
        if occasion is not Occasion.DUE_SOON and head and head not in people:
            people += (head,)
        role = Role.LEAD if unit == task.lead else Role.COORDINATING
        for person in people:
            yield Reminder(occasion, task.code, unit, person, limit, task.title, role=role)


def _told(task: Task, one: Reminder, today: date, calendar: Calendar) -> Reminder:
    assert one.limit is not None
    words = next((share.words for share in task.coordinating if share.unit == one.unit and share.due_on), task.words)
    left, used = days_left(one.limit, today, calendar), used_share(task, one.unit, today, calendar)
    return replace(one, words=words, left=left, used=used)


def _occasion(limit: date, today: date, calendar: Calendar) -> Occasion:
    """SILENT where no deadline presses: then the time that is gone decides."""
    if today > limit:
        return Occasion.OVERDUE
    is_soon = limit <= today + _FAR and is_due_soon(limit, today, calendar)
    return Occasion.DUE_SOON if is_soon else Occasion.SILENT


def _is_late(used: float | None, late: float) -> bool:
    return used is not None and used >= late
