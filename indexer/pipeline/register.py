"""Takes the tasks' spreadsheet, once it is read, into the catalogue; or keeps everything as it was and says why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.config.tree import Config, TasksRegisterConfig
from indexer.coordination.register import Around, Mapped, mapped
from indexer.coordination.register_heads import Head
from indexer.coordination.register_plan import Plan, chosen, is_loss, planned
from indexer.coordination.roster import Roster
from indexer.model.reading import Refusal
from indexer.model.register import RegisterState, RegisterStatus
from indexer.model.sheet import Sheet
from indexer.model.task import Origin
from indexer.pipeline.task_sources import take


@dataclass(frozen=True, slots=True)
class Understood:
    """What a reading comes to. Unless `state` is OK nothing is to be taken; `status` is for the catalogue."""

    state: RegisterState
    detail: str = ""
    status: RegisterStatus | None = None
    mapped: Mapped | None = None
    plan: Plan = field(default_factory=Plan)


def drive_of(config: Config, register: TasksRegisterConfig) -> str:
    return register.drive or config.drives[0].name


def understand(
    catalogue: Catalogue,
    config: Config,
    roster: Roster,
    register: TasksRegisterConfig,
    found: Sequence[Sheet] | Refusal,
    at: datetime,
    *,
    accept_removals: bool = False,
) -> Understood:
    """Reads the catalogue, changes nothing."""
    if isinstance(found, Refusal):
        return Understood(RegisterState.UNREADABLE, found.reason)
    picked = chosen(found, register)
    if isinstance(picked[0], RegisterState):
        return Understood(picked[0], str(picked[1]))
    sheet, head = picked
    assert isinstance(head, Head)
    said = catalogue.task_sources.of(Origin.SHEET)
    others = {task.code: task for drafts in (False, True) for task in catalogue.tasks.all(drafts=drafts)}
    others = {code: task for code, task in others.items() if task.origin is not Origin.SHEET}
    today = at.astimezone(ZoneInfo(config.time_zone)).date()
    result = mapped(sheet, head, Around(config, roster, today, said, others, register.file))
    plan = planned(said, result.tasks, result.refused)
    status = RegisterStatus(
        drive=drive_of(config, register),
        path=register.file,
        state=RegisterState.OK,
        read_at=at,
        sheet=sheet.name,
        columns=tuple((field, written) for field, _, written in head.columns),
        rows=result.rows,
        tasks=len(result.tasks),
        faults=result.faults,
    )
    if is_loss(said, plan) and not accept_removals:
        return Understood(RegisterState.HELD, str(len(plan.withdrawn)), status, result, plan)
    return Understood(RegisterState.OK, "", status, result, plan)


def carry_out(
    catalogue: Catalogue, config: Config, register: TasksRegisterConfig, found: Understood, at: datetime
) -> None:
    """In one transaction of its own."""
    with catalogue.writing():
        if found.state is RegisterState.OK and found.status and found.mapped:
            take(catalogue, Origin.SHEET, found.mapped.tasks, at, keep=found.mapped.refused)
            catalogue.register.put(found.status)
        else:
            catalogue.register.fail(drive_of(config, register), register.file, found.state, found.detail)


def forget(catalogue: Catalogue, at: datetime) -> None:
    """No register is configured any more: what it kept is withdrawn."""
    if catalogue.task_sources.of(Origin.SHEET) or catalogue.register.get():
        with catalogue.writing():
            take(catalogue, Origin.SHEET, (), at)
            catalogue.register.forget()
