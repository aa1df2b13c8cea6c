"""Reminders on the page: their log, what waits for somebody, and a head who reminds by hand."""

from dataclasses import replace
from datetime import date

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.coordination.deadlines import limits
from indexer.coordination.reminding import concerned
from indexer.errors import SpeakingError
from indexer.library.confidence import reads
from indexer.library.letter_writing import mail_address, name_of, tell
from indexer.library.speaking import is_administrator, is_open, speaker
from indexer.library.task_rights import is_head_of, login_of, may_read, unit_of
from indexer.library.tasks import Asked, kept
from indexer.library.telling import facts_of, unit_of_person
from indexer.library.viewers import sees_what
from indexer.library.wording import said
from indexer.model.reminder import OF_TIME, Draft, Occasion, ReminderEntry
from indexer.model.task import Act, ActKind, Task
from indexer.notify import facts, words

MOST_UNREAD = 100


def entries(asked: Asked, task: str = "", limit: int = 500) -> tuple[ReminderEntry, ...]:
    """The newest first: those to the viewer, by them, and about units that they answer for."""
    catalogue, config, viewer = asked
    login: str | None = login_of(viewer)
    heads = [unit.code for unit in config.units if login and unit.head == login]
    if is_administrator(config, viewer):
        login = None
    elif not login:
        return ()
    found = catalogue.reminders.log(task=task, login=login, units=heads, limit=limit)
    return tuple(told for one in found if (told := _told(asked, one)))


def unread(asked: Asked, today: date) -> tuple[ReminderEntry, ...]:
    """What the viewer was told and has not seen, the newest first; without what is over by now."""
    catalogue, _, viewer = asked
    login = login_of(viewer)
    if not login:
        return ()
    found = catalogue.reminders.unseen(login, MOST_UNREAD)
    standing = (one for one in found if not _is_over(catalogue, one, today))
    return tuple(told for one in standing if (told := _told(asked, one)))


def see(asked: Asked, task: str = "") -> int:
    """The viewer has seen what waits for them, or what waits of one task; how many that were."""
    catalogue, _, viewer = asked
    login = login_of(viewer)
    if not login:
        return 0
    with catalogue.writing():
        return catalogue.reminders.see(login, now(), task=task)


def draft(asked: Asked, code: str, unit: str, person: str, today: date) -> Draft:
    """A reminder by hand with its facts, in the language of the configuration. Raises NotVisibleError."""
    catalogue, config, _ = asked
    task = kept(catalogue, code)
    unit = _unit(asked, task, unit, person)
    people = (person,) if person else concerned(config, task, unit)
    spoken, names = words(config.language), {one.code: one.name for one in config.units}
    told = facts(facts_of(config, task, unit, person, today, Occasion.BY_HAND), names, spoken)
    refusal = ""
    try:
        _check(asked, task, unit, person, people)
    except SpeakingError as error:
        refusal = error.reason
    key = "draft.person" if person else "draft.unit"
    text = spoken(key, unit=names.get(unit, unit), name=name_of(config, person), code=task.code, title=task.title)
    reached = tuple((one, name_of(config, one), bool(mail_address(catalogue, config, one))) for one in people)
    return Draft(task.code, task.title, unit, person, reached, told, text, refusal)


def remind(asked: Asked, code: str, unit: str, person: str, text: str, *, today: date) -> int:
    """A head reminds a unit's people or one person; the act's id. Their letters are sent at once.

    For heads of the leading unit or of the one that is reminded, and administrators. Raises NotVisibleError,
    SpeakingError.
    """
    catalogue, config, viewer = asked
    task = kept(catalogue, code)
    by, at, spoken = speaker(config, viewer), now(), said(text)
    unit = _unit(asked, task, unit, person)
    people = (person,) if person else concerned(config, task, unit)
    _check(asked, task, unit, person, people)
    with catalogue.writing():
        body = {"text": spoken, "people": list(people)}
        act = catalogue.acts.add(Act(ActKind.REMINDED, at, by, code, None, unit, person, None, body, is_open(viewer)))
        for login in people:
            reminder = facts_of(config, task, unit, login, today, Occasion.BY_HAND)
            tell(catalogue, config, reminder, act=act, by=by, text=spoken, at=at)
    return act


def _told(asked: Asked, entry: ReminderEntry) -> ReminderEntry | None:
    """The entry with the words of its act; None where it is none of the viewer's business."""
    catalogue, config, viewer = asked
    if entry.occasion in OF_TIME and not sees_what(config, viewer, entry.person):
        return None  # what they were told, or not, rests on drives that the viewer does not see
    about = catalogue.tasks.get(entry.task, gone=True) or Task(entry.task, "")
    entry = replace(entry, title=about.title)
    act = catalogue.acts.get(entry.act) if entry.act else None
    if act:
        if not reads(asked, about, act):
            return None
        undone = any(one.kind is ActKind.UNDONE for one in catalogue.acts.about(act.id))
        return replace(entry, text=str(act.body.get("text", "")), is_undone=undone, is_open=act.is_open)
    person = Act(ActKind.REMINDED, entry.at, entry.by, entry.task, person=entry.person)
    of_unit = replace(person, unit=entry.unit)
    return entry if any(may_read(config, viewer, about, one) for one in (person, of_unit)) else None


def _is_over(catalogue: Catalogue, entry: ReminderEntry, today: date) -> bool:
    if entry.occasion not in (*OF_TIME, Occasion.BY_HAND):
        return False
    task = catalogue.tasks.get(entry.task)
    if task is None or task.closed_on:
        return True
    if entry.occasion is Occasion.BY_HAND:
        return False
    limit = dict(limits(task)).get(entry.unit)
    is_past = entry.occasion is not Occasion.OVERDUE and limit is not None and today > limit
    return limit != entry.for_day or is_past


def _unit(asked: Asked, task: Task, unit: str, person: str) -> str:
    """The unit that is reminded: the person's own where only they are named, else the leading one."""
    if unit or not person:
        return unit or task.lead
    return unit_of_person(asked[1], person)


def _check(asked: Asked, task: Task, unit: str, person: str, people: tuple[str, ...]) -> None:
    _, config, viewer = asked
    if person and person not in {one.login for one in config.people}:
        raise SpeakingError("login", f"Nobody has the login {person!r}", "Logins are in [[people]].")
    if unit and unit_of(config, unit) is None:
        raise SpeakingError("unit", f"There is no unit {unit!r}", "Codes of units are in [[units]].")
    if task.closed_on:
        raise SpeakingError("closed", f"{task.code} is closed", "There is nothing to remind of.")
    if unit not in task.units and (not person or person not in (task.lead_person, *task.people)):
        raise SpeakingError("stranger", f"{unit or person} has no part in {task.code}", "Name a unit of the task.")
    if not is_head_of(config, viewer, frozenset({task.lead, unit} - {""})):
        raise SpeakingError(
            "reminding", "Only heads remind", "The head of the leading unit does, or of the unit itself."
        )
    if not people:
        raise SpeakingError("nobody", f"Nobody of {unit} is known", "Name the person, or the unit's head in [[units]].")
