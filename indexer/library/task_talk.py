"""What people say of a task: comments, feedback, problems, lessons. Each is an act that stays."""

from indexer.clock import now
from indexer.coordination.roster import Roster
from indexer.errors import SpeakingError
from indexer.library.confidence import reads
from indexer.library.speaking import is_open, speaker
from indexer.library.task_rights import check_lead, unit_of
from indexer.library.tasks import Asked, in_sight
from indexer.library.telling import tell_of
from indexer.library.wording import said
from indexer.model.task import Act, ActKind, Task

SAID = (ActKind.COMMENTED, ActKind.FEEDBACK, ActKind.PROBLEM, ActKind.LESSON, ActKind.NOTED)
_SHOWN = (
    *(ActKind.MADE, ActKind.CHANGED, ActKind.WITHDRAWN, ActKind.CLOSED, ActKind.REOPENED),
    *(*SAID, ActKind.REMINDED, ActKind.TAGGED, ActKind.UNTAGGED, ActKind.RULE, ActKind.UNDONE),
)


def discussion(asked: Asked, code: str) -> tuple[Act, ...]:
    """What happened to the task and what is said of it, oldest first; feedback and notes only for whom they concern.

    Raises NotVisibleError.
    """
    task = in_sight(asked, code)
    return tuple(act for act in asked[0].acts.of_task(code, _SHOWN) if reads(asked, task, act))


def say(
    asked: Asked,
    roster: Roster,
    code: str,
    kind: ActKind,
    text: str,
    *,
    unit: str = "",
    person: str = "",
    about: int | None = None,
) -> int:
    """The act's id. `unit` (code) and `person` (login) are whom it concerns, `about` the act it answers.

    Raises NotVisibleError, SpeakingError.
    """
    catalogue, config, viewer = asked
    task = in_sight(asked, code)
    by = speaker(config, viewer)
    words = said(text)
    if kind not in SAID or kind is ActKind.NOTED:
        raise SpeakingError("kind", f"{kind} is nothing that is said of a task", "Praise and correction are notes.")
    if not words:
        raise SpeakingError("empty", "There is nothing in it", "Write a sentence.")
    if unit and unit_of(config, unit) is None:
        raise SpeakingError("unit", f"There is no unit {unit!r}", "Codes of units are in [[units]].")
    if person and roster.of_login(person) is None:
        raise SpeakingError("login", f"Nobody has the login {person!r}", "Logins are in [[people]].")
    _check_rights(asked, task, kind, unit=unit, person=person)
    if about is not None and about not in {act.id for act in discussion(asked, code)}:
        raise SpeakingError("about", f"There is no word {about} on {code} to answer", "It may not be meant for you.")
    act = Act(kind, now(), by, code, None, unit, person, about, {"text": words}, is_open(viewer))
    with catalogue.writing():
        id = catalogue.acts.add(act)
        tell_of(asked, task, act, id)
    return id


def _check_rights(asked: Asked, task: Task, kind: ActKind, *, unit: str, person: str) -> None:
    _, config, viewer = asked
    if kind is ActKind.FEEDBACK:
        check_lead(config, viewer, task)
        if not unit and not person:
            raise SpeakingError("whom", "Feedback is to somebody", "Name the unit, or the person.")
