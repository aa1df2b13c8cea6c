"""A spreadsheet of tasks, read here and now: what taking it over would change. For `ochung task import`."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue, open_catalogue
from indexer.clock import now
from indexer.config.tree import Config, TasksRegisterConfig
from indexer.coordination.register import Around, mapped
from indexer.coordination.register_plan import Plan, chosen, planned
from indexer.coordination.roster import Roster, roster_of
from indexer.coordination.task_changes import with_changes
from indexer.errors import UsageError
from indexer.extract.table_reader import TableReader
from indexer.model.reading import Refusal
from indexer.model.register import RegisterState, RowFault
from indexer.model.sheet import Sheet
from indexer.model.task import Origin, Task
from indexer.pipeline import register as joint
from indexer.service.reading import limits

_ONLY_TOLD = frozenset({"code", "status"})  # columns that are no field of the task by themselves


@dataclass(frozen=True, slots=True)
class Preview:
    """Unless `state` is OK nothing can be taken. `tasks` as they would stand; `columns`: (field, head)."""

    state: RegisterState
    detail: str = ""
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    plan: Plan = field(default_factory=Plan)
    faults: tuple[RowFault, ...] = ()
    tasks: tuple[Task, ...] = ()


def take_register(config: Config, *, is_dry: bool, accept_removals: bool) -> Preview:
    """The configured register. Raises UsageError where there is none."""
    register = config.tasks_register
    if register is None:
        raise UsageError("No register of tasks is configured", "Name a FILE, or add [tasks_register].")
    drive = next(one for one in config.drives if one.name == joint.drive_of(config, register))
    sheets = _read(config, drive.path / register.file)
    catalogue = open_catalogue(config.state.path)
    try:
        at, roster = now(), _roster(catalogue, config)
        found = joint.understand(catalogue, config, roster, register, sheets, at, accept_removals=accept_removals)
        if not is_dry:
            joint.carry_out(catalogue, config, register, found, at)
    finally:
        catalogue.close()
    status = found.status
    if status is None or found.mapped is None:
        return Preview(found.state, found.detail)
    facts = (status.sheet, status.columns, status.rows)
    return Preview(found.state, found.detail, *facts, found.plan, status.faults, found.mapped.tasks)


def preview(config: Config, file: Path, sheet: str) -> Preview:
    """Of any list, as tasks of the page: changes nothing."""
    columns = config.tasks_register.columns if config.tasks_register else ()
    found = _read(config, file)
    if isinstance(found, Refusal):
        return Preview(RegisterState.UNREADABLE, found.reason)
    picked = chosen(found, TasksRegisterConfig(file.name, sheet=sheet, columns=columns))
    if isinstance(picked[0], RegisterState):
        return Preview(picked[0], str(picked[1]))
    one, head = picked
    assert not isinstance(head, str)
    catalogue = open_catalogue(config.state.path)
    try:
        everything = {task.code: task for task in catalogue.tasks.all()}
        roster = _roster(catalogue, config)
    finally:
        catalogue.close()
    ours = {code: task for code, task in everything.items() if task.origin in (Origin.PAGE, Origin.DOCUMENT)}
    others = {code: task for code, task in everything.items() if code not in ours}
    today = now().astimezone(ZoneInfo(config.time_zone)).date()
    result = mapped(one, head, Around(config, roster, today, ours, others, file.name))
    fields = {field for field, _, _ in head.columns} - _ONLY_TOLD | {"closed_on", "words"}
    tasks = tuple(_as_ours(task, ours.get(task.code), fields) for task in result.tasks)
    plan = replace(planned(ours, tasks, ()), withdrawn=())
    columns_found = tuple((field, written) for field, _, written in head.columns)
    return Preview(RegisterState.OK, "", one.name, columns_found, result.rows, plan, result.faults, tasks)


def _as_ours(task: Task, before: Task | None, fields: set[str]) -> Task:
    """The task as the list says it; what the list has no column for, and a closing on the page, stay."""
    if before is None:
        return replace(task, origin=Origin.PAGE)
    said = {field: getattr(task, field) for field in fields}
    return with_changes(before, said | {"closed_on": task.closed_on or before.closed_on})


def _read(config: Config, file: Path) -> tuple[Sheet, ...] | Refusal:
    reader = TableReader(limits(config.extract))
    try:
        return reader.read(os.fsencode(file.absolute()), file.name).result()
    finally:
        reader.close()


def _roster(catalogue: Catalogue, config: Config) -> Roster:
    roster = roster_of(config)
    roster.learn(catalogue.aliases.all(), catalogue.memberships.all())
    return roster
