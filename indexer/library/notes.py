"""Praise and correction of a unit or a person for their part in a task, kept with the evidence they rest on."""

from collections.abc import Iterable, Sequence
from datetime import date

from indexer.clock import now
from indexer.errors import SpeakingError
from indexer.library import contributions
from indexer.library.activity import credited
from indexer.library.speaking import is_open, speaker
from indexer.library.task_rights import is_head_of, login_of, may_read, unit_of
from indexer.library.tasks import Asked, kept
from indexer.library.telling import facts_of, tell_of, unit_of_person
from indexer.library.wording import said
from indexer.model.event import Event
from indexer.model.reminder import Note, NoteKind, Occasion
from indexer.model.task import Act, ActKind, Task

MOST_EVIDENCE = 50
_MOST = 1000


def note(
    asked: Asked, code: str, kind: NoteKind, text: str, *, unit: str, person: str, events: Sequence[int], today: date
) -> int:
    """The act's id. Without `events` it rests on the newest ones that unit or person did for the task, if any.

    For heads of the leading unit and of the unit concerned, and administrators. Raises NotVisibleError, SpeakingError.
    """
    catalogue, config, viewer = asked
    task, by, words = kept(catalogue, code), speaker(config, viewer), said(text)
    theirs = unit_of_person(config, person) if person else unit
    _check(asked, task, words, unit=unit, person=person, theirs=theirs)
    evidence = tuple(dict.fromkeys(events[:MOST_EVIDENCE])) or tuple(
        one.id for one in _done(asked, code, theirs, person)
    )
    seen = {one.id for one in _in_sight(asked, evidence)}
    if unseen := [id for id in evidence if id not in seen]:
        raise SpeakingError("evidence", f"There is no event {unseen[0]}", "Take events of the task's matrix.")
    facts = facts_of(config, task, theirs, person, today, Occasion.PRAISE)
    body = {
        "text": words,
        "note": kind.value,
        "events": list(evidence),
        "limit": facts.limit.isoformat() if facts.limit else "",
        "left": facts.left,
    }
    act = Act(ActKind.NOTED, now(), by, code, None, unit, person, None, body, is_open(viewer))
    with catalogue.writing():
        id = catalogue.acts.add(act)
        tell_of(asked, task, act, id)
    return id


def notes(asked: Asked, *, task: str = "", unit: str = "", person: str = "") -> tuple[Note, ...]:
    """Those the viewer reads, newest first; what was taken back is left out."""
    catalogue, config, viewer = asked
    acts = (
        catalogue.acts.of_task(task, (ActKind.NOTED,)) if task else catalogue.acts.of_kind(ActKind.NOTED, limit=_MOST)
    )
    found = []
    for act in sorted(acts, key=lambda one: -one.id):
        about = catalogue.tasks.get(act.task, gone=True) or Task(act.task, "")
        if (person and act.person != person) or (unit and unit not in (act.unit, unit_of_person(config, act.person))):
            continue
        if may_read(config, viewer, about, act) and not _is_undone(catalogue.acts.about(act.id)):
            found.append(_note(asked, act, about))
    return tuple(found)


def _note(asked: Asked, act: Act, task: Task) -> Note:
    catalogue, config, viewer = asked
    limit, left = act.body.get("limit"), act.body.get("left")
    return Note(
        act.id,
        NoteKind(act.body["note"]),
        act.at,
        act.by,
        act.task,
        task.title,
        act.unit,
        act.person,
        str(act.body.get("text", "")),
        credited(catalogue, config, _in_sight(asked, act.body.get("events", ()))),
        date.fromisoformat(limit) if limit else None,
        left if isinstance(left, int) else None,
        act.is_open,
        bool(act.by) and act.by == login_of(viewer),
    )


def _in_sight(asked: Asked, events: Sequence[int]) -> tuple[Event, ...]:
    catalogue, _, viewer = asked
    return tuple(
        one for one in catalogue.events.many([id for id in events if abs(id) < 1 << 63]) if viewer.may_see(one.drive)
    )


def _done(asked: Asked, code: str, unit: str, person: str) -> tuple[Event, ...]:
    return contributions.evidence(asked, (None, None), code, unit, person)[:MOST_EVIDENCE]


def _is_undone(acts: Iterable[Act]) -> bool:
    return any(one.kind is ActKind.UNDONE for one in acts)


def _check(asked: Asked, task: Task, words: str, *, unit: str, person: str, theirs: str) -> None:
    _, config, viewer = asked
    if not words:
        raise SpeakingError("empty", "There is nothing in it", "Write a sentence.")
    if not person and not unit:
        raise SpeakingError("whom", "A note is about somebody", "Name the unit, or the person.")
    if unit and unit_of(config, unit) is None:
        raise SpeakingError("unit", f"There is no unit {unit!r}", "Codes of units are in [[units]].")
    if person and person not in {one.login for one in config.people}:
        raise SpeakingError("login", f"Nobody has the login {person!r}", "Logins are in [[people]].")
    if not is_head_of(config, viewer, frozenset({task.lead, theirs} - {""})):
        raise SpeakingError(
            "noting", "Only heads praise and correct", "The head of the leading unit does, or of their own."
        )
