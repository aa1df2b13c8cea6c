"""The coordination report of a period under the viewer's rights: gathers what it holds, and gives it as a file."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from indexer.config.tree import Config
from indexer.coordination.report import silent_units, task_line, unit_lines, was_running
from indexer.errors import UsageError
from indexer.library import tasks
from indexer.library.tasks import Asked
from indexer.model.report import CoordinationReport, Letterhead, Reach
from indexer.model.task import Role, Row, Task
from indexer.reports import as_docx, as_xlsx

ENDINGS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Period = tuple[date, date]  # both days included


def written(report: CoordinationReport, ending: str, base: str, language: str) -> bytes:
    """As one of ENDINGS. A Word document is always Vietnamese; `base`: the address of the pages, for the links."""
    return as_docx(report, base) if ending == "docx" else as_xlsx(report, base, language)


def coordination_report(asked: Asked, period: Period, unit: str, now: datetime, zone: ZoneInfo) -> CoordinationReport:
    """Raises UsageError for a period that ends before it begins and for a unit that is not configured."""
    config = asked[1]
    since, until = period
    if until < since:
        raise UsageError(f"The period ends on {until}, before it begins on {since}.", "Say the earlier day first.")
    code = _unit_code(config, unit) if unit else ""
    local = now.astimezone(zone)
    cards = [one for one in tasks.tasks(asked, local.date(), unit=code) if was_running(one.task, since, until)]
    rows, reach = _measured(asked, {one.task.code: one.task for one in cards}, _moments(period, zone))
    day = min(until, local.date())
    by_task: dict[str, list[Row]] = {}
    for row in rows:
        by_task.setdefault(row.task, []).append(row)
    lines = tuple(task_line(one.task, by_task.get(one.task.code, ()), day) for one in cards)
    silent = silent_units(cards, rows, reach, day)
    return CoordinationReport(
        since,
        until,
        local.replace(tzinfo=None),
        _letterhead(config),
        code,
        unit_lines([one.code for one in config.units], lines, rows, silent),
        tuple(replace(one, last_at=_local(one.last_at, zone)) for one in lines),
        tuple(replace(one, first_at=_local(one.first_at, zone), last_at=_local(one.last_at, zone)) for one in rows),
        silent,
        reach,
        _names(config),
    )


def _measured(
    asked: Asked, running: Mapping[str, Task], between: tuple[datetime, datetime]
) -> tuple[tuple[Row, ...], Reach]:
    """What was contributed to these tasks, and how much the numbers rest on."""
    catalogue, config, viewer = asked
    codes = {one.name: one.code for one in config.units}
    rows = []
    for row in catalogue.report_figures.rows(viewer.drives, *between):
        if task := running.get(row.task):
            unit = codes.get(row.unit, row.unit)
            rows.append(replace(row, unit=unit, role=_role(task, unit)))
    changes, known = catalogue.report_figures.known(viewer.drives, *between)
    is_partial = not all(viewer.may_see(drive.name) for drive in config.drives)
    return tuple(rows), Reach(changes, known, None, is_partial)


def _role(task: Task, unit: str) -> Role:
    if unit == task.lead:
        return Role.LEAD
    return Role.COORDINATING if unit in task.units else Role.NONE


def _moments(period: Period, zone: ZoneInfo) -> tuple[datetime, datetime]:
    first, after = period[0], period[1] + timedelta(1)
    return datetime.combine(first, time(), zone), datetime.combine(after, time(), zone)


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


def _unit_code(config: Config, asked: str) -> str:
    for unit in config.units:
        if asked in (unit.code, unit.name):
            return unit.code
    known = ", ".join(unit.code for unit in config.units)
    raise UsageError(f"There is no unit {asked!r}", f"Units: {known}" if known else "[[units]] names none.")


def _letterhead(config: Config) -> Letterhead:
    office = config.office
    return Letterhead(office.name, office.parent, office.symbol, office.place, office.signer)


def _names(config: Config) -> dict[str, str]:
    return {person.login: person.name for person in config.people} | {unit.code: unit.name for unit in config.units}
