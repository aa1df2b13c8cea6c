"""The coordination report of a period under the viewer's rights: gathers what it holds, and gives it as a file."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from indexer.config.tree import Config
from indexer.coordination.report import is_running, silent_unit, task_line, unit_lines
from indexer.errors import UsageError
from indexer.library import contributions, coverage, overview, silence
from indexer.library.asking import Asked
from indexer.model.report import CoordinationReport, Letterhead, Reach, SilentUnit
from indexer.model.task import Row, Task
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
    board = overview.matrix(asked, period, code, now, by_unit=False, limit=None)
    between, stood = overview.moments(period, zone), [task for task, _ in board.tasks]
    by_task: dict[str, list[Row]] = {}
    for row in board.rows:
        by_task.setdefault(row.task, []).append(row)
    lines = tuple(task_line(task, state, by_task.get(task.code, ())) for task, state in board.tasks)
    silent = _silent(
        asked, tuple(task for task, state in board.tasks if is_running(state)), now, min(until, local.date())
    )
    of_units = contributions.of_some(asked, between, stood, by_unit=True)
    return CoordinationReport(
        since,
        until,
        local.replace(tzinfo=None),
        _letterhead(config),
        code,
        unit_lines([one.code for one in config.units], lines, of_units, silent),
        tuple(replace(one, last_at=_local(one.last_at, zone)) for one in lines),
        tuple(
            replace(one, first_at=_local(one.first_at, zone), last_at=_local(one.last_at, zone)) for one in board.rows
        ),
        silent,
        _reach(asked, between, now),
        _names(config),
    )


def _silent(asked: Asked, running: tuple[Task, ...], now: datetime, day: date) -> tuple[SilentUnit, ...]:
    """Units that did nothing so far for tasks that were running on a day, as the pages say of them."""
    tasks = {task.code: task for task in running}
    made = [silent_unit(tasks[one.task], one) for one in silence.silences(asked, running, now, day)]
    return tuple(sorted(made, key=lambda one: (one.due_on or date.max, one.task.code, one.unit)))


def _reach(asked: Asked, between: tuple[datetime, datetime], now: datetime) -> Reach:
    _, config, viewer = asked
    found = coverage.coverage(asked, between, now)
    is_partial = not all(viewer.may_see(drive.name) for drive in config.drives)
    return Reach(found.changes, found.known, found.watched, is_partial)


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
