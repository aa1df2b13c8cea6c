"""The digest of a day or a week for one person, under their rights: what is due, what changed, what was said."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from indexer.config.tree import Config, PersonConfig
from indexer.coordination.deadlines import days_left, last_day, state_of
from indexer.coordination.working_days import calendar_of
from indexer.library.confidence import reads
from indexer.library.tasks import Asked
from indexer.model.reminder import Digest, DigestNews, DigestTask, NoteKind, Occasion
from indexer.model.task import Act, ActKind, Task, TaskCard, TaskState

MOST = 30  # of each part
AHEAD = timedelta(days=14)  # tasks due later are not told of yet
_FOR_WHOM = (ActKind.FEEDBACK, ActKind.NOTED)
_TOLD = frozenset(
    {
        *(ActKind.MADE, ActKind.CHANGED, ActKind.WITHDRAWN, ActKind.CLOSED, ActKind.REOPENED),
        *(ActKind.COMMENTED, ActKind.PROBLEM, ActKind.LESSON, ActKind.FEEDBACK, ActKind.NOTED),
    }
)


def digest(
    asked: Asked, found: Sequence[TaskCard], person: PersonConfig, occasion: Occasion, *, since: datetime, today: date
) -> Digest:
    """`asked` and `found`, all tasks, are on behalf of the person; `since`: when they were last told."""
    catalogue, config, _ = asked
    cards = {card.task.code: card for card in found}
    done = catalogue.acts.since(since)
    theirs = {code: card for code, card in cards.items() if _is_theirs(card.task, person, config)}
    undone = {act.about for act in done if act.kind is ActKind.UNDONE}
    acts = [
        act
        for act in done
        if act.kind in _TOLD
        and act.id not in undone
        and act.by != person.login
        and act.task in cards
        and reads(asked, cards[act.task].task, act)
    ]
    names = {one.login: one.name for one in config.people}
    feedback = [act for act in acts if act.kind in _FOR_WHOM and _is_meant(act, person)]
    others = [act for act in acts if act not in feedback and act.kind is not ActKind.NOTED and act.task in theirs]
    news = sorted((*(_news(act, cards, names) for act in others), *_files(theirs, since)), key=lambda one: one.at)
    return Digest(
        occasion,
        today,
        since,
        _mine(theirs, person, config, today),
        tuple(news[-MOST:]),
        tuple(_news(act, cards, names) for act in feedback[-MOST:]),
    )


def _is_theirs(task: Task, person: PersonConfig, config: Config) -> bool:
    return person.login in (task.lead_person, *task.people) or bool(person.unit and person.unit in task.units)


def _is_meant(act: Act, person: PersonConfig) -> bool:
    return act.person == person.login if act.person else bool(act.unit) and act.unit == person.unit


def _mine(theirs: dict[str, TaskCard], person: PersonConfig, config: Config, today: date) -> tuple[DigestTask, ...]:
    """Open tasks that name the person, and for a head all of the unit's, that are overdue or due in two weeks."""
    calendar = calendar_of(config.calendar)
    units = {unit.code for unit in config.units if unit.head == person.login}
    found = []
    for card in theirs.values():
        task = card.task
        is_named = person.login in (task.lead_person, *task.people)
        if state_of(task, today) not in (TaskState.OPEN, TaskState.OVERDUE):
            continue
        mine = [one for one in card.unit_states if one[0] in units or (is_named and one[0] == person.unit)]
        unit, limit, _ = mine[0] if mine else ("", last_day(task.due_on, task.words), None)
        if limit is None or limit > today + AHEAD or not (mine or is_named):
            continue
        left = days_left(limit, today, calendar)
        words = next((share.words for share in task.coordinating if share.unit == unit and share.due_on), task.words)
        found.append(DigestTask(task.code, task.title, unit, state_of(task, today), limit, words, left))
    return tuple(sorted(found, key=lambda one: (one.limit or date.max, one.code))[:MOST])


def _files(theirs: dict[str, TaskCard], since: datetime) -> Iterator[DigestNews]:
    for code, card in theirs.items():
        if card.last_at and card.last_at >= since:
            yield DigestNews(code, card.task.title, card.last_at, None)


def _news(act: Act, cards: dict[str, TaskCard], names: dict[str, str]) -> DigestNews:
    text = str(act.body.get("text", ""))
    kind = NoteKind(act.body["note"]) if act.kind is ActKind.NOTED else act.kind
    return DigestNews(act.task, cards[act.task].task.title, act.at, kind, names.get(act.by, act.by), act.unit, text)
