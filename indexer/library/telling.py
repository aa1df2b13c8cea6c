"""Who is told of what was said about a task: heads of problems, at once; of feedback and notes whom they concern."""

from datetime import date
from zoneinfo import ZoneInfo

from indexer.config.tree import Config
from indexer.coordination.deadlines import days_left, limits, used_share
from indexer.coordination.reminding import concerned
from indexer.coordination.working_days import calendar_of
from indexer.library.confidence import reads
from indexer.library.letter_writing import tell
from indexer.library.tasks import Asked
from indexer.library.viewers import viewer_for
from indexer.model.reminder import NoteKind, Occasion, Reminder
from indexer.model.task import Act, ActKind, Role, Task


def tell_of(asked: Asked, task: Task, act: Act, id: int) -> tuple[str, ...]:
    """The logins that are told, never the one who said it. Of a draft nobody is: its document may be out of sight.

    To be called in the transaction that keeps the act, whose id is given.
    """
    catalogue, config, _ = asked
    occasion = occasion_of(act)
    if occasion is None or task.is_draft:
        return ()
    today = act.at.astimezone(ZoneInfo(config.time_zone)).date()
    people = tuple(
        login
        for login in _whom(config, task, act)
        if login != act.by and reads((catalogue, config, viewer_for(config, login)), task, act)
    )
    unit = _unit(config, task, act)
    for login in people:
        reminder = facts_of(config, task, unit, login, today, occasion)
        tell(catalogue, config, reminder, act=id, by=act.by, text=str(act.body.get("text", "")), at=act.at)
    return people


def facts_of(config: Config, task: Task, unit: str, person: str, today: date, occasion: Occasion) -> Reminder:
    """A reminder with what is known of the unit's time. Everybody may see that of any task."""
    calendar = calendar_of(config.calendar)
    limit = dict(limits(task)).get(unit, dict(limits(task)).get(task.lead))
    share = next((one for one in task.coordinating if one.unit == unit and one.due_on), None)
    return Reminder(
        occasion,
        task.code,
        unit,
        person,
        limit,
        task.title,
        share.words if share else task.words,
        Role.LEAD if unit == task.lead else Role.COORDINATING if unit in task.units else Role.NONE,
        days_left(limit, today, calendar) if limit else None,
        used_share(task, unit, today, calendar),
    )


def unit_of_person(config: Config, login: str) -> str:
    return next((one.unit for one in config.people if one.login == login), "")


def occasion_of(act: Act) -> Occasion | None:
    """None for what nobody is told of by itself."""
    if act.kind is ActKind.NOTED:
        return Occasion.PRAISE if act.body.get("note") == NoteKind.PRAISE else Occasion.CORRECTION
    return {ActKind.PROBLEM: Occasion.PROBLEM, ActKind.FEEDBACK: Occasion.FEEDBACK}.get(act.kind)


def _unit(config: Config, task: Task, act: Act) -> str:
    """Whose part it is about: of a problem the teller's, where they have one."""
    unit = act.unit or unit_of_person(config, act.person or act.by)
    return unit if act.kind is not ActKind.PROBLEM or unit in task.units else task.lead


def _whom(config: Config, task: Task, act: Act) -> tuple[str, ...]:
    heads = {one.code: one.head for one in config.units}
    known = {one.login for one in config.people}
    if act.kind is ActKind.PROBLEM:  # the leading head, whoever leads in person, and the head of who has it
        found = [heads.get(task.lead, ""), task.lead_person, heads.get(act.unit or unit_of_person(config, act.by), "")]
    elif act.person:
        found = [act.person]
        if act.kind is ActKind.FEEDBACK or act.body.get("note") == NoteKind.PRAISE:
            found.append(heads.get(unit_of_person(config, act.person), ""))
    elif act.kind is ActKind.NOTED and act.body.get("note") != NoteKind.PRAISE:
        found = [heads.get(act.unit, "")]
    else:
        found = list(concerned(config, task, act.unit))
    return tuple(dict.fromkeys(login for login in found if login in known))
