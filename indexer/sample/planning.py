"""Which documents there are: what each is about, who begins it when, in which format. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import cycle
from random import Random

from indexer.sample.citing import linked
from indexer.sample.hours import local_day, moment
from indexer.sample.matters import Matter, Matters
from indexer.sample.office import Member, Office
from indexer.sample.tasks import Task
from indexer.sample.themes import DAILY, themes
from indexer.sample.topics import Topic, topic

YEARS = 2
_ENDINGS = {
    "paper": ("docx",) * 11 + ("pdf",) * 5 + ("doc",) * 3 + ("odt", "rtf", "html"),
    "sheet": ("xlsx",) * 6 + ("xls", "xls", "ods", "csv"),
    "slides": ("pptx",),
    "note": ("txt", "docx", "txt", "md"),
    "mail": ("eml",),
}
_FILES_PER_MATTER = 10
_DAILY_SHARE = 0.25
_TASK_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Plan:
    topic: Topic
    start: datetime
    author: Member
    task: Task | None
    ending: str
    seed: int
    must_leave: bool = False


@dataclass(slots=True)
class _Work:
    """What documents come out of one by one: a task, or a matter of a unit's daily work."""

    matter: Matter
    task: Task | None
    authors: Iterator[Member]
    first: date
    last: date
    made: Counter[int]


class Planner:
    """Spreads documents over tasks and other matters; every matter goes through its theme's forms in turn."""

    def __init__(
        self, random: Random, office: Office, tasks: Sequence[Task], matters: Matters, until: datetime
    ) -> None:
        self._random, self._office, self._matters = random, office, matters
        self._today = local_day(until)
        self._endings = {shape: cycle(random.sample(every, len(every))) for shape, every in _ENDINGS.items()}
        self._tasks = [self._work_of(task) for task in tasks]

    def plans(self, count: int, *, leaving: int) -> list[Plan]:
        """So many documents, in no order of time, the last `leaving` of them deleted in the end; numbered."""
        longest = 365 * YEARS - 5
        others = [self._daily(longest)]
        others += [
            self._daily(self._random.randint(20, longest)) for _ in range(max(count // _FILES_PER_MATTER // 2, 3))
        ]
        in_tasks = int((count + leaving) * _TASK_SHARE)
        works = [self._tasks[number % len(self._tasks)] for number in range(in_tasks)]
        works += [others[number % len(others)] for number in range(count + leaving - in_tasks)]
        self._random.shuffle(works)
        made = [self._plan(work, must_leave=number >= count) for number, work in enumerate(works)]
        return numbered(made, self._random)

    def _plan(self, work: _Work, *, must_leave: bool) -> Plan:
        random, forms = self._random, work.matter.theme.forms
        place = work.made.total() % len(forms)
        round_ = work.made[place]
        work.made[place] += 1
        start = moment(random, work.first + timedelta(days=random.randint(0, max((work.last - work.first).days, 0))))
        author = next(work.authors)
        about = topic(work.matter, forms[place], local_day(start), author.unit, round_=round_)
        ending = next(self._endings[about.form.shape])
        return Plan(about, start, author, work.task, ending, random.randrange(1 << 30), must_leave)

    def _work_of(self, task: Task) -> _Work:
        """Papers of a task begin between the order and its end; every unit that works on it begins some."""
        lead = [member for member in task.members if member.unit == task.lead]
        others = [member for member in task.members if member.unit != task.lead]
        turns = [one for other in others for one in (self._random.choice(lead), other)] or lead
        last = min(task.closed_on or self._today, self._today) - timedelta(days=3)
        return _Work(task.matter, task, cycle(turns), task.assigned_on + timedelta(days=1), last, Counter())

    def _daily(self, days: int) -> _Work:
        """A matter that is nobody's task, some months from so many days ago on."""
        random = self._random
        every = themes()
        daily = next(theme for theme in every if theme.key == DAILY)
        theme = daily if random.random() < _DAILY_SHARE else random.choice(every)
        first = self._today - timedelta(days=days)
        unit = random.choice(self._office.units) if theme is daily else self._office.unit(theme.lead)
        members = self._office.of(unit)
        last = min(first + timedelta(days=random.randint(20, 120)), self._today - timedelta(days=3))
        return _Work(self._matters.make(theme, first.year), None, cycle(members), first, last, Counter())


def numbered(plans: Sequence[Plan], random: Random) -> list[Plan]:
    """Gives official papers their numbers: a row for each symbol and year, in the order of their days, with gaps.

    The second paper of a form is a draft and keeps its number blank, as does one in ten of the others.
    """
    last: Counter[tuple[str, str, int]] = Counter()
    seen: set[tuple[str, str]] = set()
    found = list(plans)
    for index in sorted(range(len(plans)), key=lambda one: (plans[one].topic.day, one)):
        about = plans[index].topic
        key = (about.matter.project, about.subject)
        is_draft = key in seen or (not about.is_incoming and random.random() < 0.1)
        seen.add(key)
        if about.is_official and not is_draft:
            row = (about.issuer.name, about.symbol, about.day.year)
            last[row] += random.randint(1, 9)
            found[index] = replace(plans[index], topic=replace(about, number=last[row]))
    return [
        replace(plan, topic=about) for plan, about in zip(found, linked([plan.topic for plan in found]), strict=True)
    ]
