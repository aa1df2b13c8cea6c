"""Records one change: file state, document, event and outbox row. Called inside a writing transaction.

What a change means is decided by the parts it asks (`coordination`, `vietnamese`); this joins their answers.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.catalogue.files import FileRow
from indexer.clock import from_ns
from indexer.coordination.inside import who_created, who_saved
from indexer.coordination.keeping import Save
from indexer.coordination.placing import Places
from indexer.coordination.roster import Roster
from indexer.extract import VERSION, Outcome
from indexer.model.document import Document
from indexer.model.entry import Change, Entry
from indexer.model.event import Action, Event, Evidence
from indexer.model.paths import shown
from indexer.model.reading import Reading, Reason, Refusal
from indexer.pipeline.crediting import Crediting
from indexer.pipeline.describing import Described, described
from indexer.pipeline.former import keep_former
from indexer.pipeline.moment import Moment
from indexer.pipeline.past import Past
from indexer.pipeline.scanned import pages_to_read, with_scans
from indexer.pipeline.storing import store
from indexer.pipeline.tagging import Tagging
from indexer.pipeline.weighing import UNWEIGHED, Weight, former_of, source_of, weight_of_added, weight_of_save
from indexer.pipeline.witnessing import Place, logged_at, witnesses

SAVED_WITHIN = timedelta(minutes=10)  # between a document's leaving its path and coming back saved
_PASSING = (Reason.NO_ACCESS, Reason.VANISHED)  # why a file could not be read just now


@dataclass(frozen=True, slots=True)
class Recorded:
    """The event's action, None if nothing really changed; whether the file is now one that could not be read."""

    action: Action | None
    is_refused: bool = False


class Recorder:
    def __init__(
        self,
        catalogue: Catalogue,
        roster: Roster,
        placing: tuple[Places, Tagging],
        zone: ZoneInfo,
        past: Past,
        *,
        scanned_pages: int = 50,
    ) -> None:
        """`scanned_pages`: at most so many pages of a document are read from pictures."""
        self._scanned_pages = scanned_pages
        self._catalogue = catalogue
        self._zone = zone
        self._crediting = Crediting(catalogue, roster)
        self._places, self._tagging = placing
        self._past = past

    def removed(self, drive: str, change: Change, moment: Moment) -> bool:
        """Whether there was such a file to remove."""
        row = self._catalogue.files.at(drive, change.path)
        if row is None:
            return False
        document = self._known(row.id)
        self._catalogue.files.remove(row.id, moment.now.isoformat())
        version = self._catalogue.documents.mark_gone(row.id)
        self._catalogue.citations.put(row.id, ())
        self._event(document, Action.REMOVED, moment.now, moment)
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
        placed, tagged = self._tagging.decide(placed, self._catalogue.citations.of(row.id))
        version = self._catalogue.documents.place(placed)
        self._tagging.put(row.id, tagged)
        at = moment.of_move(row.entry, change.entry)
        self._event(placed, Action.MOVED, at, moment, source=before)
        self._catalogue.outbox.add(row.id, version, urgent=moment.is_urgent)
        return not same

    def read(self, drive: str, change: Change, outcome: Outcome, moment: Moment, *, is_again: bool = False) -> Recorded:
        """An added or modified file and what reading it gave, with what is known of its scanned pages.

        `is_again`: the same content, of which more is known now.
        """
        reading, scans = outcome.reading, self._catalogue.scans
        if not isinstance(reading, Reading):
            return self._read(drive, change, outcome, moment, is_again=is_again)
        pages = pages_to_read(reading, self._scanned_pages) if outcome.hash else ()
        outcome = replace(outcome, reading=with_scans(reading, scans.pages(outcome.hash) if pages else {}))
        recorded = self._read(drive, change, outcome, moment, is_again=is_again)
        if pages and not recorded.is_refused:
            scans.want(outcome.hash, reading.type, pages)
        return recorded

    def _read(self, drive: str, change: Change, outcome: Outcome, moment: Moment, *, is_again: bool) -> Recorded:
        assert change.entry is not None
        row = self._catalogue.files.at(drive, change.path)
        if row is None:
            left = self._catalogue.files.last_gone(drive, change.path, since=moment.now - SAVED_WITHIN)
            if left and not _same_content(left, outcome.hash, change.entry):
                return self._modified(left, change, outcome, moment)  # saved, however long that took
            return self._added(drive, change.path, change.entry, outcome, moment)
        same = _same_state(row.entry, change.entry)
        if same and isinstance(outcome.reading, Refusal) and outcome.reading.reason in _PASSING:
            if self._known(row.id).failure != Reason.SECRET:
                self._catalogue.failures.put(row.id, outcome.reading, at=moment.now, extractor=VERSION)
            return Recorded(None, is_refused=True)  # what was read of it before still holds
        is_known = outcome.hash and outcome.hash == row.hash and not (is_again or self._has_failed(row.id))
        if outcome.reading is None or is_known:
            self._catalogue.files.touch(row.id, change.entry)
            if from_ns(change.entry.mtime_ns) != from_ns(row.entry.mtime_ns):
                self._replaced(self._placed(self._known(row.id), change.path, change.entry), moment)
            return Recorded(None)
        return self._modified(row, change, outcome, moment)

    def _added(self, drive: str, raw: bytes, entry: Entry, outcome: Outcome, moment: Moment) -> Recorded:
        files = self._catalogue.files
        gone = files.last_gone(drive, raw)
        if gone:
            files.update(gone.id, entry, outcome.hash)
            id = gone.id
        else:
            id = files.add(drive, raw, entry, outcome.hash)
        content = described(outcome.reading, raw, self._zone, from_ns(entry.mtime_ns))
        row = FileRow(id, drive, raw, entry, outcome.hash)
        former = former_of(self._catalogue, self._known(id)) if gone else None
        document = self._document(id, drive, raw, entry, content)
        document = replace(document, people=self._known(id).people) if gone else document
        document, version = self._store(document, content, moment)
        if moment.is_first:
            is_copy = raw in moment.copies or source_of(self._catalogue, row) is not None
            self._past.tell(document, content, moment.now, is_copy=is_copy)
        else:
            inside = who_saved(content.properties, saved_at=document.modified_at, before=None)
            restored = gone is not None and _same_content(gone, outcome.hash, entry)
            at = moment.of(entry)
            is_known = moment.was_there and self._past.tell_before(at, document, content, moment.now)
            twin = None if restored or is_known else source_of(self._catalogue, row)
            action = Action.RESTORED if restored else Action.MODIFIED if is_known else Action.ADDED
            inside += who_created(content.properties)
            source = self._known(twin.id) if twin else None
            added = (self._catalogue, former, content, document, row, self._zone)
            weight = UNWEIGHED if restored or is_known else weight_of_added(*added)
            texts = (former.state.text if former else "", content)
            self._event(document, action, at, moment, inside, source=source, former=texts, weight=weight)
        self._catalogue.outbox.add(id, version, urgent=moment.is_urgent)
        return Recorded(Action.ADDED, content.refusal is not None)

    def _modified(self, row: FileRow, change: Change, outcome: Outcome, moment: Moment) -> Recorded:
        assert change.entry is not None
        id, drive, before = row.id, row.drive, self._known(row.id)
        former, row_now = former_of(self._catalogue, before), replace(row, entry=change.entry, hash=outcome.hash)
        self._catalogue.files.update(id, change.entry, outcome.hash)
        content = described(outcome.reading, change.path, self._zone, from_ns(change.entry.mtime_ns))
        document = self._document(id, drive, change.path, change.entry, content)
        document, version = self._store(replace(document, people=before.people), content, moment)
        self._catalogue.outbox.add(id, version, urgent=moment.is_urgent)
        if _same_content(row, outcome.hash, change.entry):
            return Recorded(None, content.refusal is not None)  # the same file, read better than before
        inside = who_saved(content.properties, saved_at=document.modified_at, before=before.properties)
        weight = weight_of_save(self._catalogue, former, content, document, row_now, self._zone)
        texts, at = (former.state.text, content), moment.of(change.entry)
        known_at = from_ns(row.entry.ctime_ns)
        self._event(document, Action.MODIFIED, at, moment, inside, former=texts, weight=weight, known_at=known_at)
        return Recorded(Action.MODIFIED, content.refusal is not None)

    def _store(self, document: Document, content: Described, moment: Moment) -> tuple[Document, int]:
        """The document with its tasks, and its new version."""
        self._catalogue.scans.reread(document.id)
        if not content.refusal:
            self._catalogue.failures.clear(document.id)
        document, tagged = self._tagging.decide(document, content.citations)
        version = store(self._catalogue, document, content, at=moment.now)
        self._tagging.put(document.id, tagged)
        return document, version

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
            notes=content.notes,
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
        )

    def _event(
        self,
        document: Document,
        action: Action,
        at: datetime,
        moment: Moment,
        inside: tuple[Evidence, ...] = (),
        *,
        source: Document | None = None,
        former: tuple[str, Described] | None = None,
        weight: Weight = UNWEIGHED,
        known_at: datetime | None = None,
    ) -> None:
        """`inside`: what the document says of who did it; `former`: the text before, and what came after it;
        `known_at`: when the state before came to be.
        """
        came_from = source.raw if source and action is Action.MOVED else None
        place = Place(document.drive, document.raw, came_from)
        seen = witnesses(self._catalogue, place, action, document.id, since=moment.since, at=at, known_at=known_at)
        if at == moment.now and action in (Action.REMOVED, Action.MOVED):
            at = min(at, logged_at(seen) or at)  # what vanished bears no time of its own, but the server wrote one down
        event = replace(
            self._happening(document, action, at, moment, (*inside, *weight.evidence)),
            source_path=source.path if source else None,
            words_added=weight.substance.words_added,
            words_removed=weight.substance.words_removed,
            nature=weight.substance.nature,
            extent=weight.substance.extent,
        )
        if former and not former[1].is_secret:
            by = self._crediting.judge(event, seen)
            keep_former(self._catalogue, document.id, former[0], former[1].text, Save(at, by.person))
        self._crediting.add(event, seen)

    @staticmethod
    def _happening(
        document: Document, action: Action, at: datetime, moment: Moment, inside: tuple[Evidence, ...]
    ) -> Event:
        return Event(
            at=at,
            seen_at=moment.now,
            action=action,
            drive=document.drive,
            path=document.path,
            document=document.id,
            unit=document.unit,
            evidence=inside,
            tasks=document.tasks,
        )

    def _known(self, id: int) -> Document:
        document = self._catalogue.documents.get(id)
        assert document is not None, f"file {id} has no document"
        return document

    def _has_failed(self, id: int) -> bool:
        return bool(self._known(id).failure)


def _same_state(one: Entry, other: Entry) -> bool:
    return (one.size, one.mtime_ns) == (other.size, other.mtime_ns)


def _same_content(row: FileRow, hash: bytes, entry: Entry) -> bool:
    """By the hash; where one of them has none (a film, a file that is locked), by size and time."""
    return row.hash == hash if row.hash and hash else _same_state(row.entry, entry)
