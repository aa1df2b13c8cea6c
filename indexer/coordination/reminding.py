"""Whom to remind of what on a day: due soon, overdue, silent. Pure; that nobody is told twice is kept elsewhere."""

from collections.abc import Callable, Iterable, Iterator
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


class Eyes(Protocol):
    """What somebody may know of the units' work. Units are codes."""

    def has_worked(self, task: Task, unit: str) -> bool:
        """Whether a unit contributed anything of substance: its part counts as done."""
        ...

    def is_silent(self, task: Task, unit: str) -> bool:
        """Whether it may be told that nothing was seen of a unit."""
        ...


def reminders(
    tasks: Iterable[Task], config: Config, today: date, seen_by: Callable[[str], Eyes], *, is_silence: bool = True
) -> tuple[Reminder, ...]:
    """Of every open task and every unit of it, to each person concerned, in the order of the tasks.

    A coordinating unit that contributed is left alone; the leading one until the task is closed. Each person (login) is
    told what they may know (`seen_by`). Without `is_silence` of deadlines only.
    """
    calendar = calendar_of(config.calendar)
    return tuple(
        one
        for task in tasks
        if not task.closed_on and not task.is_draft
        for one in _of_task(task, config, today, calendar, seen_by, LATE if is_silence else inf)
    )


def concerned(config: Config, task: Task, unit: str) -> tuple[str, ...]:
    """Logins of a unit's people who are named in the task, and of its head."""
    known = {person.login: person for person in config.people}
    heads = {one.code: one.head for one in config.units}
    named = [login for login in (task.lead_person, *task.people) if login in known and known[login].unit == unit]
    if unit == task.lead and task.lead_person in known:
        named.insert(0, task.lead_person)
    return tuple(dict.fromkeys(login for login in (*named, heads.get(unit, "")) if login in known))


def is_office_hour(local: datetime, hours: tuple[time, time], calendar: Calendar) -> bool:
    """`local`: in the office's time zone."""
    return calendar.is_working_day(local.date()) and hours[0] <= local.time().replace(tzinfo=None) < hours[1]


def next_office_hour(local: datetime, hours: tuple[time, time], calendar: Calendar) -> datetime:
    """`local` itself within the office's hours, else when they begin next; in the same time zone."""
    if is_office_hour(local, hours, calendar):
        return local
    day = local.date() if local.time().replace(tzinfo=None) < hours[0] else local.date() + timedelta(days=1)
    return datetime.combine(calendar.working_day_from(day), hours[0], local.tzinfo)


def _of_task(
    task: Task, config: Config, today: date, calendar: Calendar, seen_by: Callable[[str], Eyes], late: float
) -> Iterator[Reminder]:
    for unit, limit in limits(task):
        used = used_share(task, unit, today, calendar)
        occasion = _occasion(limit, used, today, calendar, late)
        if occasion is None:
            continue
        people = concerned(config, task, unit)
        if occasion is not Occasion.DUE_SOON and task.lead != unit:
            people += tuple(login for login in _head(config, task.lead) if login not in people)
        words = next((share.words for share in task.coordinating if share.unit == unit and share.due_on), task.words)
        for person in people:
            eyes = seen_by(person)
            if unit != task.lead and eyes.has_worked(task, unit):
                continue
            if occasion is Occasion.SILENT and not eyes.is_silent(task, unit):
                continue
            yield Reminder(
                occasion,
                task.code,
                unit,
                person,
                limit,
                task.title,
                words,
                Role.LEAD if unit == task.lead else Role.COORDINATING,
                days_left(limit, today, calendar) if limit else None,
                used,
            )


def _occasion(limit: date | None, used: float | None, today: date, calendar: Calendar, late: float) -> Occasion | None:
    if limit and today > limit:
        return Occasion.OVERDUE
    if is_due_soon(limit, today, calendar):
        return Occasion.DUE_SOON
    return Occasion.SILENT if used is not None and used >= late else None


def _head(config: Config, unit: str) -> tuple[str, ...]:
    return tuple(one.head for one in config.units if one.code == unit and one.head)
