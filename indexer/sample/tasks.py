"""The office's tasks: what is to be done, who leads, who coordinates, until when. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from indexer.sample.matters import Matter, Matters
from indexer.sample.office import Member, Office, Unit
from indexer.sample.themes import DAILY, Theme, themes

FEWEST = 14
_FILES_PER_TASK = 60  # beyond the fewest
_MOST = 300
_STATES = ("open", "done", "overdue", "open", "done_late", "done", "overdue")


@dataclass(frozen=True, slots=True)
class Task:
    """`members` work on it. `openers` belong to a coordinating unit that opens and saves papers but changes none.

    Of the other coordinating units without members nobody ever does anything.
    """

    code: str
    matter: Matter
    title: str
    lead: Unit
    coordinating: tuple[Unit, ...]
    members: tuple[Member, ...]
    openers: tuple[Member, ...]
    assigned_on: date
    due_on: date
    closed_on: date | None
    directive: str

    @property
    def folder(self) -> str:
        return f"{self.lead.folder}/Nhiệm vụ/{self.code} {short(self.title)}"

    def state(self, today: date) -> str:
        if self.closed_on is None:
            return "overdue" if self.due_on < today else "open"
        return "done" if self.closed_on <= self.due_on else "done_late"


def short(title: str, words: int = 10) -> str:
    """The first words of a title, fit for a folder's name."""
    return " ".join(title.replace(",", "").split()[:words])


def tasks(random: Random, office: Office, matters: Matters, today: date, *, files: int) -> tuple[Task, ...]:
    """As many as so many files need, at least fourteen; every state is among them."""
    count = min(max(FEWEST, files // _FILES_PER_TASK), _MOST)
    about = [theme for theme in themes() if theme.key != DAILY]
    return tuple(_task(number, about[number % len(about)], random, office, matters, today) for number in range(count))


def _task(number: int, theme: Theme, random: Random, office: Office, matters: Matters, today: date) -> Task:
    assigned, due, closed = _dates(_STATES[number % len(_STATES)], random, today)
    matter = matters.make(theme, assigned.year + 1)
    lead = office.unit(theme.lead)
    coordinating = tuple(office.unit(code) for code in theme.coordinating)
    active, openers = list(coordinating), tuple[Member, ...]()
    if number % 2 == 0 and len(active) > 1:
        active.pop(random.randrange(len(active)))  # this unit stays silent
    if number % 3 == 1 and len(active) > 1:
        openers = tuple(random.sample(office.of(active.pop(random.randrange(len(active)))), 2))
    return Task(
        code=f"NV-{number + 1:02d}",
        matter=matter,
        title=theme.title.format(**matter.gaps()),
        lead=lead,
        coordinating=coordinating,
        members=tuple(member for unit in (lead, *active) for member in random.sample(office.of(unit), 2)),
        openers=openers,
        assigned_on=assigned,
        due_on=due,
        closed_on=closed,
        directive=f"{random.randint(100, 999)}/QĐ-UBND",
    )


def _dates(state: str, random: Random, today: date) -> tuple[date, date, date | None]:
    """Assigned, due, closed (or not), such that the task is in the given state today."""

    def days(least: int, most: int) -> timedelta:
        return timedelta(days=random.randint(least, most))

    if state == "open":
        return (today - days(25, 90), today + days(4, 90), None)
    if state == "overdue":
        return (today - days(70, 160), today - days(2, 40), None)
    assigned = today - days(180, 640)
    due = assigned + days(40, 110)
    return (assigned, due, due - days(0, 15) if state == "done" else due + days(3, 30))
