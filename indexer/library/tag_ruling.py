"""Rules of tagging: which there are, what another one would change, and heads who make and take back theirs."""

import re
from collections.abc import Iterator
from itertools import islice

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.coordination.codes import Codes
from indexer.coordination.directives import directives_of
from indexer.coordination.tag_trial import Turn, turn
from indexer.coordination.tagging import COMMON, Subject, TagRules, own_rules
from indexer.errors import SpeakingError
from indexer.library.asking import Asked, kept
from indexer.library.speaking import is_open, speaker
from indexer.library.task_rights import check_lead
from indexer.library.wording import line
from indexer.model.document import Document
from indexer.model.tag_rule import RuleCard, Trial
from indexer.model.task import Act, ActKind, How, TagRule, Task
from indexer.vietnamese.numbers import number_key
from indexer.vietnamese.text import fold

MADE = (How.FOLDER, How.CODE, How.NUMBER)  # a task's query is a part of the task
_LONGEST = 300
_SHOWN = 200
_STEP = 500  # documents looked at together
_FIRST_DIGITS = re.compile(r"\d+")


def rules(asked: Asked, code: str = "", text: str = "") -> tuple[RuleCard, ...]:
    """By task, what the task itself says first. Of one task where it is named, with these words. Raises
    NotVisibleError."""
    catalogue, _, viewer = asked
    tasks = {one.code: one for one in ([kept(catalogue, code)] if code else catalogue.tasks.all())}
    counts: dict[tuple[str, How, str], int] = {}
    for (task, how, detail), count in catalogue.tag_counts.by_reason(viewer.drives, code).items():
        key = (task, how, number_key(detail) if how is How.NUMBER else detail)
        counts[key] = counts.get(key, 0) + count
    acts: dict[TagRule, Act] = {}
    for act in catalogue.acts.of_kind(ActKind.RULE, limit=100_000):
        acts.setdefault(rule_of(act), act)

    def card(rule: TagRule, *, is_own: bool) -> RuleCard:
        count = sum(counts.get((rule.task, rule.how, one), 0) for one in _details(rule, tasks[rule.task]))
        act = None if is_own else acts.get(rule)
        return RuleCard(rule, count, is_own, act.by, act.at, act.id) if act else RuleCard(rule, count, is_own)

    words = fold(text).split()

    def is_meant(rule: TagRule) -> bool:
        held = fold(f"{rule.task} {tasks[rule.task].title} {rule.value}") if words else ""
        return all(word in held for word in words)

    own = [TagRule(task.code, *one) for task in tasks.values() for one in ((How.CODE, task.code), *own_rules(task))]
    made = [rule for rule in catalogue.tag_rules.all(code) if rule.task in tasks and rule not in own]
    cards = [card(rule, is_own=True) for rule in own if is_meant(rule)]
    cards += [card(rule, is_own=False) for rule in made if is_meant(rule)]
    return tuple(sorted(cards, key=lambda one: (one.rule.task, not one.is_own, one.rule.how, one.rule.value)))


def tried(asked: Asked, rule: TagRule, *, is_on: bool) -> Trial:
    """What it would change to make this rule, or (`is_on` False) to take it back. Nothing is changed.

    Raises NotVisibleError, SpeakingError.
    """
    catalogue = asked[0]
    rule = _checked(catalogue, rule)
    made = set(catalogue.tag_rules.all())
    both = (_rules(catalogue, made), _rules(catalogue, made | {rule} if is_on else made - {rule}))
    found: dict[Turn, list[Document]] = {one: [] for one in Turn}
    for ids in _steps(sorted(_concerned(asked, rule))):
        tags = catalogue.tags.of(ids)
        for document in catalogue.documents.many(ids).values():
            citations = catalogue.citations.of(document.id) if rule.how is How.NUMBER or not is_on else ()
            subject = Subject(document.path, document.header, citations, document.modified_at.date())
            known = tags.get(document.id, ())
            numbers = {(tag.task, number_key(tag.detail)) for tag in known if tag.how is How.NUMBER}
            borne = [one for one in numbers if catalogue.tags.bear(*one, document.drive)]
            found[turn(rule.task, known, subject, both, borne)].append(document)
    gained, lost = (sorted(found[one], key=lambda each: each.path) for one in (Turn.GAINED, Turn.LOST))
    return Trial(len(gained), len(lost), tuple(gained[:_SHOWN]), tuple(lost[:_SHOWN]))


def put(asked: Asked, rule: TagRule, *, is_on: bool) -> int:
    """Makes the rule, or takes it back; the act's id. For the head of the leading unit and administrators.

    The service looks at the known documents again. Raises NotVisibleError, SpeakingError.
    """
    catalogue, config, viewer = asked
    by = speaker(config, viewer)
    with catalogue.writing():
        rule = _checked(catalogue, rule)
        check_lead(config, viewer, kept(catalogue, rule.task))
        _change(catalogue, rule, is_on=is_on)
        body = {"how": rule.how.value, "value": rule.value, "is_on": is_on}
        return catalogue.acts.add(Act(ActKind.RULE, now(), by, rule.task, body=body, is_open=is_open(viewer)))


def take_back(catalogue: Catalogue, act: Act) -> None:
    """Inside a transaction. Raises SpeakingError where it stands otherwise already."""
    _change(catalogue, rule_of(act), is_on=not act.body["is_on"])


def rule_of(act: Act) -> TagRule:
    return TagRule(act.task, How(str(act.body["how"])), str(act.body["value"]))


def _change(catalogue: Catalogue, rule: TagRule, *, is_on: bool) -> None:
    if (rule in catalogue.tag_rules.all(rule.task)) == is_on:
        raise SpeakingError("changed", "It stands so already", "There is nothing to do.")
    if is_on:
        catalogue.tag_rules.put(rule)
    else:
        catalogue.tag_rules.drop(rule)


def _checked(catalogue: Catalogue, rule: TagRule) -> TagRule:
    """As it is kept. Raises NotVisibleError, SpeakingError."""
    task = kept(catalogue, rule.task)
    value = line(rule.value)
    if rule.how is How.FOLDER:
        value = value.replace("\\", "/").strip("/ ")
    checked = TagRule(rule.task, rule.how, value)
    if rule.how not in MADE or not value or len(value) > _LONGEST:
        raise SpeakingError("rule", "A rule is a folder, a code or a number", "Write one of them.")
    if rule.how is How.NUMBER and not any(directives_of(task, value)):
        raise SpeakingError("number", f"{value} holds no number of a document", "Write it as 12/QĐ-UBND, with its day.")
    if (rule.how, value) in own_rules(task) or (rule.how, value) == (How.CODE, rule.task):
        raise SpeakingError("own", f"{rule.task} says so itself", "There is nothing to do, or change the task.")
    return checked


def _rules(catalogue: Catalogue, made: set[TagRule]) -> TagRules:
    tasks = catalogue.tasks.all()
    bare = TagRules(tasks, made)
    return TagRules(tasks, made, catalogue.citations.common(sorted(bare.directives), COMMON))


def _details(rule: TagRule, task: Task) -> set[str]:
    """What stands as detail of the tags that the rule made; of numbers their keys."""
    if rule.how is How.NUMBER:
        return {one.key for one in directives_of(task, rule.value)}
    return {rule.value}


def _concerned(asked: Asked, rule: TagRule) -> set[int]:
    """Documents of the viewer's drives whose tags the rule may decide."""
    catalogue, _, viewer = asked
    found = set(catalogue.tag_counts.tagged(rule.task, rule.how, viewer.drives))
    keys = _details(rule, kept(catalogue, rule.task)) if rule.how is How.NUMBER else set()
    for key in keys:
        found.update(catalogue.tag_counts.numbered(key, viewer.drives))
    found.update(_in_paths(rule, keys, catalogue.tag_counts.paths(viewer.drives)))
    return found


def _steps(ids: list[int]) -> Iterator[list[int]]:
    waiting = iter(ids)
    while step := list(islice(waiting, _STEP)):
        yield step


def _in_paths(rule: TagRule, keys: set[str], paths: Iterator[tuple[int, str]]) -> Iterator[int]:
    if rule.how is How.FOLDER:
        start = f"{fold(rule.value)}/"
        yield from (id for id, path in paths if fold(path).startswith(start))
    elif rule.how is How.CODE:
        codes = Codes([(rule.value, rule.task)])
        yield from (id for id, path in paths if codes.in_path(path))
    else:
        digits = {one[0].lstrip("0") for key in keys if (one := _FIRST_DIGITS.search(key))}
        yield from (id for id, path in paths if any(one in path.rpartition("/")[2] for one in digits))
