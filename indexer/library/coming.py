"""What the office will be reminded of when it works again, and how the mail stands. Reads only."""

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from indexer.coordination.reminding import next_office_hour, reminders
from indexer.coordination.working_days import calendar_of
from indexer.library.eyes import eyes_of
from indexer.library.speaking import is_administrator
from indexer.library.task_rights import login_of
from indexer.library.tasks import Asked
from indexer.library.viewers import sees_what
from indexer.model.reminder import PostState, Reminder

_MOST = 500


def coming(asked: Asked, now: datetime) -> tuple[Reminder, ...]:
    """What nobody was told yet and is due when the office works next: to the viewer, about units they head
    and tasks that these lead.

    Of deadlines only: whether a unit is silent is judged at that hour.
    """
    catalogue, config, viewer = asked
    login, everything = login_of(viewer), is_administrator(config, viewer)
    mine = {unit.code for unit in config.units if login and unit.head == login}
    if not everything and not login:
        return ()
    day = _opens(asked, now).date()
    eyes, tasks = eyes_of(catalogue, config, viewer, now), catalogue.tasks.all(running=True)
    led = {task.code for task in tasks if task.lead in mine}

    def is_wanted(one: Reminder) -> bool:
        is_mine = everything or one.person == login or one.unit in mine or one.task in led
        return is_mine and sees_what(config, viewer, one.person) and not catalogue.reminders.is_known(one.key)

    found = reminders(tasks, config, day, lambda _: eyes, is_wanted=is_wanted, is_silence=False)
    return tuple(islice(found, _MOST))


def post_state(asked: Asked, now: datetime) -> PostState:
    catalogue, config, viewer = asked
    login = login_of(viewer)
    is_head = viewer.drives is None and any(login and unit.head == login for unit in config.units)
    may_know = is_administrator(config, viewer) or is_head
    waiting, trouble = catalogue.letters.waiting() if may_know else (0, "")
    opens = _opens(asked, now)
    return PostState(bool(config.mail.host), waiting, trouble, opens if opens > now else None)


def _opens(asked: Asked, now: datetime) -> datetime:
    config = asked[1]
    local = now.astimezone(ZoneInfo(config.time_zone))
    return next_office_hour(local, config.reminders.hours, calendar_of(config.calendar))
