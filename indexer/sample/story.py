"""What happened on the drive: each document's life, act by act. Pure.

Everything else follows from these acts: the files at the end, what they say of themselves, the audit log, the truth.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from indexer.sample.hours import later
from indexer.sample.naming import file_name, folder
from indexer.sample.office import NOBODY, Member, Office, Unit
from indexer.sample.planning import Plan
from indexer.sample.tasks import Task
from indexer.sample.topics import Topic

SAVES = ("added", "modified")
_LOG_DAYS = 430  # the audit log was switched on so long before the end
_OUTAGE_DAYS = (200, 186)  # it wrote nothing between these days before the end
ONE_NAME = frozenset({"pdf"})  # says who made it, not who changed it
_LOCKED = frozenset({"docx", "xlsx", "odt", "ods"})  # of which LibreOffice leaves a lock file while they are open
_SPEAKING = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "doc", "xls", "pdf", "rtf"})  # have properties with names


@dataclass(frozen=True, slots=True)
class Act:
    """`evidence`: the strongest thing a machine could know it by: audit | properties | lock | none.

    `remark`: what the save left inside the document under the member's name: "" | comment | insertion. `on_disk`: the
    path as the disk has it where its Unicode form is another one, else "".
    """

    at: datetime
    action: str
    path: str
    source: str | None
    member: Member
    substantive: bool
    evidence: str
    remark: str = ""
    on_disk: str = ""


@dataclass(slots=True)
class Life:
    """One document, its `path` the last one. `is_gone`: removed in the end."""

    topic: Topic
    ending: str
    path: str
    task: Task | None
    seed: int
    acts: list[Act] = field(default_factory=list)
    is_gone: bool = False

    @property
    def unit(self) -> Unit:
        return self.topic.unit

    @property
    def creator(self) -> Member:
        return self.acts[0].member

    @property
    def saves(self) -> list[Act]:
        return [act for act in self.acts if act.action in SAVES]

    @property
    def revisions(self) -> int:
        """Substantive saves after the first."""
        return sum(act.substantive for act in self.saves[1:])


class Teller:
    """Tells lives one after the other."""

    def __init__(self, random: Random, office: Office, until: datetime) -> None:
        self._random, self._office, self._until = random, office, until
        self._taken: set[str] = set()

    def tell(self, plan: Plan) -> Life:
        path = self.free(f"{folder(self._random, plan.topic, plan.task)}/{self._name(plan.topic, plan.ending)}")
        life = Life(plan.topic, plan.ending, path, plan.task, plan.seed)
        self._act(life, plan.start, "added", plan.author)
        self._live(life)
        if plan.must_leave:
            self._leave(life)
        return with_properties(life)

    def leave_open(self, lives: Sequence[Life]) -> Life | None:
        """One more save just before the end, by whom neither log nor documents name: only the lock file tells it."""
        at = self._until - timedelta(minutes=25)
        unnamed = [member for member in self._office.members if not member.is_logged and member.office_name == NOBODY]
        for life in lives:
            mine = [member for member in unnamed if life.task and member.unit == life.task.lead]
            is_fit = life.ending in _LOCKED and not life.is_gone and life.acts[-1].at < at
            if mine and is_fit and life.saves[-1].evidence == "audit":
                life.acts.append(Act(at, "modified", life.path, None, mine[0], substantive=True, evidence="lock"))
                return life
        return None

    def free(self, path: str) -> str:
        """The path, or with " (2)", " (3)" … where somebody has it already; taken from now on."""
        stem, dot, ending = path.rpartition(".")
        count = 1
        while path.lower() in self._taken:
            count += 1
            path = f"{stem} ({count}){dot}{ending}"
        self._taken.add(path.lower())
        return path

    def is_logged(self, at: datetime, member: Member) -> bool:
        """Whether the audit log has it."""
        before = (self._until - at).days
        return member.is_logged and before < _LOG_DAYS and not _OUTAGE_DAYS[1] <= before < _OUTAGE_DAYS[0]

    def _live(self, life: Life) -> None:
        random, at = self._random, life.acts[0].at
        hands = life.task.members if life.task else self._office.of(life.unit)
        for _ in range(min(random.randint(0, 6), random.randint(0, 6))):
            at = later(random, at)
            if at >= self._until:
                return
            self._happen(life, at, random.choice(hands) if random.random() < 0.6 else life.creator)

    def _happen(self, life: Life, at: datetime, member: Member) -> None:
        random = self._random
        openers = life.task.openers if life.task else ()
        happens = random.random()
        if openers and happens < 0.2:
            self._act(life, at, "modified", random.choice(openers), substantive=False)
        elif happens < 0.75:
            remark = random.choice(("", "", "", "comment", "insertion")) if life.ending == "docx" else ""
            self._act(life, at, "modified", member, remark=remark)
        elif happens < 0.84:
            self._act(life, at, "modified", member, substantive=False)
        elif happens < 0.94:
            self._rename(life, at, member)
        else:
            self._bounce(life, at, member)

    def _rename(self, life: Life, at: datetime, member: Member) -> None:
        where, name = life.path.rpartition("/")[::2]
        if self._random.random() < 0.5 and not where.endswith("Ban hành"):
            where += "/Ban hành"
        else:
            name = self._name(life.topic, life.ending)
        source, life.path = life.path, self.free(f"{where}/{name}")
        self._act(life, at, "moved", member, source=source, substantive=False)

    def _bounce(self, life: Life, at: datetime, member: Member) -> None:
        """Deleted by mistake, and brought back out of the recycle bin."""
        self._act(life, at, "removed", member, substantive=False)
        self._act(life, at + timedelta(minutes=17), "restored", member, substantive=False)

    def _leave(self, life: Life) -> None:
        at = min(later(self._random, life.acts[-1].at), self._until - timedelta(minutes=1))
        self._act(life, at, "removed", life.creator, substantive=False)
        life.is_gone = True

    def _act(
        self,
        life: Life,
        at: datetime,
        action: str,
        member: Member,
        *,
        source: str | None = None,
        substantive: bool = True,
        remark: str = "",
    ) -> None:
        evidence = "audit" if self.is_logged(at, member) else "none"
        life.acts.append(Act(at, action, life.path, source, member, substantive, evidence, remark))

    def _name(self, topic: Topic, ending: str) -> str:
        return file_name(self._random, topic, ending)


def with_properties(life: Life) -> Life:
    """Where no audit log saw a save, its name in the finished document is the evidence left, if it says who."""
    if life.ending not in _SPEAKING:
        return life
    saves = [index for index, act in enumerate(life.acts) if act.action in SAVES]
    for index in saves:
        act = life.acts[index]
        is_named = index == saves[0] or (index == saves[-1] and life.ending not in ONE_NAME) or act.remark
        if act.evidence == "none" and is_named and act.member.office_name != NOBODY:
            life.acts[index] = replace(act, evidence="properties")
    return life
