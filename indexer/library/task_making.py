"""Tasks of the page: made, changed and withdrawn by heads of leading units. And closing, wherever a task is kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from indexer.catalogue.task_rows import plain
from indexer.clock import now
from indexer.coordination.task_changes import Changes, changes, with_changes
from indexer.errors import SpeakingError
from indexer.library.speaking import is_open, speaker
from indexer.library.task_rights import check_lead, unit_of
from indexer.library.tasks import Asked, in_sight
from indexer.library.wording import said, written
from indexer.model.task import Act, ActKind, Origin, Task

EDITABLE = (
    *("title", "objective", "content", "products", "directive", "lead", "lead_person", "coordinating", "people"),
    *("assigned_by", "assigned_on", "due_on", "words", "folders", "match"),
)
HERE = (Origin.PAGE, Origin.DOCUMENT)
_NOTHING = Task("", "")


def make(asked: Asked, task: Task) -> str:
    """Its code; one is made where none is given. Raises SpeakingError."""
    catalogue, config, viewer = asked
    speaker(config, viewer)
    with catalogue.writing():
        task = written(task)
        code = task.code or next_code(asked, now())
        made = replace(task, code=code, origin=Origin.PAGE, is_draft=False, closed_on=None, lessons="")
        if catalogue.tasks.get(code, gone=True):
            raise SpeakingError("code", f"There is a task {code} already, or there was", "Choose another code.")
        check_lead(config, viewer, made)
        check_sense(asked, made)
        made_of(asked, made)
    return code


def change(asked: Asked, code: str, wanted: Mapping[str, Any]) -> int:
    """The act's id, 0 where nothing is different. Raises NotVisibleError, SpeakingError."""
    catalogue, config, viewer = asked
    speaker(config, viewer)
    with catalogue.writing():
        task = in_sight(asked, code)
        check_kept_here(task)
        check_lead(config, viewer, task)
        if unknown := wanted.keys() - set(EDITABLE):
            raise SpeakingError(
                "field", f"{sorted(unknown)[0]} of a task cannot be set so", "It follows from the rest."
            )
        after = written(with_changes(task, wanted), task)
        if not after.lead:  # nobody but an administrator could ever give it one again
            check_lead(config, viewer, after)
        check_sense(asked, after)
        return record(asked, ActKind.CHANGED, task, after)


def close(asked: Asked, code: str, on: date, lessons: str, *, today: date) -> int:
    """The act's id. Raises NotVisibleError, SpeakingError."""
    catalogue, config, viewer = asked
    speaker(config, viewer)
    with catalogue.writing():
        task = in_sight(asked, code)
        check_lead(config, viewer, task)
        if task.closed_on or task.is_draft:
            raise SpeakingError("closed", f"{code} is closed already, or a draft", "There is nothing to close.")
        if on > today or (task.assigned_on and on < task.assigned_on):
            raise SpeakingError("day", f"{on:%d/%m/%Y} is no day to have closed it", "Take today, or a day before.")
        closed = replace(task, closed_on=on, lessons=said(lessons) or task.lessons)
        return record(asked, ActKind.CLOSED, task, closed)


def reopen(asked: Asked, code: str, reason: str) -> int:
    """The act's id. Raises NotVisibleError, SpeakingError."""
    catalogue, config, viewer = asked
    speaker(config, viewer)
    with catalogue.writing():
        task = in_sight(asked, code)
        check_lead(config, viewer, task)
        if not task.closed_on:
            raise SpeakingError("open", f"{code} is open", "There is nothing to open again.")
        return record(asked, ActKind.REOPENED, task, replace(task, closed_on=None), text=said(reason))


def take_over(asked: Asked, task: Task) -> int:
    """A task of a list that is imported. Inside a transaction; the act's id, 0 where nothing is different."""
    before = asked[0].tasks.get(task.code)
    return record(asked, ActKind.CHANGED, before, task) if before else made_of(asked, task)


def made_of(asked: Asked, task: Task, document: int | None = None, draft: str = "") -> int:
    """Inside a transaction: the task, and the act that made it; `document` assigns it, `draft` is what it was."""
    catalogue, config, viewer = asked
    catalogue.tasks.put(task)
    values = {name: plain(value) for name, (_, value) in changes(_NOTHING, task).items()}
    body = {"task": values, **({"draft": draft} if draft else {})}
    by = speaker(config, viewer)
    return catalogue.acts.add(Act(ActKind.MADE, now(), by, task.code, document, body=body, is_open=is_open(viewer)))


def withdraw(asked: Asked, code: str, reason: str) -> int:
    """Takes a task of the page back; what was said and done about it stays. Raises NotVisibleError, SpeakingError."""
    catalogue, config, viewer = asked
    by = speaker(config, viewer)
    with catalogue.writing():
        task = in_sight(asked, code)
        check_kept_here(task)
        check_lead(config, viewer, task)
        catalogue.tasks.withdraw(code)
        text = said(reason)
        body = {"text": text} if text else {}
        return catalogue.acts.add(Act(ActKind.WITHDRAWN, now(), by, code, body=body, is_open=is_open(viewer)))


def record(asked: Asked, kind: ActKind, before: Task, after: Task, *, about: int | None = None, text: str = "") -> int:
    """Inside a transaction: the task as it is now, and the act that made it so. 0 where nothing is different."""
    catalogue, config, viewer = asked
    found = changes(before, after)
    if not found:
        return 0
    catalogue.tasks.put(after)
    body: dict[str, Any] = {"changes": plain_changes(found), **({"text": text} if text else {})}
    act = Act(kind, now(), speaker(config, viewer), after.code, about=about, body=body, is_open=is_open(viewer))
    return catalogue.acts.add(act)


def plain_changes(found: Changes) -> dict[str, list[object]]:
    return {name: [plain(was), plain(value)] for name, (was, value) in found.items()}


def check_kept_here(task: Task) -> None:
    """Raises SpeakingError for a task that is changed elsewhere."""
    if task.origin is Origin.CONFIG:
        raise SpeakingError("config", f"{task.code} is kept in the configuration", "An administrator changes it there.")
    if task.origin is Origin.SHEET:
        raise SpeakingError("sheet", f"{task.code} is kept in the register of tasks", "Change its row there.")


def check_sense(asked: Asked, task: Task) -> None:
    """Raises SpeakingError for what no task can be."""
    _, config, _ = asked
    logins = {person.login for person in config.people}
    if not task.title.strip():
        raise SpeakingError("title", "A task needs a title", "Write what is to be done.")
    for unit in task.units:
        if config.units and unit_of(config, unit) is None:
            raise SpeakingError("unit", f"There is no unit {unit!r}", "Codes of units are in [[units]].")
    if len(set(task.units)) < len(task.units):
        raise SpeakingError("twice", "A unit is named twice", "Who leads does not coordinate too.")
    for login in (*filter(None, (task.lead_person,)), *task.people):
        if logins and login not in logins:
            raise SpeakingError("login", f"Nobody has the login {login!r}", "Logins are in [[people]].")
    days = [task.due_on, *(share.due_on for share in task.coordinating)]
    if task.assigned_on and any(day and day < task.assigned_on for day in days):
        raise SpeakingError("dates", "It would be due before it is assigned", "One of the two days is wrong.")


def next_code(asked: Asked, at: datetime) -> str:
    """`NV-2026-001`, the first one free."""
    catalogue = asked[0]
    number = 1
    while catalogue.tasks.get(f"NV-{at.year}-{number:03}", gone=True):
        number += 1
    return f"NV-{at.year}-{number:03}"
