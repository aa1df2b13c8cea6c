"""Documents put to a task by hand, or said not to serve it: remembered, before every rule, and taken back by an act.

The rules follow when nothing else is to be done: documents whose tags may be others now wait in `tag_work`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from indexer.catalogue import Catalogue
from indexer.clock import from_text, now, to_text
from indexer.coordination.tagging import tasks_of
from indexer.errors import NotVisibleError, SpeakingError
from indexer.library.asking import Asked, kept
from indexer.library.speaking import is_administrator, is_open, speaker
from indexer.library.task_rights import login_of, may_lead
from indexer.model.document import Document
from indexer.model.task import Act, ActKind, How, Tag, Task
from indexer.vietnamese.numbers import number_key

TAGS = (ActKind.TAGGED, ActKind.UNTAGGED)
MOST = 1_000  # documents at once: for more a rule is the right word


def tag(
    asked: Asked,
    documents: Sequence[int],
    code: str,
    *,
    is_on: bool,
    how: How = How.HAND,
    reasons: Mapping[str, float] | None = None,
) -> tuple[int, ...]:
    """The acts' ids, one for each document of which it was not said already. For everybody who may see them all.

    `how`: by hand, or a suggestion that was accepted or refused; `reasons`: what had spoken for it, and how much, from
    which later suggestions learn. Raises NotVisibleError, SpeakingError.
    """
    catalogue, config, viewer = asked
    by, at = speaker(config, viewer), now()
    ids = tuple(dict.fromkeys(documents))
    if len(ids) > MOST:
        raise SpeakingError("many", f"{len(ids)} documents at once are too many", "A folder may be made a rule.")
    with catalogue.writing():
        kept(catalogue, code)
        found = [_in_sight(asked, id) for id in ids]
        done = []
        for document in found:
            known = catalogue.tags.of([document.id]).get(document.id, ())
            was = next((one for one in known if one.task == code), None)
            if was and (was.how, was.is_on) == (how, is_on):
                continue
            _put(catalogue, document, code, Tag(document.id, code, how, "", is_on, by, at))
            kind = ActKind.TAGGED if is_on else ActKind.UNTAGGED
            body: dict[str, Any] = {"how": how.value, **({"was": _plain(was)} if was else {})}
            if reasons:
                body["reasons"] = dict(reasons)
                catalogue.tag_lessons.learn(reasons, accepted=is_on)
            done.append(catalogue.acts.add(Act(kind, at, by, code, document.id, body=body, is_open=is_open(viewer))))
    return tuple(done)


def tags(asked: Asked, id: int) -> tuple[Tag, ...]:
    """Of the tasks there are, those refused too. Raises NotVisibleError."""
    catalogue = asked[0]
    document = _in_sight(asked, id)
    found = catalogue.tags.of([id]).get(id, ())
    titles = catalogue.tasks.titles(gone=False)
    order = {code: place for place, code in enumerate(document.tasks)}
    there = [one for one in found if one.task in titles]
    return tuple(sorted(there, key=lambda one: (not one.is_on, order.get(one.task, len(order)), one.task)))


def check_back(asked: Asked, act: Act, task: Task) -> None:
    """Who said it takes it back, the head of the leading unit or an administrator. Raises SpeakingError."""
    _, config, viewer = asked
    if act.by != login_of(viewer) and not (may_lead(config, viewer, task) or is_administrator(config, viewer)):
        raise SpeakingError("saying", "Only who said it takes it back, or who leads the task", "Say the contrary.")


def take_back(catalogue: Catalogue, act: Act) -> None:
    """Inside a transaction: what stood before stands again, and the rules say the rest.

    Raises SpeakingError where something else was said since.
    """
    document = catalogue.documents.get(act.document) if act.document is not None else None
    if document is None:
        raise NotVisibleError(f"There is no document {act.document}", "It may have been removed from the drive.")
    known = catalogue.tags.of([document.id]).get(document.id, ())
    tag = next((one for one in known if one.task == act.task), None)
    if tag is None or (tag.by, tag.at, tag.is_on) != (act.by, act.at, act.kind is ActKind.TAGGED):
        raise SpeakingError("changed", "Something else was said of it since", "Say now how it is.")
    if reasons := act.body.get("reasons"):
        catalogue.tag_lessons.learn(reasons, accepted=act.kind is ActKind.TAGGED, back=True)
    was = act.body.get("was")
    _put(catalogue, document, act.task, _tag(document.id, act.task, was) if was else None)


def _in_sight(asked: Asked, id: int) -> Document:
    catalogue, _, viewer = asked
    document = catalogue.documents.get(id) if abs(id) < 1 << 63 else None
    if document is None or not viewer.may_see(document.drive) or catalogue.documents.is_gone(id):
        raise NotVisibleError(f"There is no document {id}", "It may have been removed from the drive.")
    return document


def _put(catalogue: Catalogue, document: Document, code: str, tag: Tag | None) -> None:
    if tag:
        catalogue.tags.put(tag)
    else:
        catalogue.tags.drop(document.id, code)
    tags = catalogue.tags.of([document.id]).get(document.id, ())
    tasks = tuple(one for one in tasks_of(tags, document.tasks) if one == code or one in document.tasks)
    if tasks != document.tasks:
        version = catalogue.documents.set_tasks(document.id, tasks)
        if not catalogue.documents.is_gone(document.id):
            catalogue.outbox.add(document.id, version, urgent=True)
    catalogue.tag_work.add([document.id])
    if document.header.number and not document.header.is_draft:
        catalogue.tag_work.add_following(number_key(document.header.number), document.drive)


def _plain(tag: Tag) -> dict[str, Any]:
    said = {"by": tag.by, "at": to_text(tag.at)} if tag.at else {}
    return {"how": tag.how.value, "detail": tag.detail, "is_on": tag.is_on, **said}


def _tag(document: int, code: str, was: dict[str, Any]) -> Tag:
    at: datetime | None = from_text(was["at"]) if "at" in was else None
    how, detail = How(str(was["how"])), str(was["detail"])
    return replace(Tag(document, code, how, detail, bool(was["is_on"])), by=str(was.get("by", "")), at=at)
