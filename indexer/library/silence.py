"""Which units of running tasks contributed nothing, and whether that can be told. As far as the viewer may see."""

from collections.abc import Sequence, Set
from datetime import UTC, date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from indexer.clock import after, midnight
from indexer.coordination import silence
from indexer.coordination.deadlines import limits, used_share
from indexer.coordination.silence import Doubt, Sight
from indexer.coordination.working_days import calendar_of
from indexer.library.asking import Asked
from indexer.library.coverage import Eyes
from indexer.library.viewers import sees_all_of
from indexer.model.effort import Silence
from indexer.model.task import Coverage, Involvement, Role, Task

Dates = tuple[date | None, date | None]
Period = tuple[datetime | None, datetime | None]
_EVER = (None, None)
_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class Judge:
    """Judges units of which nothing is known, in a period; of these tasks, or of all."""

    def __init__(self, asked: Asked, period: Period, now: datetime, tasks: Sequence[str] | None = None) -> None:
        self._asked, self._period, self._now, self._tasks = asked, period, now, tasks
        self._zone = ZoneInfo(asked[1].time_zone)
        self._seen: dict[str, bool] = {}
        self._looks: dict[Dates, tuple[float, bool] | None] = {}

    def said(self, task: str, unit: str) -> Involvement:
        return silence.said(self.sight(task, unit))

    def doubt(self, task: str, unit: str) -> Doubt:
        return silence.doubt(self.sight(task, unit))

    def sight(self, task: str, unit: str) -> Sight:
        if not self._sees_all_of(unit):
            return Sight(0, 0, 0.0, is_partial=True)
        if task not in self._with_documents and task not in self._changes:
            return Sight(0, 0, 0.0, has_documents=False)
        looked = self._looked(self.dates.get(task, (None, None)))
        if looked is None:
            return Sight(0, 0, 0.0, has_start=False)
        watched, is_served = looked
        unclaimed = self._unclaimed.get(task, {})
        changes, known = self._changes.get(task, (0, 0)) if unclaimed and watched >= silence.WATCHED else (0, 0)
        return Sight(
            changes,
            known,
            watched,
            sum(unclaimed.values()),
            unclaimed.get(self.name_of(unit), 0),
            unit not in self._familiar,
            unit in self._staffed and is_served,
        )

    def name_of(self, unit: str) -> str:
        """By its code; what is no code as it is."""
        return self._names.get(unit, unit)

    def coverage(self, task: str, unit: str) -> Coverage:
        changes, known = self._changes.get(task, (0, 0))
        return Coverage(changes, known, self.sight(task, unit).watched)

    def _looked(self, dates: Dates) -> tuple[float, bool] | None:
        """(how much of the time was watched, whether by the service itself), None without a start."""
        if dates not in self._looks:  # thousands of tasks, few days
            since, until = self._time(dates)
            watched = self._eyes.watched(since, until) if since else 0.0
            is_served = since is not None and watched >= silence.WATCHED and self._eyes.is_served(since, until)
            self._looks[dates] = (watched, is_served) if since else None
        return self._looks[dates]

    def _time(self, dates: Dates) -> tuple[datetime | None, datetime]:
        """From the assignment to the closing, within the period and not beyond now."""
        assigned, closed = dates
        end = after(closed, self._zone) if closed else self._now
        until = min(end, self._period[1] or self._now, self._now)
        return (max(midnight(assigned, self._zone), self._period[0] or _LONG_AGO) if assigned else None), until

    @cached_property
    def dates(self) -> dict[str, Dates]:
        """By task: (assigned on, closed on)."""
        return self._asked[0].tasks.dates(self._tasks)

    @cached_property
    def _eyes(self) -> Eyes:
        first = min((assigned for assigned, _ in self.dates.values() if assigned), default=None)
        return Eyes(self._asked, midnight(first, self._zone) if first else self._now, self._now)

    @cached_property
    def _unclaimed(self) -> dict[str, dict[str, int]]:
        catalogue, _, viewer = self._asked
        if self._period == _EVER:
            return catalogue.task_sums.unclaimed(viewer.drives, self._tasks)
        return catalogue.efforts.unclaimed(viewer.drives, self._period, self._tasks)

    @cached_property
    def _changes(self) -> dict[str, tuple[int, int]]:
        catalogue, _, viewer = self._asked
        if self._period == _EVER:
            return catalogue.task_sums.changes(viewer.drives, self._tasks)
        return catalogue.efforts.changes(viewer.drives, self._period, self._tasks)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.code: one.name for one in self._asked[1].units}

    @cached_property
    def _with_documents(self) -> Set[str]:
        catalogue, _, viewer = self._asked
        return catalogue.task_sums.files(viewer.drives, self._tasks).keys()

    def _sees_all_of(self, unit: str) -> bool:
        _, config, viewer = self._asked
        if unit not in self._seen:
            self._seen[unit] = sees_all_of(config, viewer, unit)
        return self._seen[unit]

    @cached_property
    def _staffed(self) -> frozenset[str]:
        """Units (codes) of which people are configured; of others nobody would be known."""
        return frozenset(one.unit for one in self._asked[1].people)

    @cached_property
    def _familiar(self) -> frozenset[str]:
        """Those of whose people everybody was named for certain at some time."""
        catalogue, config, viewer = self._asked
        strangers = catalogue.efforts.never_certain([one.login for one in config.people], viewer.drives)
        return self._staffed - {one.unit for one in config.people if one.login in strangers}


def silences(asked: Asked, tasks: Sequence[Task], now: datetime, today: date) -> tuple[Silence, ...]:
    """Of those of the tasks that are running, whose time is most used first."""
    catalogue, config, viewer = asked
    codes, calendar = [task.code for task in tasks], calendar_of(config.calendar)
    busy, judge = catalogue.task_sums.involvement(viewer.drives, codes), Judge(asked, _EVER, now, codes)
    found = []
    for task in tasks:
        if task.closed_on:
            continue
        for unit, due_on in limits(task):
            state = busy.get((task.code, judge.name_of(unit)))
            if state is not Involvement.CONTRIBUTED:
                found.append(_silence(task, unit, due_on, state, judge, used_share(task, unit, today, calendar)))
    return tuple(sorted(found, key=lambda one: (-(one.used or 0.0), one.task, one.unit)))


def _silence(
    task: Task, unit: str, due_on: date | None, seen: Involvement | None, judge: Judge, used: float | None
) -> Silence:
    why = Doubt.NONE if seen else judge.doubt(task.code, unit)
    state = seen or (Involvement.UNKNOWN if why else Involvement.SILENT)
    role = Role.LEAD if unit == task.lead else Role.COORDINATING
    is_worth = silence.is_worth_telling(used) and state is Involvement.SILENT
    said = silence.words(state, why, used)
    return Silence(task.code, unit, role, state, due_on, used, judge.coverage(task.code, unit), said, is_worth)
