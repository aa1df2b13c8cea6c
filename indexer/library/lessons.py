"""Lessons from tasks, ideas for what comes, and past tasks like one at hand. Tasks are seen by everybody; their
documents, and who worked on them, only where the viewer may see the drives.
"""

from collections.abc import Sequence

from indexer.catalogue import Catalogue
from indexer.catalogue.experience import IDEA
from indexer.clock import now
from indexer.config.tree import Config
from indexer.coordination.task_likeness import likeness, text_likeness
from indexer.errors import SpeakingError
from indexer.library import families
from indexer.library.speaking import is_open, speaker
from indexer.library.task_rights import CONFIDED, unit_of
from indexer.library.tasks import kept
from indexer.library.wording import said
from indexer.model.document import Document
from indexer.model.knowledge import Lesson, SimilarTask
from indexer.model.task import Act, ActKind, Task
from indexer.model.viewer import Viewer
from indexer.vietnamese.text import fold, words

_MOST = 1000
_CLOSER_LOOK = 20  # tasks whose documents are looked at
_FINAL_DOCUMENTS = 3


def lessons(catalogue: Catalogue, query: str = "") -> tuple[Lesson, ...]:
    """Lessons and ideas, the newest first; with a query those that hold all its words, marks aside.

    The title and content of the task count as words of its lessons.
    """
    said = [catalogue.acts.get(id) for id in catalogue.experience.ideas(_MOST)]
    acts = [*catalogue.acts.of_kind(ActKind.LESSON, limit=_MOST), *(act for act in said if act)]
    acts = sorted((act for act in acts if not _undone(catalogue, act.id)), key=lambda act: act.id, reverse=True)
    tasks: dict[str, Task] = {}
    found: list[tuple[Lesson, str]] = []
    for act in acts:
        task = tasks.get(act.task) or (catalogue.tasks.get(act.task) if act.task else None)
        if task:
            tasks[task.code] = task
        is_for_all = not act.task if task is None else not task.is_draft
        if is_for_all and not _answers_in_confidence(catalogue, act):
            found.append((_said(act, task), f"{_about(task)} {act.body.get('text', '')}"))
    told = {(lesson.task, _plain(lesson.text)) for lesson, _ in found}
    for task in catalogue.experience.with_lessons():
        if (task.code, _plain(task.lessons)) not in told:
            found.append((_kept(task), f"{_about(task)} {task.lessons}"))
    asked = words(fold(query))
    return tuple(lesson for lesson, text in found if _holds(text, asked))


def propose(catalogue: Catalogue, config: Config, viewer: Viewer, text: str, task: str, unit: str) -> int:
    """Somebody's idea for a task or a unit; the act's id. Raises NotVisibleError, SpeakingError."""
    by, idea = speaker(config, viewer), said(text)
    if not idea:
        raise SpeakingError("empty", "There is nothing in it", "Write a sentence.")
    if bool(task) == bool(unit):
        raise SpeakingError("whom", "An idea is for one task, or for one unit", "Choose one of them.")
    if task:
        kept(catalogue, task)
    elif unit_of(config, unit) is None:
        raise SpeakingError("unit", f"There is no unit {unit!r}", "Codes of units are in [[units]].")
    body = {"text": idea, "kind": IDEA}
    with catalogue.writing():
        return catalogue.acts.add(
            Act(ActKind.COMMENTED, now(), by, task, unit=unit, body=body, is_open=is_open(viewer))
        )


def similar_tasks(catalogue: Catalogue, viewer: Viewer, code: str, limit: int) -> tuple[SimilarTask, ...]:
    """Closed tasks most like this one, with what they ended with and who did it. Raises NotVisibleError."""
    kept(catalogue, code)
    outlines = {one.code: one for one in catalogue.experience.outlines(code)}
    if code not in outlines:  # a draft
        return ()
    near = text_likeness(outlines[code].text, {one.code: one.text for one in outlines.values() if one.code != code})
    closest = sorted(near, key=lambda one: (-near[one], one))[:_CLOSER_LOOK]
    documents = {one: _documents(catalogue, viewer, one) for one in (code, *closest)}
    kinds = {one: frozenset(each.header.kind for each in found if each.header.kind) for one, found in documents.items()}
    alike = {
        one: likeness(near[one], (outlines[code].units, outlines[one].units), (kinds[code], kinds[one]))
        for one in closest
    }
    best = sorted(alike, key=lambda one: (-alike[one], one))[:limit]
    tasks = {one: catalogue.tasks.get(one) for one in best}
    return tuple(
        _similar(catalogue, task, alike[one], documents[one]) for one in best if (task := tasks[one]) is not None
    )


def _documents(catalogue: Catalogue, viewer: Viewer, code: str) -> list[Document]:
    ids = catalogue.tags.documents_of(code, viewer.drives)
    return [one for one in catalogue.documents.many(ids).values() if not catalogue.documents.is_gone(one.id)]


def _similar(catalogue: Catalogue, task: Task, alike: float, documents: Sequence[Document]) -> SimilarTask:
    older = families.newer(catalogue, [one.id for one in documents])
    final = [one for one in documents if one.id not in older and not one.header.is_draft]
    final.sort(key=lambda one: (not one.header.number, -one.modified_at.timestamp(), one.id))
    shown = tuple(final[:_FINAL_DOCUMENTS])
    people = dict.fromkeys(person.name for one in shown for person in one.people)
    return SimilarTask(task, round(alike, 2), shown, tuple(people))


def _said(act: Act, task: Task | None) -> Lesson:
    return Lesson(
        str(act.body.get("text", "")),
        act.task,
        task.title if task else "",
        act.unit,
        act.by,
        act.at,
        is_idea=act.kind is ActKind.COMMENTED,
        is_open=act.is_open,
        id=act.id,
    )


def _kept(task: Task) -> Lesson:
    return Lesson(task.lessons, task.code, task.title, task.lead)


def _about(task: Task | None) -> str:
    return " ".join((task.code, task.title, task.objective, task.content)) if task else ""


def _holds(text: str, asked: Sequence[str]) -> bool:
    held = words(fold(text))
    return all(any(word.startswith(part) for word in held) for part in asked)


def _plain(text: str) -> str:
    return " ".join(words(fold(text)))


def _answers_in_confidence(catalogue: Catalogue, act: Act) -> bool:
    """Whether it answers, or answers an answer to, what only some people read."""
    answered = catalogue.acts.get(act.about) if act.about is not None else None
    return answered is not None and (answered.kind in CONFIDED or _answers_in_confidence(catalogue, answered))


def _undone(catalogue: Catalogue, id: int) -> bool:
    return any(act.kind is ActKind.UNDONE for act in catalogue.acts.about(id))
