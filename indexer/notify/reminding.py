"""What a letter of reminders says: facts, no judgement. Pure."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from indexer.model.reminder import Occasion, Reminder
from indexer.model.task import Role
from indexer.notify.page import Line, Page, Section
from indexer.notify.words import Words, words

ORDER = (Occasion.OVERDUE, Occasion.DUE_SOON, Occasion.SILENT)


def reminding(reminders: Sequence[Reminder], name: str, units: Mapping[str, str], base: str, language: str) -> Page:
    """One letter to one person (`name`) of everything there is to remind them of. `units`: names by code."""
    spoken = words(language)
    sections = [
        Section(spoken(f"section.{occasion}"), tuple(_line(one, units, base, spoken) for one in found))
        for occasion in ORDER
        if (found := [one for one in reminders if one.occasion is occasion])
    ]
    return Page(
        _subject(reminders, spoken),
        spoken("letter.greeting", name=name),
        tuple(sections),
        spoken("letter.end"),
    )


def saying(
    reminder: Reminder, name: str, who: str, text: str, units: Mapping[str, str], base: str, language: str
) -> Page:
    """What somebody (`who`: their name) said, in their own words, to a person (`name`); the facts stand below."""
    spoken = words(language)
    return Page(
        spoken(f"subject.{reminder.occasion}", code=reminder.task, title=reminder.title),
        spoken("letter.greeting", name=name),
        (
            *([Section(spoken(f"section.{reminder.occasion}", name=who), (Line(text),))] if text else []),
            Section(spoken("section.facts"), (_line(reminder, units, base, spoken),)),
        ),
        spoken("letter.end"),
    )


def facts(reminder: Reminder, units: Mapping[str, str], spoken: Words) -> tuple[str, ...]:
    """Role, deadline, the time that is left or over; of a silent unit what was seen."""
    unit = units.get(reminder.unit, reminder.unit)
    role = (spoken("fact.lead" if reminder.role is Role.LEAD else "fact.coordinating", unit=unit),) if unit else ()
    told = []
    if reminder.limit is None:
        told.append(spoken("fact.no_limit"))
    else:
        key = "fact.limit_words" if reminder.words else "fact.limit"
        told.append(spoken(key, day=spoken.day(reminder.limit), words=reminder.words))
    if reminder.left is not None:
        told.append(_left(reminder.left, spoken))
    if reminder.occasion is Occasion.SILENT:
        if reminder.used is not None:
            told.append(spoken("fact.used", percent=round(min(reminder.used, 1.0) * 100)))
        told.append(spoken("fact.nothing"))
    return (*role, "; ".join(told))


def address(base: str, code: str) -> str:
    """Of the task's page; "" where nobody knows the pages' address."""
    return f"{base.rstrip('/')}/task?{urlencode({'code': code})}" if base else ""


def left(days: int, spoken: Words) -> str:
    return _left(days, spoken)


def _left(days: int, spoken: Words) -> str:
    if days == 0:
        return spoken("fact.last_day")
    return spoken.counted("fact.left", days) if days > 0 else spoken.counted("fact.late", -days)


def _line(reminder: Reminder, units: Mapping[str, str], base: str, spoken: Words) -> Line:
    text = spoken("fact.task", code=reminder.task, title=reminder.title)
    return Line(text, facts(reminder, units, spoken), address(base, reminder.task))


def _subject(reminders: Sequence[Reminder], spoken: Words) -> str:
    if len(reminders) == 1:
        [one] = reminders
        return spoken(f"subject.{one.occasion}", code=one.task, title=one.title)
    counted = {occasion: sum(one.occasion is occasion for one in reminders) for occasion in ORDER}
    counts = ", ".join(spoken.counted(f"count.{occasion}", n) for occasion, n in counted.items() if n)
    return spoken("subject.several", counts=counts)
