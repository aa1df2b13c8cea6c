"""Records one change: file state, document, event and outbox row. Called inside a writing transaction.

What a change means is decided by the parts it asks (`coordination`, `vietnamese`); this joins their answers.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.clock import from_ns
from indexer.coordination.attribution import NOBODY, Attribution, who_saved
from indexer.coordination.past import PastAct, past_acts
from indexer.coordination.people import merged
from indexer.coordination.placing import Places
from indexer.coordination.roster import Roster
from indexer.coordination.substance import changed_words
from indexer.extract import VERSION, Outcome
from indexer.model.document import Document
from indexer.model.entry import Change, Entry
from indexer.model.event import Action, Event
from indexer.model.paths import shown
from indexer.pipeline.describing import Described, described


@dataclass(frozen=True, slots=True)
class Moment:
    """When a change is recorded. `since` is the last time that we knew the whole drive; None before the first pass.

    `is_live`: seen while it happened; `is_urgent`: and somebody may be waiting for it.
    """

    now: datetime
    since: datetime | None
    is_first: bool = False
    is_live: bool = False
    is_urgent: bool = False

    def of(self, entry: Entry) -> datetime:
        """When the change happened: the kernel's change time if it lies since the last look, else now."""
        changed = from_ns(entry.ctime_ns)
        return changed if self.since is not None and self.since <= changed <= self.now else self.now


@dataclass(frozen=True, slots=True)
class Recorded:
    """The event's action, None if nothing really changed; whether the file is now one that could not be read."""

    action: Action | None
    is_refused: bool = False


class Recorder:
    def __init__(self, catalogue: Catalogue, roster: Roster, places: Places, zone: ZoneInfo) -> None:
        self._catalogue = catalogue
        self._zone = zone
        self._roster = roster
        self._places = places

    def removed(self, drive: str, change: Change, moment: Moment) -> bool:
        """Whether there was such a file to remove."""
        row = self._catalogue.files.at(drive, change.path)
        if row is None:
            return False
        document = self._known(row.id)
        self._catalogue.files.remove(row.id, moment.now.isoformat())
        version = self._catalogue.documents.mark_gone(row.id)
        self._event(document, Action.REMOVED, moment.now, moment, NOBODY)
        self._catalogue.outbox.add(row.id, version, urgent=moment.is_urgent)
        return True

    def moved(self, drive: str, change: Change, moment: Moment) -> bool:
        """The document follows its file. Whether its content may have changed on the way (it has to be read then)."""
        row = self._catalogue.files.at(drive, change.source or b"")
        if row is None or change.entry is None:
            return False
        before = self._known(row.id)
        same = (row.entry.size, row.entry.mtime_ns) == (change.entry.size, change.entry.mtime_ns)
        # until the new content is read, the recorded state stays the old one: a crash in between finds it again
        state = change.entry if same else replace(change.entry, size=row.entry.size, mtime_ns=row.entry.mtime_ns)
        self._catalogue.files.move(row.id, change.path, state)
        placed = self._placed(before, change.path, change.entry)
        version = self._catalogue.documents.place(placed)
        self._event(placed, Action.MOVED, moment.of(change.entry), moment, NOBODY, source_path=before.path)
        self._catalogue.outbox.add(row.id, version, urgent=moment.is_urgent)
        return not same

    def read(self, drive: str, change: Change, outcome: Outcome, moment: Moment) -> Recorded:
        """An added or modified file and what reading it gave."""
        assert change.entry is not None
        row = self._catalogue.files.at(drive, change.path)
        if row is None:
            return self._added(drive, change.path, change.entry, outcome, moment)
        if outcome.reading is None or (outcome.hash and outcome.hash == row.hash and not self._has_failed(row.id)):
            self._catalogue.files.touch(row.id, change.entry)
            if from_ns(change.entry.mtime_ns) != from_ns(row.entry.mtime_ns):
                self._replaced(self._placed(self._known(row.id), change.path, change.entry), moment)
            return Recorded(None)
        return self._modified(row.id, row.hash, change, outcome, moment)

    def _added(self, drive: str, raw: bytes, entry: Entry, outcome: Outcome, moment: Moment) -> Recorded:
        files = self._catalogue.files
        gone = files.last_gone(drive, raw)
        twins = files.with_hash(outcome.hash, 1)
        if gone:
            files.update(gone.id, entry, outcome.hash)
            id = gone.id
        else:
            id = files.add(drive, raw, entry, outcome.hash)
        content = described(outcome.reading, raw, self._zone)
        document = self._document(id, drive, raw, entry, content)
        version = self._store(document, content, moment)
        if moment.is_first:
            self._past(
                document,
                past_acts(content.properties, file_time=document.modified_at, now=moment.now, roster=self._roster),
                moment,
            )
        else:
            by = who_saved(content.properties, saved_at=document.modified_at, before=None, roster=self._roster)
            restored = gone is not None and bool(outcome.hash) and gone.hash == outcome.hash
            source = self._known(twins[0].id).path if twins and not restored else None
            action = Action.RESTORED if restored else Action.ADDED
            self._event(document, action, moment.of(entry), moment, by, source_path=source)
        self._catalogue.outbox.add(id, version, urgent=moment.is_urgent)
        return Recorded(Action.ADDED, content.refusal is not None)

    def _modified(self, id: int, old_hash: bytes, change: Change, outcome: Outcome, moment: Moment) -> Recorded:
        assert change.entry is not None
        drive, before, text_before = self._known(id).drive, self._known(id), self._catalogue.documents.text(id)
        self._catalogue.files.update(id, change.entry, outcome.hash)
        content = described(outcome.reading, change.path, self._zone)
        document = self._document(id, drive, change.path, change.entry, content)
        version = self._store(replace(document, people=before.people), content, moment)
        self._catalogue.outbox.add(id, version, urgent=moment.is_urgent)
        if outcome.hash and outcome.hash == old_hash:
            return Recorded(None, content.refusal is not None)  # the same file, read better than before
        by = who_saved(content.properties, saved_at=document.modified_at, before=before.properties, roster=self._roster)
        readable = content.refusal is None and not before.failure
        words = changed_words(text_before, content.text) if readable else (None, None)
        self._event(
            replace(document, people=before.people), Action.MODIFIED, moment.of(change.entry), moment, by, words=words
        )
        return Recorded(Action.MODIFIED, content.refusal is not None)

    def _store(self, document: Document, content: Described, moment: Moment) -> int:
        version = self._catalogue.documents.put(document, text=content.text, cited=content.cited)
        if content.refusal:
            self._catalogue.failures.put(document.id, content.refusal, at=moment.now, extractor=VERSION)
        else:
            self._catalogue.failures.clear(document.id)
        return version

    def _replaced(self, document: Document, moment: Moment) -> None:
        version = self._catalogue.documents.place(document)
        self._catalogue.outbox.add(document.id, version, urgent=moment.is_urgent)

    def _document(self, id: int, drive: str, raw: bytes, entry: Entry, content: Described) -> Document:
        bare = Document(
            id=id,
            drive=drive,
            raw=raw,
            path="",
            name="",
            type=content.type,
            size=entry.size,
            modified_at=from_ns(entry.mtime_ns),
            header=content.header,
            properties=content.properties,
        )
        return self._placed(bare, raw, entry)

    def _placed(self, document: Document, raw: bytes, entry: Entry) -> Document:
        path = shown(raw)
        return replace(
            document,
            raw=raw,
            path=path,
            name=path.rpartition("/")[2],
            size=entry.size,
            modified_at=from_ns(entry.mtime_ns),
            unit=self._places.unit_of(path),
            tasks=self._places.tasks_of(path),
        )

    def _past(self, document: Document, acts: tuple[PastAct, ...], moment: Moment) -> None:
        for act in acts:
            self._event(document, act.action, act.at, moment, act.by, is_past=True)
            document = replace(document, people=merged(document.people, act.by))

    def _event(
        self,
        document: Document,
        action: Action,
        at: datetime,
        moment: Moment,
        by: Attribution,
        *,
        source_path: str | None = None,
        words: tuple[int | None, int | None] = (None, None),
        is_past: bool = False,
    ) -> None:
        event = Event(
            at=at,
            seen_at=moment.now,
            action=action,
            drive=document.drive,
            path=document.path,
            document=document.id,
            source_path=source_path,
            person=by.person,
            unit=by.unit or document.unit,
            strength=by.strength,
            evidence=by.evidence,
            words_added=words[0],
            words_removed=words[1],
            tasks=document.tasks,
            is_past=is_past,
        )
        self._catalogue.events.add(event)
        if by.person:
            self._catalogue.documents.set_people(document.id, merged(document.people, by))

    def _known(self, id: int) -> Document:
        document = self._catalogue.documents.get(id)
        assert document is not None, f"file {id} has no document"
        return document

    def _has_failed(self, id: int) -> bool:
        return bool(self._known(id).failure)
