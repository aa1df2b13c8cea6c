"""Events of the ledger as whole human actions. Pure: reads no clock and no database.

Three rules, for events of the same people with the same certainty of being the past:

* saves of one document in one sitting are one act, with the save that created it;
* the same done to several documents of one folder (or from one folder to another) within some minutes is one act;
* what follows within seconds is a machine's copying, and one act across the folders of one top folder.

An act stands where its newest event stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from indexer.model.act import QUIET, Act, Kind, doers, moved
from indexer.model.event import SAYINGS, Action, Event

SITTING = timedelta(minutes=45)  # between two saves of one document
BATCH = timedelta(minutes=10)  # between two documents of one folder
COPYING = timedelta(seconds=5)  # between two documents anywhere below one top folder
LEAST_EDITED = 4  # fewer edited documents are told one by one: each has its own words

Key = tuple[object, ...]


@dataclass(slots=True)
class _Group:
    kind: Kind
    events: list[Event]
    folder: Key = ()

    @property
    def reached(self) -> datetime:
        return self.events[-1].at


def acts(events: Sequence[Event], *, has_more: bool = False) -> tuple[Act, ...]:
    """Newest first. `events` newest first; `has_more`: the ledger goes on behind them, so the last acts may too."""
    sittings = _sittings(events)
    groups = _batches(sittings)
    end = events[-1].at if events else None
    made = [_act(group, end if has_more else None) for group in groups]
    return tuple(sorted(made, key=lambda act: (act.last.at, act.last.id), reverse=True))


def _sittings(events: Iterable[Event]) -> list[_Group]:
    found: list[_Group] = []
    waiting: dict[Key, _Group] = {}
    for event in events:
        key = (event.document, doers(event), event.is_past)
        group = waiting.get(key)
        if event.action not in (Action.ADDED, Action.MODIFIED):
            waiting.pop(key, None)
            found.append(_Group(Kind.SINGLE, [event]))
        elif group and group.reached - event.at <= SITTING:
            group.events.append(event)
            group.kind = Kind.SITTING
            if event.action is Action.ADDED:
                del waiting[key]
        else:
            group = _Group(Kind.SINGLE, [event])
            found.append(group)
            if event.action is Action.MODIFIED:
                waiting[key] = group
    return found


def _batches(groups: Iterable[_Group]) -> list[_Group]:
    found: list[_Group] = []
    waiting: dict[Key, _Group] = {}
    for group in groups:
        event = group.events[0]
        if group.kind is not Kind.SINGLE or event.action in SAYINGS:
            found.append(group)
            continue
        key, folder = _deed(event), _folder(event)
        open_one = waiting.get(key)
        if open_one and _continues(open_one, folder, event.at):
            open_one.events.append(event)
            open_one.folder = folder
            open_one.kind = Kind.BATCH
        else:
            group.folder = folder
            found.append(group)
            waiting[key] = group
    return [part for group in found for part in _apart(group)]


def _continues(group: _Group, folder: Key, at: datetime) -> bool:
    is_one_persons = bool(doers(group.events[0]))  # of nobody known, only what follows within seconds is one hand's
    return group.reached - at <= (BATCH if group.folder == folder and is_one_persons else COPYING)


def _apart(group: _Group) -> list[_Group]:
    """A few edited documents one by one."""
    is_edited = group.events[0].action is Action.MODIFIED and group.events[0].nature not in QUIET
    if group.kind is Kind.BATCH and is_edited and len(group.events) < LEAST_EDITED:
        return [_Group(Kind.SINGLE, [event]) for event in group.events]
    return [group]


def _deed(event: Event) -> Key:
    top = event.path.partition("/")[0] if "/" in event.path else ""
    was = (event.source_path or "").partition("/")[0]
    is_renamed = event.source_path is not None and _parent(event.source_path) == _parent(event.path)
    return (doers(event), event.action, event.nature in QUIET, event.is_past, event.drive, top, was, is_renamed)


def _folder(event: Event) -> Key:
    """The place of a deed: its folder; for a move, from where to where, the same for all files of a moved folder."""
    if event.source_path is None:
        return (_parent(event.path),)
    return moved(event.source_path, event.path)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _act(group: _Group, end: datetime | None) -> Act:
    span = {Kind.SITTING: SITTING, Kind.BATCH: BATCH, Kind.SINGLE: SITTING}[group.kind]
    is_open = end is not None and group.reached - end <= span
    return Act(tuple(group.events), group.kind, is_open)
