"""Whether a day follows from the words that the tasks of the configuration have for their time limits."""

from collections.abc import Iterator
from datetime import date

from indexer.config.tree import Config, TaskConfig
from indexer.service.check import Check
from indexer.vietnamese.due_cells import due_of

_CURE = 'Write a date (2026-03-31), "05 ngày làm việc" with assigned_on, or "thường xuyên" where there is no limit'


def check_tasks(config: Config) -> tuple[Check, ...]:
    """Nothing where all is well."""
    faults = [fault for task in config.tasks for fault in _faults(task)]
    return (Check("tasks", ok=False, detail="\n".join(faults), cure=_CURE),) if faults else ()


def _faults(task: TaskConfig) -> Iterator[str]:
    for where, limit in (("due_on", task.due_on), *((f"unit_due.{unit}", own) for unit, own in task.unit_due)):
        if limit is None or isinstance(limit, date):
            continue
        due = due_of(limit, task.assigned_on.year if task.assigned_on else None)
        if due is None or (due.span and not task.assigned_on):
            why = "counts from assigned_on, which is missing" if due else "no day follows from it"
            yield f'{task.code}: {where} = "{limit}": {why}'
