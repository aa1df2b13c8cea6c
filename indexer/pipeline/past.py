"""Tells what happened on a drive before the first pass: of documents that lie there, and of those that are gone.
Called inside a writing transaction.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from indexer.catalogue import Catalogue
from indexer.clock import EPOCH
from indexer.config.tree import DriveConfig
from indexer.coordination.copies import is_named_copy
from indexer.coordination.lives import end_of, life_of
from indexer.coordination.past import EARLIEST, MOST, OwnWords, PastAct, past_acts, same_act
from indexer.coordination.placing import Places
from indexer.coordination.retelling import ONE_SAVE, IsDocument, Told
from indexer.coordination.roster import Roster
from indexer.drive.ignore import Ignore
from indexer.model.document import Document
from indexer.model.entry import Entry
from indexer.model.event import Action, Event
from indexer.model.paths import name_of, shown, suffix
from indexer.model.sighting import Deed, Sighting
from indexer.pipeline.crediting import Crediting
from indexer.pipeline.describing import RULES, Described
from indexer.pipeline.tagging import Tagging
from indexer.pipeline.witnessing import above

_WORK = frozenset({Deed.WROTE, Deed.CREATED})
_SAME = timedelta(seconds=3)  # properties have whole seconds, and a program writes them just before the file
_FILE = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,5}")


class Past:
    def __init__(
        self,
        catalogue: Catalogue,
        roster: Roster,
        places: Places,
        tagging: Tagging,
        drives: Iterable[DriveConfig] = (),
    ) -> None:
        self._catalogue = catalogue
        self._roster = roster
        self._places = places
        self._tagging = tagging
        self._crediting = Crediting(catalogue, roster)
        self._ignores = {drive.name: Ignore(drive.ignore) for drive in drives}

    def tell(self, document: Document, content: Described, now: datetime, *, is_copy: bool) -> None:
        """Of a document that the first pass has found and just recorded."""
        is_named = is_named_copy(document.raw)
        own = OwnWords(content.properties, document.modified_at, content.marks, is_copy, is_named)
        life = self._life(document.drive, document.raw, None, now)
        acts = past_acts(own, life, now=now, who=self._who)
        self._add(document, acts, now)

    def tell_before(self, at: datetime, document: Document, content: Described, now: datetime) -> bool:
        """What was before a save that came while the document waited to be read; whether anything was."""
        own = OwnWords(content.properties, document.modified_at, content.marks, False, is_named_copy(document.raw))
        until = at - ONE_SAVE
        life = tuple(one for one in self._life(document.drive, document.raw, None, now) if one.at < until)
        acts = tuple(one for one in past_acts(own, life, now=now, who=self._who) if one.at < until)
        self._add(document, acts, now)
        return bool(acts)

    def ends(self, drive: str, at: datetime) -> None:
        """A pass over the drive that began then is recorded: if it is the first one, all before is past."""
        if self._catalogue.retold.began(drive) is None:
            self._catalogue.retold.begin(drive, min(at, self._catalogue.events.began(drive) or at))

    def waits(self, drive: str) -> bool:
        """Whether the drive's log was added to since it was last looked at."""
        return self._catalogue.retold.began(drive) is not None and bool(self._catalogue.retold.next(drive, 1))

    def retell(self, drive: str, most: int, now: datetime) -> int:
        """What the drive's log tells that nobody has told yet, from so many of its sightings; how many it were.

        Documents that are gone get a row without text; one that lies there learns what its log told late.
        """
        seen, began = self._catalogue.retold.next(drive, most), self._catalogue.retold.began(drive)
        if not seen or began is None:
            return 0
        old = [one for one in seen if one.at < began]
        claimed = set(self._catalogue.sightings.claimed([one.id for one in old])) if old else set()
        for one in old:
            if one.id not in claimed and not self._skips(drive, one.path):
                claimed.update(self._retell(one, began, now))
        self._catalogue.retold.up_to(drive, seen[-1].id)
        return len(seen)

    def _retell(self, one: Sighting, began: datetime, now: datetime) -> frozenset[int]:
        """The whole life of the document that was seen; which sightings are told by now."""
        drive = one.drive
        path, until = end_of(one, one.path, lambda path: self._seen(drive, path, began), self._is_document(drive))
        life = self._life(drive, path, until, began)
        told = frozenset(seen.id for act in life for seen in act.seen)
        if one.id not in told or self._is_folder(drive, path, life):
            return told
        row = self._catalogue.files.at(drive, path) if until is None else None
        row = row or self._catalogue.files.last_gone(drive, path)
        id = row.id if row else self._moved_unseen(drive, path, life)
        document = self._catalogue.documents.get(id) if id is not None else self._gone(drive, path, life, began)
        if document is not None:
            self._join(document, life, now)
        return told

    def _moved_unseen(self, drive: str, path: bytes, life: tuple[Told, ...]) -> int | None:
        """The document that was moved away past the log: the only one whose properties tell one of the same saves, of
        the same person and to the second."""
        saves = [one for one in life if one.action in (Action.ADDED, Action.MODIFIED)]
        if life[-1].action is Action.REMOVED:
            return None
        found = set()
        for one in saves:
            person = self._roster.find(one.name)
            for event in self._catalogue.events.past_saves(drive, one.at - _SAME, one.at + _SAME):
                is_same_kind = suffix(event.path.encode()) == suffix(path)
                if is_same_kind and event.evidence and person and event.person in ("", person.name):
                    found.add(event.document)
        return found.pop() if len(found) == 1 else None

    def _join(self, document: Document, life: tuple[Told, ...], now: datetime) -> None:
        """Acts that are known from elsewhere get these witnesses; the others are told."""
        known = [one for one in self._catalogue.events.of_document(document.id, limit=MOST) if one.is_past]
        times = [(one.action, one.at) for one in known]
        ids = [seen.id for act in life for seen in act.seen]
        claimed = self._catalogue.sightings.claimed_for(document.id, ids)
        acts = []
        for one in life:
            if claimed & {seen.id for seen in one.seen}:
                continue
            place = same_act(times, one.action, one.at)
            if place is None:
                acts.append(PastAct(one.at, one.action, (), one.path, one.was, one.seen))
                continue
            self._catalogue.sightings.claim(known[place].id, (seen.id for seen in one.seen))
            self._catalogue.credits.judge_again((known[place].id,))
        acts = acts[max(len(acts) + len(known) - MOST, 0) :]
        self._add(document, tuple(acts), now)
        if acts and not self._catalogue.documents.is_gone(document.id):
            version = self._catalogue.documents.renew(document.id)
            self._catalogue.outbox.add(document.id, version, urgent=False)

    def _add(self, document: Document, acts: tuple[PastAct, ...], now: datetime) -> None:
        self._crediting.add_all((self._event(document, one, now), one.seen) for one in acts)

    def _event(self, document: Document, act: PastAct, now: datetime) -> Event:
        path = document.path if act.path is None else shown(act.path)
        is_here = path == document.path
        return Event(
            at=act.at,
            seen_at=now,
            action=act.action,
            drive=document.drive,
            path=path,
            document=document.id,
            source_path=shown(act.source) if act.source is not None else None,
            unit=document.unit if is_here else self._places.unit_of(path),
            evidence=act.evidence,
            tasks=document.tasks if is_here else self._tagging.tasks_of_path(path),
            is_past=True,
            nature=act.nature,
        )

    def _gone(self, drive: str, path: bytes, life: tuple[Told, ...], began: datetime) -> Document:
        """A row for a document that nobody can read any more."""
        last_at = life[-1].at
        nanoseconds = (last_at - EPOCH) // timedelta(microseconds=1) * 1000
        id = self._catalogue.files.add(drive, path, Entry(0, nanoseconds, nanoseconds, 0), b"")
        self._catalogue.files.remove(id, min(last_at, began).isoformat())
        name = shown(path)
        document = Document(
            id=id,
            drive=drive,
            raw=path,
            path=name,
            name=shown(name_of(path)),
            type=suffix(path).lstrip("."),
            size=0,
            modified_at=last_at,
            unit=self._places.unit_of(name),
        )
        document, tagged = self._tagging.decide(document, ())
        self._catalogue.documents.put(document, text=None, cited=(), described=RULES)
        self._catalogue.documents.mark_gone(id)
        self._tagging.put(id, tagged)
        return document

    def _life(self, drive: str, path: bytes, until: datetime | None, before: datetime) -> tuple[Told, ...]:
        return life_of(path, lambda path: self._seen(drive, path, before), self._is_document(drive), until=until)

    def _seen(self, drive: str, path: bytes, before: datetime) -> tuple[Sighting, ...]:
        return self._catalogue.sightings.at(drive, [path, *above(path)], EARLIEST, before)

    def _is_document(self, drive: str) -> IsDocument:
        return lambda path: not self._skips(drive, path)

    def _skips(self, drive: str, path: bytes) -> bool:
        rules = self._ignores.get(drive)
        return rules is not None and rules.skips(path)

    def _is_folder(self, drive: str, path: bytes, life: tuple[Told, ...]) -> bool:
        """A log does not say what it moved or removed."""
        if any(seen.deed in _WORK for act in life for seen in act.seen):
            return False
        return _FILE.fullmatch(suffix(path)) is None or self._catalogue.retold.is_folder(drive, path)

    def _who(self, name: str) -> str:
        person = self._roster.find(name)
        return (person.login or person.name) if person else ""
