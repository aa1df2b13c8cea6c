"""Which tasks need attention on a day, and which units' parts of them. Pure.

The rules are those of the reminders: a coordinating unit that contributed is left alone, the leading one until the task
is closed. What is silent is judged elsewhere; here it is only put in its place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from indexer.coordination.deadlines import days_left, is_due_soon, limits, state_of, used_share
from indexer.coordination.working_days import Calendar
from indexer.model.overview import Attention, Concern, Reason
from indexer.model.task import Involvement, Role, Task

Done = Mapping[tuple[str, str], Involvement]
"""By task and unit (codes): what the unit did so far."""


def attention(
    tasks: Iterable[Task], done: Done, silent: Collection[tuple[str, str]], today: date, calendar: Calendar
) -> tuple[Attention, ...]:
    """Of open tasks; what is overdue the longest first, then silent units by the time gone, then what is due soon.

    `silent`: (task, unit) of those that may be called so, with enough of their time gone.
    """
    found = []
    for task in tasks:
        if task.closed_on or task.is_draft:
            continue
        concerns = tuple(_concerns(task, done, silent, today, calendar))
        if concerns:
            found.append(Attention(task, state_of(task, today), concerns))
    return tuple(sorted(found, key=_order))


def _concerns(
    task: Task, done: Done, silent: Collection[tuple[str, str]], today: date, calendar: Calendar
) -> Iterator[Concern]:
    for unit, limit in limits(task):
        did = done.get((task.code, unit), Involvement.UNKNOWN)
        if unit != task.lead and did is Involvement.CONTRIBUTED:
            continue
        if limit and today > limit:
            reason = Reason.OVERDUE
        elif (task.code, unit) in silent:
            reason = Reason.SILENT
        elif is_due_soon(limit, today, calendar):
            reason = Reason.DUE_SOON
        else:
            continue
        role = Role.LEAD if unit == task.lead else Role.COORDINATING
        left = days_left(limit, today, calendar) if limit else None
        yield Concern(unit, role, reason, did, limit, left, used_share(task, unit, today, calendar))


def _order(one: Attention) -> tuple[object, ...]:
    worst = [concern for concern in one.concerns if concern.reason is one.reason]
    day = min((concern.limit for concern in worst if concern.limit), default=date.max)
    return (list(Reason).index(one.reason), day, -max(concern.used or 0.0 for concern in worst), one.task.code)
