"""Reminders on the page: their log as far as a viewer is concerned, and a head who reminds by hand."""

from collections.abc import Sequence
from datetime import date, datetime

from indexer.catalogue.letters import Letter
from indexer.clock import now
from indexer.config.mail_rules import is_mail_address
from indexer.config.tree import Config
from indexer.coordination.deadlines import days_left, limits, used_share
from indexer.coordination.reminding import concerned
from indexer.coordination.working_days import calendar_of
from indexer.errors import SpeakingError
from indexer.library.speaking import is_open, speaker
from indexer.library.task_rights import is_head_of, may_read, unit_of
from indexer.library.task_talk import LONGEST
from indexer.library.tasks import Asked, kept
from indexer.model.reminder import Occasion, Reminder, ReminderEntry
from indexer.model.task import Act, ActKind, Role, Task
from indexer.notify import Page, as_html, as_text, by_hand, facts, new_message_id, words


def entries(asked: Asked, task: str = "", limit: int = 500) -> tuple[ReminderEntry, ...]:
    """The newest first: those to the viewer, by them, and about units that they answer for."""
    catalogue, config, viewer = asked
    tasks = {one.code: one for one in catalogue.tasks.all()}
    found = []
    for entry in catalogue.letters.log(task=task, limit=limit):
        about = tasks.get(entry.task, Task(entry.task, ""))
        act = Act(ActKind.REMINDED, entry.at, entry.by, entry.task, unit="", person=entry.person)
        of_unit = Act(ActKind.REMINDED, entry.at, entry.by, entry.task, unit=entry.unit, person=entry.person)
        if may_read(config, viewer, about, act) or may_read(config, viewer, about, of_unit):
            found.append(entry)
    return tuple(found)


def draft(asked: Asked, code: str, unit: str, person: str, today: date) -> tuple[str, ...]:
    """The facts that a reminder by hand states, a line each, in the language of the configuration."""
    _, config, _ = asked
    task = kept(asked[0], code)
    names = {one.code: one.name for one in config.units}
    return facts(
        _reminder(config, task, _unit(config, task, unit, person), person, today), names, words(config.language)
    )


def remind(asked: Asked, code: str, unit: str, person: str, text: str, *, today: date, base: str) -> int:
    """A head reminds a unit's people or one person; the act's id. Their letters are sent at once.

    For heads of the leading unit or of the one that is reminded, and administrators. Raises NotVisibleError,
    SpeakingError.
    """
    catalogue, config, viewer = asked
    task = kept(catalogue, code)
    by, at, said = speaker(config, viewer), now(), text.strip()[:LONGEST]
    unit = _unit(config, task, unit, person)
    _check(asked, task, unit, person)
    people = (person,) if person else concerned(config, task, unit)
    if not people:
        raise SpeakingError("nobody", f"Nobody of {unit} is known", "Name the person, or the unit's head in [[units]].")
    with catalogue.writing():
        body = {"text": said, "people": list(people)}
        act = catalogue.acts.add(Act(ActKind.REMINDED, at, by, code, None, unit, person, None, body, is_open(viewer)))
        for login in people:
            reminder = _reminder(config, task, unit, login, today)
            letter = _letter(config, reminder, by, said, at, base)
            id = catalogue.letters.add(letter) if letter else None
            catalogue.letters.remember((Occasion.BY_HAND.value, code, unit, login, str(act)), at, by=by, letter=id)
    return act


def mail_address(config: Config, login: str) -> str:
    """Where mail to somebody goes; "" where none does."""
    person = next((one for one in config.people if one.login == login), None)
    wants = person is not None and person.mail != "none" and is_mail_address(person.email)
    return person.email if person and wants and config.mail.host else ""


def letter_of(config: Config, page: Page, login: str, occasion: Occasion, at: datetime) -> Letter:
    return Letter(
        0,
        login,
        occasion,
        new_message_id(config.mail.sender),
        at,
        page.subject,
        as_text(page),
        as_html(page),
    )


def name_of(config: Config, login: str) -> str:
    return next((one.name for one in config.people if one.login == login), login)


def _letter(config: Config, reminder: Reminder, by: str, text: str, at: datetime, base: str) -> Letter | None:
    if not mail_address(config, reminder.person):
        return None
    units = {one.code: one.name for one in config.units}
    head = name_of(config, by) if by else words(config.language)("letter.office")
    page = by_hand(reminder, name_of(config, reminder.person), head, text, units, base, config.language)
    return letter_of(config, page, reminder.person, Occasion.BY_HAND, at)


def _reminder(config: Config, task: Task, unit: str, person: str, today: date) -> Reminder:
    calendar = calendar_of(config.calendar)
    limit = dict(limits(task)).get(unit, dict(limits(task)).get(task.lead))
    share = next((one for one in task.coordinating if one.unit == unit and one.due_on), None)
    return Reminder(
        Occasion.BY_HAND,
        task.code,
        unit,
        person,
        limit,
        task.title,
        share.words if share else task.words,
        Role.LEAD if unit == task.lead else Role.COORDINATING,
        days_left(limit, today, calendar) if limit else None,
        used_share(task, unit, today, calendar),
    )


def _unit(config: Config, task: Task, unit: str, person: str) -> str:
    """The unit that is reminded: the person's own where only they are named."""
    if unit or not person:
        return unit or task.lead
    return next((one.unit for one in config.people if one.login == person), "")


def _check(asked: Asked, task: Task, unit: str, person: str) -> None:
    _, config, viewer = asked
    logins: Sequence[str] = [one.login for one in config.people]
    if person and person not in logins:
        raise SpeakingError("login", f"Nobody has the login {person!r}", "Logins are in [[people]].")
    if unit and unit_of(config, unit) is None:
        raise SpeakingError("unit", f"There is no unit {unit!r}", "Codes of units are in [[units]].")
    if task.closed_on or task.is_draft:
        raise SpeakingError("closed", f"{task.code} is closed, or a draft", "There is nothing to remind of.")
    if unit not in task.units and (not person or person not in (task.lead_person, *task.people)):
        raise SpeakingError("stranger", f"{unit or person} has no part in {task.code}", "Name a unit of the task.")
    if not is_head_of(config, viewer, frozenset({task.lead, unit} - {""})):
        raise SpeakingError(
            "reminding", "Only heads remind", "The head of the leading unit does, or of the unit itself."
        )
