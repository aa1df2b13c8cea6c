"""From all the sheets of a workbook to the one that is the register, and what taking it over would change. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from indexer.config.tree import TasksRegisterConfig
from indexer.coordination.register_heads import Head, find_head, missing
from indexer.coordination.task_changes import Changes, changes
from indexer.model.register import RegisterState
from indexer.model.sheet import Sheet
from indexer.model.task import Task
from indexer.vietnamese.text import fold, normalise

_FEW = 5  # vanished rows that are nothing unusual


@dataclass(frozen=True, slots=True)
class Plan:
    """What a source would change: new tasks, code with field by field changes, codes that it says no more."""

    made: tuple[Task, ...] = ()
    changed: tuple[tuple[str, Changes], ...] = ()
    withdrawn: tuple[str, ...] = ()


def chosen(sheets: Sequence[Sheet], wanted: TasksRegisterConfig) -> tuple[Sheet, Head] | tuple[RegisterState, str]:
    """The sheet with its head; or why there is none, with a word to it."""
    if wanted.sheet:
        named = fold(normalise(wanted.sheet)).strip()
        sheets = [sheet for sheet in sheets if fold(normalise(sheet.name)).strip() == named]
        if not sheets:
            return RegisterState.NO_SHEET, wanted.sheet
    heads = [(sheet, head) for sheet in sheets if (head := find_head(sheet, wanted.columns))]
    if not heads:
        return RegisterState.NO_HEAD, ""
    sheet, head = max(heads, key=lambda pair: (len(pair[1].columns), len(pair[0].rows)))
    absent = missing(head, wanted.columns)
    return (RegisterState.NO_COLUMN, absent) if absent else (sheet, head)


def planned(said: Mapping[str, Task], says: Sequence[Task], keep: Collection[str]) -> Plan:
    """`said`: by code, as the source last said them; `keep`: codes it cannot say anything of this time."""
    now = {task.code: task for task in says}
    pairs = [(code, changes(said[code], task)) for code, task in now.items() if code in said]
    return Plan(
        made=tuple(task for code, task in now.items() if code not in said),
        changed=tuple((code, found) for code, found in pairs if found),
        withdrawn=tuple(sorted(said.keys() - now.keys() - set(keep))),
    )


def is_loss(said: Mapping[str, Task], plan: Plan) -> bool:
    """Whether so much vanished at once that the file is rather damaged, half saved or another one."""
    gone = len(plan.withdrawn)
    return gone > 0 and (gone == len(said) or (gone >= _FEW and gone * 2 > len(said)))
