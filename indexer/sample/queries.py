"""Questions as people of an office type them, with the documents that answer each. Pure.

What answers is known from what each document was made of, not from any search: its number, matter, kind, subject, and
for remembered sums and names the text it was given.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from indexer.sample.disk import Written, content
from indexer.sample.matters import Matter, dong
from indexer.sample.naming import bare
from indexer.sample.office import Office

_EACH = 8  # questions of each sort
_MOST_ANSWERS = 40


def queries(written: Sequence[Written], office: Office, random: Random) -> list[dict[str, object]]:
    """At least thirty where the drive is not tiny. `q_plain` is the same typed without marks and capitals."""
    readable = [one for one in written if one.is_readable]
    found: dict[str, list[str]] = {}
    for sort in (_numbers, _kinds, _matters, _subjects, _themes):
        taken = 0
        for question, answers in sort(_shuffled(readable, random)):
            if taken < _EACH and question not in found and 0 < len(answers) <= _MOST_ANSWERS:
                found[question] = answers
                taken += 1
    for question, answers in _remembered(_shuffled(readable, random), office):
        if answers and len(answers) <= _MOST_ANSWERS:
            found.setdefault(question, answers)
    return [{"q": q, "q_plain": bare(q).lower(), "relevant": sorted(paths)} for q, paths in found.items()]


Answered = Iterator[tuple[str, list[str]]]


def _shuffled(written: Sequence[Written], random: Random) -> list[Written]:
    return random.sample(written, len(written))


def _numbers(written: list[Written]) -> Answered:
    """A number alone: every paper that bears it as its own, of whatever year."""
    by_number: dict[str, list[str]] = defaultdict(list)
    for one in written:
        if one.is_official and one.life.topic.number:
            by_number[one.life.topic.written_number].append(one.path)
    yield from by_number.items()


def _kinds(written: list[Written]) -> Answered:
    """A kind and what it is about: `biên bản trường tiểu học tân lộc`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in written:
        if one.is_official and one.life.topic.form.kind:
            groups[f"{one.life.topic.kind} {one.life.topic.matter.project}".lower()].append(one.path)
    yield from groups.items()


def _matters(written: list[Written]) -> Answered:
    """Only the project: everything of the matter."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in written:
        groups[one.life.topic.matter.project.lower()].append(one.path)
    yield from groups.items()


def _subjects(written: list[Written]) -> Answered:
    """The subject as it stands on the paper, drafts and copies included."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in written:
        groups[one.subject].append(one.path)
    yield from groups.items()


def _themes(written: list[Written]) -> Answered:
    """What a matter is called in the office, and where: `bồi thường giải phóng mặt bằng xã tân lộc`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in written:
        matter = one.life.topic.matter
        groups[f"{matter.theme.words} {matter.place}".lower()].append(one.path)
    yield from groups.items()


def _remembered(written: list[Written], office: Office) -> Answered:
    """A sum, a company or a person that somebody remembers, from some matters; answered by the papers that say it."""
    by_project: dict[str, list[Written]] = defaultdict(list)
    for one in written:
        by_project[one.life.topic.matter.project].append(one)
    for group in list(by_project.values())[:_EACH]:
        for remembered in _facts(group[0].life.topic.matter):
            yield remembered, [one.path for one in group if remembered in _text(one, office)]


def _facts(matter: Matter) -> tuple[str, ...]:
    return (f"{dong(matter.amount)} đồng", matter.contractor)


def _text(one: Written, office: Office) -> str:
    said, _ = content(one.source or one.life, office)
    return "\n".join((said.subject, *said.paragraphs))
