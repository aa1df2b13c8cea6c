"""Brings the tasks of configuration and register into the catalogue; acts without an author say what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from indexer.catalogue import Catalogue
from indexer.catalogue.task_rows import plain
from indexer.config.tree import TaskConfig
from indexer.coordination.deadlines import due_day
from indexer.coordination.task_changes import changes, kind_of, merged
from indexer.model.task import Act, ActKind, Origin, Share, Task


@dataclass(frozen=True, slots=True)
class Taken:
    """Codes of the tasks that are new, changed and withdrawn."""

    made: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


def take_configured(catalogue: Catalogue, tasks: Sequence[TaskConfig], at: datetime) -> Taken:
    """Every task of the configuration, in one transaction of its own."""
    says = [configured(task) for task in tasks]
    if {task.code: task for task in says} == catalogue.task_sources.of(Origin.CONFIG):
        return Taken()
    with catalogue.writing():
        return take(catalogue, Origin.CONFIG, says, at)


def configured(task: TaskConfig) -> Task:
    limits = {unit: _limit(own, task.assigned_on) for unit, own in task.unit_due}
    due_on, words = _limit(task.due_on, task.assigned_on)
    units = [unit for unit in dict.fromkeys(task.coordinating) if unit != task.lead]
    return Task(
        code=task.code,
        title=task.title,
        objective=task.objective,
        content=task.content,
        products=task.products,
        directive=task.directive,
        lead=task.lead,
        lead_person=task.lead_person,
        coordinating=tuple(Share(unit, *limits.get(unit, (None, ""))) for unit in units),
        people=task.people,
        assigned_on=task.assigned_on,
        due_on=due_on,
        words=words,
        closed_on=task.closed_on,
        folders=task.folders,
        match=task.match,
    )


def _limit(limit: date | str | None, since: date | None) -> tuple[date | None, str]:
    """The day, and the words it follows from."""
    return (due_day(limit, since), limit) if isinstance(limit, str) else (limit, "")


def take(
    catalogue: Catalogue, origin: Origin, tasks: Sequence[Task], at: datetime, *, keep: frozenset[str] = frozenset()
) -> Taken:
    """What a source says now, all of it. Inside a transaction. `keep`: codes it says nothing of that stay as they are.

    A task that was kept elsewhere moves here; one that it says no more is withdrawn.
    """
    said = catalogue.task_sources.of(origin)
    made: list[str] = []
    changed: list[str] = []
    for task in tasks:
        if said.get(task.code) == task:
            continue
        known = catalogue.tasks.get(task.code)
        if _take_one(catalogue, task, at):
            (changed if known else made).append(task.code)
    gone = sorted(said.keys() - {task.code for task in tasks} - keep)
    for code in gone:
        catalogue.task_sources.withdraw(code)
        catalogue.tasks.withdraw(code)
        catalogue.acts.add(Act(ActKind.WITHDRAWN, at, "", code, body={"source": origin.value}))
    return Taken(tuple(made), tuple(changed), tuple(gone))


def _take_one(catalogue: Catalogue, task: Task, at: datetime) -> bool:
    """Whether anything changed."""
    current, said = catalogue.tasks.get(task.code, gone=True), catalogue.task_sources.get(task.code)
    catalogue.task_sources.put(task)
    is_there = catalogue.tasks.get(task.code) is not None
    after = merged(current, said, task) if current else task
    if current and is_there and after == current:
        return False
    catalogue.tasks.put(after)
    if current and is_there:
        found = changes(current, after)
        kind, body = kind_of(found), {"changes": {name: [plain(was), plain(new)] for name, (was, new) in found.items()}}
    else:
        kind, body = ActKind.MADE, {"task": {name: plain(now) for name, (_, now) in changes(_NOTHING, after).items()}}
    catalogue.acts.add(Act(kind, at, "", task.code, body={"source": task.origin.value, **body}))
    return True


_NOTHING = Task("", "")
