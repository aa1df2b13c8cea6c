"""What happened on the drive in two years: each document's life, act by act. Pure.

Everything else follows from these acts: the files at the end, what they say of themselves, the audit log, the truth.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

from indexer.sample.naming import file_name
from indexer.sample.office import Member, Office, Unit
from indexer.sample.papers import Topic, topic
from indexer.sample.tasks import Task

YEARS = 2
_FORMATS = (
    ("docx",) * 9
    + ("xlsx",) * 4
    + ("pdf",) * 4
    + ("doc", "xls", "pptx", "odt", "rtf", "txt", "csv", "html", "eml", "ods")
)
_HOURS = (7, 8, 8, 9, 9, 10, 10, 11, 13, 14, 14, 15, 15, 16, 16)


@dataclass(frozen=True, slots=True)
class Act:
    """`evidence`: what a machine could know of it: audit | properties | lock | none."""

    at: datetime
    action: str
    path: str
    source: str | None
    member: Member
    substantive: bool
    evidence: str


@dataclass(slots=True)
class Life:
    """One document. `revisions` are its substantive saves after the first; `is_gone`: removed in the end."""

    topic: Topic
    place: str
    ending: str
    path: str
    unit: Unit
    task: Task | None
    seed: int
    acts: list[Act] = field(default_factory=list)
    revisions: int = 0
    is_gone: bool = False

    @property
    def creator(self) -> Member:
        return self.acts[0].member

    @property
    def saves(self) -> list[Act]:
        return [act for act in self.acts if act.action in ("added", "modified")]


@dataclass(slots=True)
class Teller:
    """Tells lives one after the other; numbers of papers run through."""

    random: Random
    office: Office
    tasks: tuple[Task, ...]
    places: list[str]
    until: datetime
    _taken: set[str] = field(default_factory=set)
    _number: int = 11

    def life(self, *, must_stay: bool = True) -> Life:
        """A document of a task (most of them) or of a unit's daily work."""
        random = self.random
        task = random.choice(self.tasks) if random.random() < 0.7 else None
        start = self._start(task)
        author = random.choice(task.members if task else self.office.members)
        place = random.choice(self.places)
        theme = task.theme if task else random.choice([one.theme for one in self.tasks])
        project = task.project if task else f"xã {place}"
        self._number += 1
        number = self._number if random.random() < 0.7 else 0
        about = topic(random, theme, project, number, start.date(), place=place)
        ending = random.choice(_FORMATS)
        folder = self._folder(task, author, start)
        path = self._free(f"{folder}/{file_name(random, about, ending)}")
        life = Life(about, place, ending, path, author.unit, task, random.randrange(1 << 30))
        has_audit = random.random() < 0.85
        self._act(life, start, "added", author, has_audit=has_audit)
        self._live(life, start, has_audit=has_audit)
        if not must_stay:
            self._leave(life, has_audit=has_audit)
        return life

    def _live(self, life: Life, start: datetime, *, has_audit: bool) -> None:
        random, at = self.random, start
        hands = life.task.members if life.task else self.office.of(life.unit)
        for _ in range(min(random.randint(0, 6), random.randint(0, 6))):
            later = self._later(at)
            if later is None:
                return
            at = later
            member = random.choice(hands) if random.random() < 0.6 else life.creator
            happens = random.random()
            if happens < 0.72:
                self._act(life, at, "modified", member, has_audit=has_audit)
                life.revisions += 1
            elif happens < 0.82:
                self._act(life, at, "modified", member, substantive=False, has_audit=has_audit)
            elif happens < 0.93:
                self._rename(life, at, member, has_audit=has_audit)
            else:
                self._bounce(life, at, member, has_audit=has_audit)

    def _rename(self, life: Life, at: datetime, member: Member, *, has_audit: bool) -> None:
        folder, name = life.path.rpartition("/")[::2]
        if self.random.random() < 0.5 and not folder.endswith("Ban hành"):
            folder += "/Ban hành"
        else:
            name = file_name(self.random, life.topic, life.ending)
        target = self._free(f"{folder}/{name}")
        source, life.path = life.path, target
        self._act(life, at, "moved", member, source=source, substantive=False, has_audit=has_audit)

    def _bounce(self, life: Life, at: datetime, member: Member, *, has_audit: bool) -> None:
        """Deleted by mistake, and brought back."""
        self._act(life, at, "removed", member, substantive=False, has_audit=has_audit)
        back = at + timedelta(hours=1)
        self._act(life, back, "restored", member, substantive=False, has_audit=has_audit)

    def _leave(self, life: Life, *, has_audit: bool) -> None:
        at = self._later(life.acts[-1].at)
        if at is not None:
            self._act(life, at, "removed", life.creator, substantive=False, has_audit=has_audit)
            life.is_gone = True

    def _act(
        self,
        life: Life,
        at: datetime,
        action: str,
        member: Member,
        *,
        has_audit: bool,
        source: str | None = None,
        substantive: bool = True,
    ) -> None:
        evidence = "audit" if has_audit else "none"
        life.acts.append(Act(at, action, life.path, source, member, substantive, evidence))

    def _start(self, task: Task | None) -> datetime:
        if task is None:
            return self._moment(self.until.date() - timedelta(days=self.random.randint(1, 365 * YEARS - 10)))
        last = min(task.due_on + timedelta(days=20), self.until.date() - timedelta(days=1))
        days = max((last - task.assigned_on).days, 1)
        return self._moment(task.assigned_on + timedelta(days=self.random.randint(0, days)))

    def _later(self, at: datetime) -> datetime | None:
        """Some days on; None when that would be after the end."""
        later = self._moment(at.date() + timedelta(days=1 + min(int(self.random.expovariate(0.12)), 90)))
        return later if later < self.until else None

    def _moment(self, day: date) -> datetime:
        if day.weekday() >= 5:
            day -= timedelta(days=day.weekday() - 4)
        random = self.random
        # office hours are local; the ledger is UTC, seven hours behind
        at = datetime(day.year, day.month, day.day, random.choice(_HOURS), random.randrange(60), random.randrange(60))
        return at.replace(tzinfo=self.until.tzinfo) - timedelta(hours=7)

    def _folder(self, task: Task | None, author: Member, start: datetime) -> str:
        if task is None:
            return f"{author.unit.folder}/Công việc thường xuyên/{start.year}/Tháng {start.month:02d}"
        if author.unit == task.lead or self.random.random() < 0.7:
            return task.folder
        return f"{author.unit.folder}/Phối hợp/{task.code}"

    def _free(self, path: str) -> str:
        """The path, or with " (2)", " (3)" … where somebody has it already."""
        stem, dot, ending = path.rpartition(".")
        count = 1
        while path.lower() in self._taken:
            count += 1
            path = f"{stem} ({count}){dot}{ending}"
        self._taken.add(path.lower())
        return path


def with_properties(life: Life) -> Life:
    """Where no audit log saw the last save, what the document says of itself is the evidence left."""
    last = max(index for index, act in enumerate(life.acts) if act.action in ("added", "modified"))
    if life.ending in ("docx", "xlsx", "pptx", "odt", "ods", "doc", "xls", "pdf", "rtf"):
        for index in {0, last}:
            if life.acts[index].evidence == "none" and life.acts[index].member.office_name != "Administrator":
                life.acts[index] = replace(life.acts[index], evidence="properties")
    return life
