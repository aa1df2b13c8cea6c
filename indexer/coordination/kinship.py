"""Whether two documents are states of one piece of work: drafts, versions, copies of it. Pure.

A wrong yes hides a document under another one, so every doubt is a no. Papers made from one form are kept apart by what
the form leaves open: number, period and subject may not contradict each other, and the facts in the text (sums, dates,
names) must be the same to a good part, not only the words around them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from indexer.coordination.sketch import LEAST_WORDS, Likeness, alike
from indexer.model.trace import Standing, Trace

_MAIL = frozenset({"eml", "msg"})  # a message is a work of its own
_PICTURES = frozenset({"pdf"})  # of paper: the signed one of a document, its text unread
_ASIDE = frozenset(
    {"ban hanh", "du thao", "ban cu", "cu", "luu", "luu tru", "ban sao", "da ky", "trinh ky", "old", "final"}
)

_SAME = Likeness(0.85, 0.8)
_NAMED_OTHERWISE = Likeness(0.9, 0.9)  # or with another date in the name: of another meeting, or of another version
_NAMED = Likeness(0.75, 0.75)
_STATE = Likeness(0.4, 0.4)  # where the names say that they are states of one work
_STATE_REWORDED = Likeness(0.4, 0.65)  # and the subject was worded anew
_HEADED = Likeness(0.25, 0)  # and their headers have one long subject: a first draft may have little of the last one
_NUMBERED = Likeness(0.5, 0.2)
_FORM = Likeness(0.8, 0.5)  # words more alike and facts less: two papers of one form
_ALIKE_SUBJECTS = 0.65
_LONG_SUBJECT = 5  # words
_MANY_FACTS = 10


def kinship(one: Trace, other: Trace) -> float:
    """How surely the two are states of one work: 0 not at all, 1 the same bytes."""
    if contradict(one, other):
        return 0.0
    if _is_same(one.content, other.content) and _may_share_text(one, other):
        return 1.0
    if one.sketch.length < LEAST_WORDS or other.sketch.length < LEAST_WORDS:
        return 0.3 if _is_picture_of(one, other) or _is_picture_of(other, one) else 0.0
    found = alike(one.sketch, other.sketch)
    if one.number and one.number == other.number and _is_enough(found, _NUMBERED):
        return 0.99
    is_form = found.words > _FORM.words and found.facts < _FORM.facts
    if is_form or not any(_is_enough(found, least) for least in _thresholds(one, other)):
        return 0.0
    return (found.words + found.facts) / 2 * 0.99


def contradict(one: Trace, other: Trace) -> bool:
    """Whether something says that they cannot be the same work, however alike they are."""
    return (
        _differ(one.number, other.number)
        or _differ(one.kind, other.kind)
        or bool(one.subject and other.subject and not _is_same_subject(one.subject, other.subject))
        or _differ(_digits(one.stem), _digits(other.stem))
        or ((one.type in _MAIL or other.type in _MAIL) and not _is_same(one.content, other.content))
    )


def grouped(traces: Sequence[Trace]) -> tuple[tuple[Trace, ...], ...]:
    """The families among them, the surest kin joined first; nobody joins whom one of the family contradicts."""
    family: dict[int, tuple[Trace, ...]] = {trace.id: (trace,) for trace in traces}
    strengths = ((kinship(one, other), one, other) for one, other in combinations(traces, 2))
    for _, one, other in sorted(
        (each for each in strengths if each[0]), key=lambda each: (-each[0], each[1].id, each[2].id)
    ):
        mine, theirs = family[one.id], family[other.id]
        if mine is not theirs and not any(contradict(left, right) for left in mine for right in theirs):
            joined = (*mine, *theirs)
            family.update((trace.id, joined) for trace in joined)
    return tuple({id(group): group for group in family.values() if len(group) > 1}.values())


def _thresholds(one: Trace, other: Trace) -> Iterable[Likeness]:
    """Any of which is enough."""
    if _differ(one.day, other.day) or not _are_stems_related(one, other):
        if _may_share_text(one, other):
            yield _NAMED_OTHERWISE
        return
    yield _SAME
    is_same_subject = _is_same(one.subject, other.subject)
    if not is_same_subject and not _is_same(one.stem, other.stem):
        return
    if is_same_subject or not (one.subject and other.subject):
        yield _NAMED
    if _is_near(one, other) and _is_one_of_several(one, other):
        yield _named_state(one, other)


def _named_state(one: Trace, other: Trace) -> Likeness:
    if _is_same(one.subject, other.subject) and len(one.subject.split()) >= _LONG_SUBJECT:
        return _HEADED
    return _STATE if _is_part(one.subject, other.subject) else _STATE_REWORDED


def _is_enough(found: Likeness, least: Likeness) -> bool:
    return found.words >= least.words and found.facts >= least.facts


def _is_one_of_several(one: Trace, other: Trace) -> bool:
    """Whether the name or text of one says that it is a draft or a final one: there are others."""
    return bool({Standing.DRAFT, Standing.FINAL} & {one.standing, other.standing}) or one.draft != other.draft


def _are_stems_related(one: Trace, other: Trace) -> bool:
    """Whether the names may mean one work; where a name says too little, the subjects have to."""
    if one.stem and other.stem:
        return _is_part(one.stem, other.stem)
    return _is_same(one.subject, other.subject)


def _is_part(one: str, other: str) -> bool:
    """Whether the words of one are all among those of the other; nothing is a part of everything."""
    mine, theirs = set(one.split()), set(other.split())
    return mine <= theirs or theirs <= mine


def _may_share_text(one: Trace, other: Trace) -> bool:
    """Whether the same text makes them the same work: an empty form under two names is two works."""
    return _are_stems_related(one, other) or min(one.sketch.facts, other.sketch.facts) >= _MANY_FACTS


def _is_picture_of(paper: Trace, other: Trace) -> bool:
    """A PDF without text, beside the document it was printed from."""
    is_bare = paper.type in _PICTURES and paper.sketch.length == 0 and other.sketch.length >= LEAST_WORDS
    return (
        is_bare
        and bool(paper.stem)
        and paper.stem == other.stem
        and not _differ(paper.day, other.day)
        and _is_near(paper, other)
    )


def _is_near(one: Trace, other: Trace) -> bool:
    """Whether both lie at the same work: its task, its folder, or a folder for drafts or old ones in there."""
    return bool(one.tasks & other.tasks) or _place(one.folder) == _place(other.folder)


def _place(folder: str) -> str:
    parts = folder.split("/")
    while len(parts) > 1 and parts[-1] in _ASIDE:
        parts.pop()
    return "/".join(parts)


def _is_same(one: object, other: object) -> bool:
    return bool(one) and one == other


def _differ(one: object, other: object) -> bool:
    return bool(one) and bool(other) and one != other


def _digits(text: str) -> tuple[str, ...]:
    return tuple(word.lstrip("0") for word in text.split() if word.isdigit())


def _is_same_subject(one: str, other: str) -> bool:
    if one == other:
        return True
    mine, theirs = Counter(one.split()), Counter(other.split())
    if _digits(one) != _digits(other):
        return False
    return (mine & theirs).total() >= _ALIKE_SUBJECTS * (mine | theirs).total()
