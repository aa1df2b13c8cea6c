"""Who contributed what to which task: rows, and the events behind them. Only the viewer's drives count."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from indexer.coordination import contributions as counting
from indexer.coordination import meetings
from indexer.coordination.contributions import Roles
from indexer.library.activity import credited
from indexer.library.asking import Asked, kept
from indexer.library.silence import Judge
from indexer.model.effort import Shared, Together, Unassigned
from indexer.model.event import Event
from indexer.model.task import Role, Row, Task

Dates = Mapping[str, tuple[date | None, date | None]]
Period = tuple[datetime | None, datetime | None]
MOST_EVENTS = 500


def by_person(
    asked: Asked, period: Period, now: datetime, *, task: str = "", unit: str = "", person: str = ""
) -> tuple[Row, ...]:
    """Raises NotVisibleError for a task that does not exist."""
    return _rows(asked, period, now, task=task, unit=unit, person=person, by_unit=False)


def by_unit(asked: Asked, period: Period, now: datetime, *, task: str = "", unit: str = "") -> tuple[Row, ...]:
    return _rows(asked, period, now, task=task, unit=unit, person="", by_unit=True)


def of_some(asked: Asked, period: Period, tasks: Sequence[Task], *, by_unit: bool) -> tuple[Row, ...]:
    """Rows of these tasks alone; units that did nothing are left out."""
    catalogue, _, viewer = asked
    codes = [task.code for task in tasks]
    efforts = catalogue.efforts.of_tasks(viewer.drives, period, tasks=codes, by_unit=by_unit)
    roles = {
        task.code: {unit: Role.LEAD if unit == task.lead else Role.COORDINATING for unit in task.units}
        for task in tasks
    }
    return counting.by_person(efforts, roles, _codes(asked), None)


def evidence(asked: Asked, period: Period, task: str, unit: str, person: str) -> tuple[Event, ...]:
    """Newest first, at most 500. Raises NotVisibleError."""
    catalogue, config, viewer = asked
    kept(catalogue, task)
    found = catalogue.efforts.evidence(viewer.drives, period, task, name_of(asked, unit), person, MOST_EVENTS)
    return credited(catalogue, config, found)


def maps(asked: Asked, period: Period) -> tuple[tuple[Together, ...], tuple[Together, ...]]:
    """(of units by code, of people by login or name)"""
    catalogue, _, viewer = asked
    codes = _codes(asked)
    units, people = defaultdict[int, set[str]](set), defaultdict[int, set[str]](set)
    for document, unit, who in catalogue.efforts.parts(viewer.drives, period):
        units[document].add(codes.get(unit, unit))
        people[document].add(who)
    serving = [pair for pair in catalogue.efforts.serving() if pair[1] in units]
    return meetings.together(units, serving), meetings.together(people, serving)


def shared(asked: Asked, period: Period, both: tuple[str, str], *, people: bool) -> Shared:
    catalogue, _, viewer = asked
    first, second = both if people else (name_of(asked, both[0]), name_of(asked, both[1]))

    def found(*, tasks: bool) -> tuple[int | str, ...]:
        return catalogue.efforts.shared(viewer.drives, period, (first, second), MOST_EVENTS, people=people, tasks=tasks)

    documents = tuple(int(id) for id in found(tasks=False))
    return Shared(documents, tuple(str(code) for code in found(tasks=True)))


def unassigned(asked: Asked, period: Period, limit: int) -> tuple[Unassigned, ...]:
    catalogue, _, viewer = asked
    codes = _codes(asked)
    touches = catalogue.efforts.without_task(viewer.drives, period)
    return meetings.unassigned(replace(one, unit=codes.get(one.unit, one.unit)) for one in touches)[:limit]


def _running(roles: Roles, dates: Dates, period: Period) -> Roles:
    """Those of tasks that were assigned before the end of the period and not closed before its beginning."""
    if period == (None, None):
        return roles
    first = period[0].date().isoformat() if period[0] else ""
    last = period[1].date().isoformat() if period[1] else "~"
    return {
        code: own
        for code, own in roles.items()
        if (not (found := dates.get(code, (None, None)))[0] or str(found[0]) <= last)
        and (not found[1] or str(found[1]) >= first)
    }


def _codes(asked: Asked) -> dict[str, str]:
    return {one.name: one.code for one in asked[1].units}


def name_of(asked: Asked, unit: str) -> str:
    """The unit's name by its code; what is no code as it is."""
    return next((one.name for one in asked[1].units if one.code == unit), unit)


def _rows(
    asked: Asked, period: Period, now: datetime, *, task: str, unit: str, person: str, by_unit: bool
) -> tuple[Row, ...]:
    catalogue, _, viewer = asked
    if task:
        kept(catalogue, task)
    name = name_of(asked, unit)
    codes = _codes(asked)
    narrowed = {"task": task, "unit": name, "person": person}
    efforts = (
        catalogue.task_sums.of_tasks(viewer.drives, by_unit=by_unit, **narrowed)
        if period == (None, None)
        else catalogue.efforts.of_tasks(viewer.drives, period, by_unit=by_unit, **narrowed)
    )
    roles: Roles = catalogue.tasks.roles(task=task)
    if unit:
        known = codes.get(name, name)
        roles = {code: {known: own[known]} if known in own else {} for code, own in roles.items()}
    judge = None if person else Judge(asked, period, now, [task] if task else None)
    asked_for = _running(roles, judge.dates, period) if judge else None
    return counting.by_person(efforts, roles, codes, judge.said if judge else None, asked_for)
