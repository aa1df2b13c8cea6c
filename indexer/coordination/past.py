"""What happened to a document before the first run: what a server's log tells of it, joined with what it tells itself.
Pure.

The log's acts stand. Creation and last change from the properties, and tracked changes and comments, are added where
no act of the log is the same one; a copy keeps its original's properties, which therefore tell nothing of it. A
document of which nobody says anything has the file's own time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from indexer.coordination.inside import WINDOW, who_created, who_saved
from indexer.coordination.remarks import evidence_of
from indexer.coordination.retelling import Told
from indexer.model.event import Action, Evidence, Nature, Strength
from indexer.model.reading import Mark, Properties
from indexer.model.sighting import Sighting

Who = Callable[[str], str]
"""Whom a written name stands for; "" for nobody."""

EARLIEST = datetime.fromisoformat("1990-01-01T00:00:00+00:00")  # before: a tool's default, not somebody's work
_SITTING = timedelta(minutes=30)  # between two marks of one author's sitting
_UNTIL_SAVED = timedelta(hours=1)  # from an author's last mark to the save that keeps it
MOST = 1000  # acts of one document that are told: the latest; more are a program's, not a person's
_SAVES = (Action.ADDED, Action.MODIFIED)


@dataclass(frozen=True, slots=True)
class PastAct:
    """`path`, `source`: raw, where it lay then and where a move took it from; None where the document lies now."""

    at: datetime
    action: Action
    evidence: tuple[Evidence, ...] = ()
    path: bytes | None = None
    source: bytes | None = None
    seen: tuple[Sighting, ...] = ()
    nature: Nature = Nature.UNKNOWN


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a document says of itself. `is_copy`: it was made by copying another one; `has_copy_name`: perhaps, and was
    saved since.
    """

    properties: Properties
    file_time: datetime
    marks: tuple[Mark, ...] = ()
    is_copy: bool = False
    has_copy_name: bool = False


def past_acts(own: OwnWords, life: Sequence[Told], *, now: datetime, who: Who) -> tuple[PastAct, ...]:
    """Oldest first; always at least the one that brought the file here. `life`: what the log tells, oldest first."""
    acts = [PastAct(one.at, one.action, (), one.path, one.was, one.seen) for one in life if _is_time(one.at, now)]
    if life and acts and life[0].is_unsure:
        acts[0] = replace(acts[0], action=_first_action(life[0], own))
    _add_saves(acts, own, now)
    if not own.is_copy:
        _add_marks(acts, own, now, who)
    if acts[0].action is Action.ADDED and own.is_copy:
        acts[0] = replace(acts[0], nature=Nature.COPIED)
    return tuple(acts[-MOST:])


def same_act(acts: Sequence[tuple[Action, datetime]], action: Action, at: datetime) -> int | None:
    """Which of the acts is the same as this one, told by another source: the nearest within two minutes."""
    fitting = [
        place
        for place, (other, when) in enumerate(acts)
        if abs(when - at) <= WINDOW and (other is action or (other in _SAVES and action in _SAVES))
    ]
    return min(fitting, key=lambda place: abs(acts[place][1] - at)) if fitting else None


def _first_action(first: Told, own: OwnWords) -> Action:
    created_at = own.properties.created_at
    if created_at is not None and abs(created_at - first.at) <= WINDOW:
        return Action.ADDED
    return first.action


def _add_saves(acts: list[PastAct], own: OwnWords, now: datetime) -> None:
    """Creation and last change as properties and the file tell them."""
    properties, file_time = own.properties, min(own.file_time, now)
    if own.is_copy:
        if not acts:
            acts.append(PastAct(max(file_time, EARLIEST), Action.ADDED))
        return
    created_at, modified_at = _plausible(properties.created_at, now), _plausible(properties.modified_at, now)
    creator = who_created(properties)
    if own.has_copy_name:
        created_at, creator = None, ()  # of the original
    saver = who_saved(properties, saved_at=file_time, before=None)
    if not acts and modified_at is not None and file_time - modified_at > WINDOW:
        # put here after its last save: what its properties tell happened elsewhere
        acts.append(PastAct(file_time, Action.ADDED, saver))
        return
    last_at = modified_at or max(file_time, EARLIEST)
    if not acts and (created_at is None or last_at - created_at <= WINDOW):
        acts.append(PastAct(last_at, Action.ADDED, (*saver, *creator)))
        return
    if created_at is not None:
        _join(acts, PastAct(created_at, Action.ADDED, creator))
    _join(acts, PastAct(last_at, Action.MODIFIED, saver))
    if not _is_told(acts, file_time):
        _join(acts, PastAct(file_time, Action.MODIFIED))


def _join(acts: list[PastAct], new: PastAct) -> None:
    """Puts an act in its place; gives its evidence to the same act where the log tells it."""
    place = same_act([(one.action, one.at) for one in acts], new.action, new.at)
    if place is not None:
        strong = tuple(_at_the_time(one, acts[place].at) for one in new.evidence)
        acts[place] = replace(acts[place], evidence=(*acts[place].evidence, *strong))
        return
    if acts and acts[0].action is Action.ADDED and new.at < acts[0].at:
        return  # before it came to the drive
    if new.action is Action.ADDED and acts and new.at > acts[0].at:
        return  # a new copy under an old name: the log knows it longer
    following = next((place for place, one in enumerate(acts) if one.at > new.at), len(acts))
    acts.insert(following, replace(new, path=_path_at(acts, following)))


def _path_at(acts: Sequence[PastAct], place: int) -> bytes | None:
    """Where the document lay between the acts before and from `place` on."""
    for one in acts[place:]:
        if one.action is Action.MOVED:
            return one.source
        if one.path is not None:
            return one.path
    return acts[-1].path if acts else None


def _at_the_time(one: Evidence, at: datetime) -> Evidence:
    """Properties that were written with an act which the log tells are as good as fresh ones."""
    is_saver = one.source == "properties.last_modified_by"
    return replace(one, strength=Strength.LIKELY) if is_saver and one.at and abs(one.at - at) <= WINDOW else one


def _is_told(acts: Sequence[PastAct], file_time: datetime) -> bool:
    """Whether the file's own time adds nothing: an act of that time, or saves that came after it."""
    return any(abs(one.at - file_time) <= WINDOW or one.at > file_time for one in acts if one.action in _SAVES)


def _add_marks(acts: list[PastAct], own: OwnWords, now: datetime, who: Who) -> None:
    """Each author's sitting belongs to the save that kept it; where none is known, it is a change of its own."""
    began = acts[0] if acts[0].action is Action.ADDED else None
    for sitting in _sittings(mark for mark in own.marks if mark.author.strip() and _is_time(mark.at, now)):
        evidence, author = evidence_of(sitting), who(sitting[0].author)
        at = max(mark.at for mark in sitting if mark.at)
        if began is not None and at < began.at - WINDOW:
            if any(_hands(began, who)) and not own.has_copy_name:  # came with the file, whoever brought it
                old = tuple(replace(one, strength=Strength.WEAK) for one in evidence)
                acts[0] = replace(acts[0], evidence=(*acts[0].evidence, *old))
            continue
        place = _kept_by(acts, at, author, who)
        if place is not None:
            acts[place] = replace(acts[place], evidence=(*acts[place].evidence, *evidence))
            continue
        is_remark = all(mark.kind == "commented" for mark in sitting)
        following = next((place for place, one in enumerate(acts) if one.at > at), len(acts))
        nature = Nature.REMARKED if is_remark else Nature.EDITED
        acts.insert(following, PastAct(at, Action.MODIFIED, evidence, _path_at(acts, following), nature=nature))


def _kept_by(acts: Sequence[PastAct], at: datetime, author: str, who: Who) -> int | None:
    """The save that kept an author's marks: one of the same minutes, or the author's own next one."""
    place = same_act([(one.action, one.at) for one in acts], Action.MODIFIED, at)
    if place is not None:
        return place
    for place, one in enumerate(acts):
        if one.action in _SAVES and timedelta() <= one.at - at <= _UNTIL_SAVED and author:
            return place if author in _hands(one, who) else None
    return None


def _hands(act: PastAct, who: Who) -> frozenset[str]:
    names = [one.value for one in act.evidence if not one.source.startswith("mark.")]
    return frozenset(who(name) for name in (*names, *(one.login or one.name for one in act.seen)))


def _sittings(marks: Iterable[Mark]) -> Iterable[tuple[Mark, ...]]:
    """Marks of one author that follow each other within half an hour, by the time of the last."""
    ordered = sorted(marks, key=lambda mark: (mark.author, mark.at or EARLIEST, mark.kind, mark.words))
    for _, group in groupby(ordered, key=lambda mark: mark.author):
        sitting: list[Mark] = []
        for mark in group:
            if sitting and mark.at and sitting[-1].at and mark.at - sitting[-1].at > _SITTING:
                yield tuple(sitting)
                sitting = []
            sitting.append(mark)
        yield tuple(sitting)


def _is_time(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and EARLIEST <= moment <= now


def _plausible(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if _is_time(moment, now) else None
