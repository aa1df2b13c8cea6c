"""Questions about tasks: the list, one of them, its documents. A task is seen by everybody; its documents, and what is
counted of them, only as far as the viewer may see their drives."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.clock import now
from indexer.coordination.deadlines import limits, state_of
from indexer.library import asking
from indexer.library.silence import Judge
from indexer.model.document import Document
from indexer.model.register import RegisterStatus
from indexer.model.task import Origin, Tag, Task, TaskCard, TaskState
from indexer.vietnamese.text import fold

Asked = asking.Asked
kept = asking.kept
_MANY = 1_000


def tasks(
    asked: Asked, today: date, *, unit: str = "", state: str = "", person: str = "", text: str = ""
) -> tuple[TaskCard, ...]:
    """Open ones first, then by deadline; of a unit (its code), in a state, of a person (login), with these words."""
    found = states(asked, today, unit=unit, person=person, text=text)
    return _cards(asked, [task for task, stands in found if not state or stands == state], today)


def states(
    asked: Asked, today: date, *, unit: str = "", person: str = "", text: str = ""
) -> tuple[tuple[Task, TaskState], ...]:
    """The same tasks with how they stand alone: nothing is counted of them."""
    words = fold(text).split()
    return tuple(
        (task, state_of(task, today))
        for task in asked[0].tasks.all(unit=unit)
        if (not person or person in (task.lead_person, *task.people)) and (not words or _holds(task, words))
    )


def cards(asked: Asked, today: date, codes: Sequence[str]) -> tuple[TaskCard, ...]:
    """Of some tasks, in this order; those that are not there are left out."""
    found = [task for code in codes if (task := asked[0].tasks.get(code)) is not None and not task.is_draft]
    return _cards(asked, found, today)


def task(asked: Asked, today: date, code: str) -> TaskCard:
    """Drafts too. Raises NotVisibleError."""
    return _cards(asked, [in_sight(asked, code)], today)[0]


def drafts(asked: Asked, today: date) -> tuple[TaskCard, ...]:
    """Tasks that documents assign and nobody confirmed, of documents that the viewer may see."""
    return _cards(asked, [task for task in asked[0].tasks.all(drafts=True) if sees_task(asked, task)], today)


def in_sight(asked: Asked, code: str) -> Task:
    """The task as it stands; a draft only for who may see the document that it quotes. Raises NotVisibleError."""
    found = asked[0].tasks.get(code)
    if found is None or not sees_task(asked, found):
        raise asking.unknown(code)
    return found


def documents(asked: Asked, code: str) -> tuple[tuple[Document, Tag], ...]:
    """The present documents that serve a task, each with why; the newest first. Raises NotVisibleError."""
    catalogue, _, viewer = asked
    in_sight(asked, code)
    ids = catalogue.tags.documents_of(code, viewer.drives)
    found, tags = catalogue.documents.many(ids), catalogue.tags.of(ids)
    present = [
        (found[id], tag)
        for id in ids
        for tag in tags[id]
        if tag.task == code and id in found and not catalogue.documents.is_gone(id)
    ]
    return tuple(sorted(present, key=lambda pair: pair[0].modified_at, reverse=True))


def sees_task(asked: Asked, task: Task) -> bool:
    """Every task; a draft only who may see the document that it quotes."""
    catalogue, _, viewer = asked
    if not task.is_draft or viewer.drives is None:
        return True
    document = catalogue.documents.get(int(task.reference))
    return document is not None and viewer.may_see(document.drive)


def register(asked: Asked) -> RegisterStatus | None:
    """Of the drive that it lies on, for those who may see it."""
    catalogue, config, viewer = asked
    found = catalogue.register.get() if config.tasks_register else None
    return found if found and viewer.may_see(found.drive) else None


def _cards(asked: Asked, found: Sequence[Task], today: date) -> tuple[TaskCard, ...]:
    catalogue, config, viewer = asked
    codes = [one.code for one in found] if len(found) < _MANY else None  # looking each up would take longer then
    files = catalogue.task_sums.files(viewer.drives, codes)
    involvement = catalogue.task_sums.involvement(viewer.drives, codes)
    sheet = catalogue.register.get()
    is_told = sheet is None or viewer.may_see(sheet.drive)
    troubles = catalogue.register.troubles() if is_told else {}
    names = {unit.code: unit.name for unit in config.units}
    judge = Judge(asked, (None, None), now(), codes)
    cards = []
    for one in found:
        states = tuple(
            (unit, due_on, involvement.get((one.code, names.get(unit, unit))) or judge.said(one.code, unit))
            for unit, due_on in limits(one)
        )
        count, last_at = files.get(one.code, (0, None))
        trouble = troubles.get(one.code) if one.origin is Origin.SHEET else None
        if one.origin is Origin.SHEET and not is_told:
            one = replace(one, reference="")  # where the register lies is told as its drive is
        cards.append(TaskCard(one, state_of(one, today), count, last_at, states, trouble))
    return tuple(cards)


def _holds(task: Task, words: list[str]) -> bool:
    held = fold(" ".join((task.code, task.title, task.objective, task.content, task.directive)))
    return all(word in held for word in words)
