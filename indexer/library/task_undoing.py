"""Taking back what somebody did about a task: an act too, so that nothing is lost. What changed since stays changed."""

from dataclasses import replace
from typing import Any

from indexer.catalogue import Catalogue
from indexer.catalogue.task_rows import value_of
from indexer.clock import now
from indexer.coordination.task_changes import with_changes
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library import tag_ruling
from indexer.library.confidence import reads
from indexer.library.speaking import is_administrator, is_open, speaker
from indexer.library.task_making import record
from indexer.library.task_rights import check_lead, login_of
from indexer.library.task_tagging import TAGS, check_back, take_back
from indexer.library.task_talk import SAID
from indexer.library.tasks import Asked, sees_task
from indexer.model.task import Act, ActKind, Task

_OF_THE_TASK = (ActKind.MADE, ActKind.CHANGED, ActKind.WITHDRAWN, ActKind.CLOSED, ActKind.REOPENED)
_SETTING = (ActKind.CHANGED, ActKind.CLOSED, ActKind.REOPENED, ActKind.UNDONE)


def undo(asked: Asked, id: int) -> int:
    """The id of the act that takes it back. Of a change only what nobody changed since goes back.

    Raises NotVisibleError, SpeakingError.
    """
    catalogue, config, viewer = asked
    by = speaker(config, viewer)
    with catalogue.writing():
        act = catalogue.acts.get(id) if abs(id) < 1 << 63 else None
        if act and act.kind is ActKind.COMMENTED and not act.task:
            _check(asked, act, Task("", ""))  # an idea for a unit: everybody reads it
            return catalogue.acts.add(_undoing(asked, by, act))
        task = catalogue.tasks.get(act.task, gone=True) if act else None
        if act is None or task is None or not (sees_task(asked, task) and reads(asked, task, act)):
            raise NotVisibleError(f"Nothing was done under the number {id}", "`ochung task show` lists what was done.")
        _check(asked, act, task)
        if act.kind is ActKind.MADE:
            catalogue.tasks.withdraw(task.code)
            if draft := catalogue.tasks.get(str(act.body.get("draft", "")), gone=True):
                catalogue.tasks.put(draft)
        elif act.kind is ActKind.WITHDRAWN:
            catalogue.tasks.put(task)
        elif act.kind in TAGS:
            take_back(catalogue, act)
        elif act.kind is ActKind.RULE:
            tag_ruling.take_back(catalogue, act)
        elif act.kind in _OF_THE_TASK:
            return _back(asked, act, task)
        return catalogue.acts.add(_undoing(asked, by, act))


def _undoing(asked: Asked, by: str, act: Act) -> Act:
    undone = Act(ActKind.UNDONE, now(), by, act.task, act.document, act.unit, act.person, act.id)
    return replace(undone, is_open=is_open(asked[2]))


def _check(asked: Asked, act: Act, task: Task) -> None:
    catalogue, config, viewer = asked
    if act.body.get("source"):
        raise SpeakingError("source", "The task's own source says so", "Change it where the task is kept.")
    if any(one.kind is ActKind.UNDONE for one in catalogue.acts.about(act.id)):
        raise SpeakingError("undone", "It is taken back already", "There is nothing to do.")
    if act.kind in (*_OF_THE_TASK, ActKind.RULE):
        check_lead(config, viewer, task)
    elif act.kind in TAGS:
        check_back(asked, act, task)
    elif act.kind not in (*SAID, ActKind.REMINDED):
        raise SpeakingError("kind", f"{act.kind} cannot be taken back so", "")
    elif act.by != login_of(viewer) and not is_administrator(config, viewer):
        raise SpeakingError("words", "Only who said it takes it back, or an administrator", "Ask them.")


def _back(asked: Asked, act: Act, task: Task) -> int:
    if asked[0].tasks.get(task.code) is None:
        raise SpeakingError("gone", f"{task.code} is withdrawn", "Take that back first.")
    back: dict[str, Any] = {}
    later = _changed_after(asked[0], act)
    for field, (was, now_) in act.body.get("changes", {}).items():
        if field not in later and getattr(task, field) == value_of(field, now_):
            back[field] = value_of(field, was)
    done = record(asked, ActKind.UNDONE, task, with_changes(task, back), about=act.id)
    if not done:
        raise SpeakingError("changed", "Everything of it was changed since", "Change the task itself.")
    return done


def _changed_after(catalogue: Catalogue, act: Act) -> frozenset[str]:
    """Fields that others set since, be it to the same: closed again is not the closing that is taken back."""
    later = [one for one in catalogue.acts.of_task(act.task, _SETTING) if one.id > act.id]
    undone = {one.about for one in later if one.kind is ActKind.UNDONE}
    standing = [one for one in later if one.kind is not ActKind.UNDONE and one.id not in undone]
    return frozenset(field for one in standing for field in one.body.get("changes", ()))
