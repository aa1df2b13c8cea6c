"""Retells what a server saw at one path as whole acts: the ways programs save become one change each. Pure.

A file that is taken away and comes back within seconds was saved, not removed; writes that follow each other within
seconds are one save; what comes out of a temporary name was written there; a folder takes along what lies in it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from indexer.model.event import Action
from indexer.model.paths import is_inside, name_of
from indexer.model.sighting import Deed, Sighting

ONE_SAVE = timedelta(seconds=15)  # between two steps of one save; long uploads are told of every ten seconds

IsDocument = Callable[[bytes], bool]
"""Whether a raw path is a document's: not a temporary, backup or lock file, nor inside a recycle bin."""

_SCRATCH = re.compile(rb"[0-9A-F]{7,8}")  # Excel's, which may look like a date
_LOADED = (b".crdownload", b".part", b".partial", b".download", b".opdownload", b".filepart", b".!ut")


@dataclass(frozen=True, slots=True)
class Told:
    """A whole act. `path` is where it left the file, `was` where a move took it from; `name` as the log writes it.

    `at` is its last step, aware UTC. `is_unsure`: the first that the log knows of a file, which may have been there
    before or not.
    """

    action: Action
    at: datetime
    path: bytes
    name: str
    was: bytes | None = None
    seen: tuple[Sighting, ...] = ()
    is_unsure: bool = False


class _State(Enum):
    UNKNOWN = "unknown"  # the log began, or the folder was moved, while the file may have lain there
    THERE = "there"
    AWAY = "away"


def acts_at(path: bytes, seen: Iterable[Sighting], is_document: IsDocument) -> tuple[Told, ...]:
    """What happened at a path, oldest first. `seen`: in the order of time, of this path and of the folders above it.

    A move is an arrival where its `path` is this one, a leaving where its `was` is.
    """
    story = _Story(path, is_document)
    for one in seen:
        story.hear(one)
    return tuple(story.told)


@dataclass(slots=True)
class _Story:
    path: bytes
    is_document: IsDocument
    told: list[Told] = field(default_factory=list)
    _state: _State = _State.UNKNOWN
    _came_with_folder: bool = False  # the last act: perhaps this file was not in the folder yet

    def hear(self, one: Sighting) -> None:
        if one.deed is Deed.MOVED and one.was is not None:
            self._moved(one, one.was)
        elif one.deed in (Deed.WROTE, Deed.CREATED) and one.path == self.path:
            self._saved(one, is_new=one.deed is Deed.CREATED)
        elif one.deed in (Deed.REMOVED, Deed.RESTORED) and _holds(one.path, self.path):
            if one.deed is Deed.RESTORED:
                self._add(Action.RESTORED, one, _State.THERE)
            elif self._state is not _State.AWAY:
                self._add(Action.REMOVED, one, _State.AWAY)

    def _moved(self, one: Sighting, was: bytes) -> None:
        if _holds(one.path, self.path):
            source = was + self.path[len(one.path) :]
            if one.path != self.path:
                self._add(Action.MOVED, one, _State.UNKNOWN, was=source)
                self._came_with_folder = True
            elif self.is_document(was) and not _SCRATCH.fullmatch(name_of(was)):
                self._add(Action.MOVED, one, _State.THERE, was=source)
            else:
                self._saved(one, is_new=was.lower().endswith(_LOADED))
        elif _holds(was, self.path):
            target = one.path + self.path[len(was) :]
            if self.is_document(target):
                self._add(Action.MOVED, one, _State.AWAY, was=self.path, path=target)
            elif self._state is not _State.AWAY:
                self._add(Action.REMOVED, one, _State.AWAY)  # aside; unless a new one comes at once

    def _saved(self, one: Sighting, *, is_new: bool) -> None:
        last = self.told[-1] if self.told else None
        is_near = last is not None and one.at - last.at <= ONE_SAVE and _same_name(last.name, one.name)
        if last and is_near and last.action in (Action.ADDED, Action.MODIFIED):
            self.told[-1] = replace(last, at=one.at, seen=(*last.seen, one))
        elif last and is_near and last.action is Action.REMOVED:
            self.told[-1] = Told(Action.MODIFIED, one.at, self.path, one.name, seen=(*last.seen, one))
        elif self._state is _State.THERE:
            self._add(Action.MODIFIED, one, _State.THERE)
        elif self._state is _State.AWAY or is_new:
            if self._came_with_folder:
                self.told.pop()  # it is newer than its folder's move
            self._add(Action.ADDED, one, _State.THERE)
        else:
            self._add(Action.MODIFIED, one, _State.THERE)
            self.told[-1] = replace(self.told[-1], is_unsure=True)
        self._state, self._came_with_folder = _State.THERE, False

    def _add(
        self, action: Action, one: Sighting, state: _State, *, was: bytes | None = None, path: bytes | None = None
    ) -> None:
        self.told.append(Told(action, one.at, path or self.path, one.name, was, (one,)))
        self._state, self._came_with_folder = state, False


def _holds(above: bytes, path: bytes) -> bool:
    """Whether it is the path, or a folder above it."""
    return above == path or (above != b"" and is_inside(path, above))


def _same_name(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
