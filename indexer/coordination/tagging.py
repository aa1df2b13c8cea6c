"""Which tasks a file serves: by its folder, a code in its path, a number it bears or cites; and what of its tags stays.
Pure.

What somebody said goes before every rule, also that it is *not* this task. What a rule once found stays when the file
moves elsewhere (the new place's task then comes first), and goes with its rule.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.coordination.codes import Codes
from indexer.coordination.directives import Directive, Said, directives_of, follows, is_it, means, unique
from indexer.model.document import Header
from indexer.model.relation import Citation
from indexer.model.task import How, Tag, TagRule, Task
from indexer.vietnamese.filenames import read_filename
from indexer.vietnamese.numbers import number_key
from indexer.vietnamese.text import fold

COMMON = 200  # documents that cite a number: it tells nothing any more
BY_HAND = frozenset({How.HAND, How.ACCEPTED})
_ORDER = (How.HAND, How.ACCEPTED, How.FOLDER, How.CODE, How.NUMBER, How.QUERY)


@dataclass(frozen=True, slots=True)
class Subject:
    """What of a document decides. `saved_on`: the day it was last changed. `borne`: documents of its drive that
    somebody tagged and whose numbers it cites."""

    path: str
    header: Header
    citations: tuple[Citation, ...] = ()
    saved_on: date | None = None
    borne: tuple[Directive, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    task: str
    how: How
    detail: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What has to change so that a document's tags are right; `tasks` is what stands beside it then."""

    put: tuple[Tag, ...]
    drop: tuple[str, ...]
    tasks: tuple[str, ...]


class TagRules:
    """The rules of all tasks: those the tasks themselves bring, and those made on the page (`made`)."""

    def __init__(
        self, tasks: Iterable[Task], made: Iterable[TagRule] = (), common: frozenset[str] = frozenset()
    ) -> None:
        """`common`: keys of numbers that so many documents cite that they tell nothing."""
        self.tasks = {task.code: task for task in tasks}
        self._folders: dict[str, list[tuple[str, str]]] = {}
        self._directives: dict[str, list[Directive]] = {}
        self._common = common
        codes = [(code, code) for code in self.tasks]
        self._rules = {TagRule(task.code, *rule) for task in self.tasks.values() for rule in own_rules(task)}
        self._rules.update(rule for rule in made if rule.task in self.tasks)
        for rule in sorted(self._rules, key=lambda rule: (rule.task, rule.how, rule.value)):
            if rule.how is How.FOLDER:
                self._folders.setdefault(_folder(rule.value), []).append((rule.task, rule.value))
            elif rule.how is How.NUMBER:
                for one in directives_of(self.tasks[rule.task], rule.value):
                    self._directives.setdefault(one.key, []).append(one)
            elif rule.how is How.CODE:
                codes.append((rule.value, rule.task))
        self._codes = Codes(codes)

    def queries(self) -> tuple[TagRule, ...]:
        """The saved queries, by task."""
        found = (rule for rule in self._rules if rule.how is How.QUERY)
        return tuple(sorted(found, key=lambda rule: (rule.task, rule.value)))

    @property
    def directives(self) -> frozenset[str]:
        """Keys of the numbers by which tasks are known."""
        return frozenset(self._directives)

    def of_path(self, path: str) -> tuple[Found, ...]:
        """Of folders that lie in each other the deepest one says the task."""
        found: list[Found] = []
        parts = fold(path).split("/")[:-1]
        for depth in range(len(parts), 0, -1):
            if held := self._folders.get("/".join(parts[:depth])):
                found += [Found(task, How.FOLDER, folder) for task, folder in held]
                break
        found += [Found(task, How.CODE, code) for task, code in self._codes.in_path(path)]
        return _each_once(found)

    def of(self, subject: Subject) -> tuple[Found, ...]:
        """Each task once, the surest rule first."""
        return _each_once((*self.of_path(subject.path), *self._of_numbers(subject)))

    def still_holds(self, tag: Tag, borne: Iterable[tuple[str, str]] = ()) -> bool:
        """Whether a tag's rule is still one. `borne`: (task, key) of documents that somebody tagged."""
        if tag.task not in self.tasks or (tag.how is How.CODE and tag.detail == tag.task):
            return True  # a task that is withdrawn may come back
        if tag.how is How.NUMBER:
            key = number_key(tag.detail)
            return any(one.task == tag.task for one in self._directives.get(key, ())) or (tag.task, key) in borne
        return TagRule(tag.task, tag.how, tag.detail) in self._rules

    def _of_numbers(self, subject: Subject) -> Iterator[Found]:
        for said in _own(subject):
            fits = [one for one in self._directives.get(said.key, ()) if is_it(one, said)]
            if one := unique(fits):
                yield Found(one.task, How.NUMBER, one.number)
        for citation in subject.citations:
            key = number_key(citation.number)
            if key in self._common:
                continue
            held = self._directives.get(key, ())
            fits = [one for one in held if means(one, citation, subject.header.issued_on, key)]
            fits += [one for one in subject.borne if one.key == key and follows(one, citation, key)]
            if one := unique(fits):
                yield Found(one.task, How.NUMBER, one.number)


def own_rules(task: Task) -> Iterator[tuple[How, str]]:
    """What the task itself says of how its files are known, its code left out."""
    yield from ((How.FOLDER, folder) for folder in task.folders if folder.strip("/ "))
    if task.directive:
        yield (How.NUMBER, task.directive)
    if task.match.strip():
        yield (How.QUERY, task.match)


def settled(
    document: int, known: Sequence[Tag], found: Sequence[Found], rules: TagRules, borne: Iterable[tuple[str, str]] = ()
) -> Settled:
    """What becomes of the tags of a document of which the rules found this."""
    before, borne = {tag.task: tag for tag in known}, frozenset(borne)
    put = [
        Tag(document, one.task, one.how, one.detail)
        for one in found
        if (tag := before.get(one.task)) is None
        or (tag.how not in BY_HAND and (tag.how, tag.detail) != (one.how, one.detail))
    ]
    now = {one.task for one in found}
    drop = [
        tag.task
        for tag in known
        if tag.how not in BY_HAND and tag.task not in now and not rules.still_holds(tag, borne)
    ]
    after = before | {tag.task: tag for tag in put}
    tasks = tasks_of([tag for code, tag in after.items() if code not in drop], [one.task for one in found])
    return Settled(tuple(put), tuple(drop), tuple(code for code in tasks if code in rules.tasks))


def tasks_of(tags: Iterable[Tag], now: Sequence[str] = ()) -> tuple[str, ...]:
    """The tasks as they stand beside a document: by hand first, then those that its place says now, then the rest."""
    on = {tag.task: tag for tag in tags if tag.is_on}
    hand = sorted((tag for tag in on.values() if tag.how in BY_HAND), key=lambda tag: (str(tag.at), tag.task))
    rest = sorted(
        (tag for tag in on.values() if tag.how not in BY_HAND), key=lambda tag: (_ORDER.index(tag.how), tag.task)
    )
    order = (*(tag.task for tag in hand), *(code for code in now if code in on), *(tag.task for tag in rest))
    return tuple(dict.fromkeys(order))


def _own(subject: Subject) -> Iterator[Said]:
    """What the document says of its own number, and its name of the number it begins with."""
    header = subject.header
    if header.number and not header.is_draft:
        yield Said(number_key(header.number), header.issued_on, None, header.issuer)
    named = read_filename(subject.path)
    if named.number and named.symbol:
        year = named.year or (subject.saved_on.year if subject.saved_on else None)
        yield Said(number_key(f"{named.number}/{named.symbol}"), named.day, year)


def _each_once(found: Iterable[Found]) -> tuple[Found, ...]:
    by_task: dict[str, Found] = {}
    for one in found:
        by_task.setdefault(one.task, one)
    return tuple(by_task.values())


def _folder(folder: str) -> str:
    return fold(folder.strip("/ "))
