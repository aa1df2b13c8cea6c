"""What the office will be reminded of when it works again, and how the mail stands. Reads only."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from indexer.coordination.reminding import next_office_hour, reminders
from indexer.coordination.working_days import calendar_of
from indexer.library.eyes import eyes_of
from indexer.library.speaking import is_administrator
from indexer.library.task_rights import login_of
from indexer.library.tasks import Asked
from indexer.model.reminder import PostState, Reminder

_MOST = 500


def coming(asked: Asked, now: datetime) -> tuple[Reminder, ...]:
    """What nobody was told yet and is due when the office works next: to the viewer, and about units they head.

    Of deadlines only: whether a unit is silent is judged at that hour.
    """
    catalogue, config, viewer = asked
    login, everything = login_of(viewer), is_administrator(config, viewer)
    mine = {unit.code for unit in config.units if login and unit.head == login}
    if not everything and not login:
        return ()
    day = _opens(asked, now).date()
    eyes = eyes_of(catalogue, config, viewer, now)

    def concerning() -> Iterator[Reminder]:
        units = None if everything else mine
        for one in reminders(catalogue.tasks.all(), config, day, lambda _: eyes, is_silence=False):
            if units is None or one.person == login or one.unit in units:
                yield one

    new = (one for one in concerning() if not catalogue.reminders.is_known(one.key))
    return tuple(one for _, one in zip(range(_MOST), new, strict=False))


def post_state(asked: Asked, now: datetime) -> PostState:
    catalogue, config, viewer = asked
    login = login_of(viewer)
    may_know = is_administrator(config, viewer) or any(login and unit.head == login for unit in config.units)
    waiting, trouble = catalogue.letters.waiting() if may_know else (0, "")
    opens = _opens(asked, now)
    return PostState(bool(config.mail.host), waiting, trouble, opens if opens > now else None)


def _opens(asked: Asked, now: datetime) -> datetime:
    config = asked[1]
    local = now.astimezone(ZoneInfo(config.time_zone))
    return next_office_hour(local, config.reminders.hours, calendar_of(config.calendar))
