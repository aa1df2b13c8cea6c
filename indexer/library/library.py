"""The library: opens catalogue and index for reading and hands each kind of question to its part."""

import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue, FileLock, open_catalogue
from indexer.catalogue.saved_searches import Kept
from indexer.clock import now
from indexer.config.tree import Config
from indexer.coordination.comparison import compare
from indexer.errors import NotVisibleError
from indexer.extract.tesseract import is_installed
from indexer.library import (
    acting,
    activity,
    families,
    finding,
    handing,
    likeness,
    presence,
    profiles,
    relations,
    reporting,
    saving,
    secrecy,
    state,
    versions,
    viewers,
    why,
)
from indexer.library.knowledge import KnowledgeQuestions
from indexer.library.overview_questions import OverviewQuestions
from indexer.library.reminder_questions import ReminderQuestions
from indexer.library.suggesting import Suggesting
from indexer.library.suggestion_questions import SuggestionQuestions
from indexer.library.task_suggestions import Guessing, copies
from indexer.model.act import Act
from indexer.model.document import Document
from indexer.model.event import Event
from indexer.model.family import Comparison, Family, Version
from indexer.model.feed import Choices, FeedAsk, FeedSummary
from indexer.model.hit import Ask, Results, Suggestion
from indexer.model.presence import OpenDocument
from indexer.model.profile import Profile
from indexer.model.reading import Stretch
from indexer.model.relation import Link
from indexer.model.report import CoordinationReport
from indexer.model.saved import SavedSearch
from indexer.model.status import Failure, FileOnDisk, Status
from indexer.model.viewer import Viewer
from indexer.search import Reader, open_reader

INDEX = "index"
WRITER_LOCK = "indexer.lock"


def open_library(config: Config) -> "Library":
    """The library of a configuration. An empty state folder is an empty library."""
    return Library(config)


class Library(KnowledgeQuestions, OverviewQuestions, ReminderQuestions, SuggestionQuestions):
    """Safe to use from several threads: each has its own connection to the catalogue.

    Raises NotVisibleError for a document that does not exist or that the viewer may not know of.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._zone = ZoneInfo(config.time_zone)
        self._local = threading.local()
        self._catalogue.drives.names()  # makes the state folder and its tables, or says here why it cannot
        self._open_reader = open_reader(config.state.path / INDEX)
        self._typing_reader = open_reader(config.state.path / INDEX)  # who types does not wait for who searches
        self._suggesting = Suggesting(config, lambda: self._catalogue.tasks.titles(gone=False))
        self._news = saving.News()

    def viewer(self, login: str | None) -> Viewer:
        """The viewer of a login; None is the administrator at the console. Raises UsageError for an unknown login."""
        return viewers.without_former_drives(
            viewers.viewer_for(self.config, login), self.config, self._catalogue.drives.names()
        )

    def search(self, viewer: Viewer, ask: Ask) -> Results:
        return finding.search(self._catalogue, self._reader, self.config, viewer, ask, self._today)

    def suggest(self, viewer: Viewer, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Completions for what is being typed."""
        self._typing_reader.refresh()
        return self._suggesting.suggest(self._typing_reader, viewer, text, limit)

    def saved(self, viewer: Viewer) -> tuple[SavedSearch, ...]:
        """The searches the viewer's login kept, by name, each with what is new in it for this viewer."""
        catalogue, reader = self._catalogue, self._reader

        def news(kept: Kept) -> int | None:
            if not kept.search.notifies:
                return None
            search = kept.search.address, kept.seen_event
            return self._news.of(catalogue, reader, self.config, viewer, *search, self._today)

        return tuple(replace(one.search, news=news(one)) for one in catalogue.saved_searches.of(viewer.login))

    def save_search(self, viewer: Viewer, name: str, address: str, notifies: bool) -> int:
        """Its id; the same address again takes the new name. Raises UsageError where it cannot be kept."""
        return saving.save(self._catalogue, viewer, name, address, notifies=notifies)

    def forget_search(self, viewer: Viewer, id: int) -> None:
        saving.forget(self._catalogue, viewer, id)

    def see_search(self, viewer: Viewer, id: int) -> None:
        """All it finds now counts as seen."""
        saving.see(self._catalogue, viewer, id)

    def document(self, viewer: Viewer, id: int) -> Document:
        document = self._catalogue.documents.get(id) if abs(id) < 1 << 63 else None
        if document is None or not viewer.may_see(document.drive) or self._catalogue.documents.is_gone(id):
            raise NotVisibleError(f"There is no document {id}", "It may have been removed from the drive.")
        return document

    def at(self, viewer: Viewer, path: str) -> tuple[Document, ...]:
        """The documents of a shown path, one on each drive that has it."""
        return self._catalogue.documents.at(path, viewer.drives)

    def text(self, viewer: Viewer, id: int) -> str:
        """The whole text that was read from it."""
        return self._catalogue.documents.text(self.document(viewer, id).id)

    def stretches(self, viewer: Viewer, id: int) -> tuple[Stretch, ...]:
        """Where its pages, slides, sheets and the like begin in its text; () for nothing but running text."""
        document = self.document(viewer, id)
        return self._catalogue.places.many((document.id,)).get(document.id, ())

    def versions(self, viewer: Viewer, id: int) -> tuple[Version, ...]:
        """Former texts that are kept, oldest first, the present one last; numbers stay when the oldest go."""
        return versions.versions(self._catalogue, self.document(viewer, id))

    def compare(self, viewer: Viewer, before: tuple[int, int | None], after: tuple[int, int | None]) -> Comparison:
        """Word by word, of any two texts: (document id, number of its version or None for the present text).

        Raises NotVisibleError too for a version that is not kept.
        """
        first, second = (
            versions.text_of(self._catalogue, self.document(viewer, id), number) for id, number in (before, after)
        )
        return compare(first, second)

    def relations(self, viewer: Viewer, id: int) -> tuple[Link, ...]:
        """What it cites and who cites it, what replaces it first (`relations.ORDER`), at most 200 each way."""
        return relations.relations(self._catalogue, viewer, self.document(viewer, id))

    def similar(self, viewer: Viewer, id: int, limit: int = 8) -> tuple[Document, ...]:
        """Documents about the same thing, most alike first; without itself and without copies."""
        return likeness.similar(self._catalogue, self._reader, viewer, self.document(viewer, id), limit)

    def family(self, viewer: Viewer, id: int) -> Family | None:
        """The states of the same work that the viewer may see, the one to use first; None where it stands alone."""
        return families.family(self._catalogue, viewer, self.document(viewer, id))

    def history(self, viewer: Viewer, id: int) -> tuple[Event, ...]:
        """Newest first."""
        return activity.credited(
            self._catalogue, self.config, self._catalogue.events.of_document(self.document(viewer, id).id)
        )

    def why(self, viewer: Viewer, event: int) -> Event:
        """An event with every piece of evidence: whom it stands for, what it is worth. Raises NotVisibleError."""
        return why.why(self._catalogue, self._roster, viewer, event)

    def file(self, viewer: Viewer, id: int) -> FileOnDisk:
        """The file to hand out. Raises NotVisibleError too where it is not on the drive right now."""
        document = self.document(viewer, id)
        secrecy.refuse_secret(document)
        return handing.file_on_disk(self.config, document)

    def unc(self, document: Document) -> str:
        """The network path that colleagues open it by; "" if the drive has none."""
        return handing.network_path(self.config, document)

    def activity(self, viewer: Viewer, ask: FeedAsk) -> tuple[Event, ...]:
        """Newest first."""
        return activity.credited(self._catalogue, self.config, self._catalogue.events.feed(ask, viewer.drives))

    def acts(self, viewer: Viewer, ask: FeedAsk) -> tuple[tuple[Act, ...], bool]:
        """(the newest `ask.limit` whole actions, whether there are more)"""
        return acting.acts(lambda narrowed: self.activity(viewer, narrowed), ask)

    def count(self, viewer: Viewer, ask: FeedAsk) -> int:
        """How many events that is, whatever `ask.limit` says."""
        return self._catalogue.events.count(ask, viewer.drives)[0]

    def person(self, viewer: Viewer, name: str, since: datetime | None, until: datetime | None) -> Profile:
        """What somebody did from `since` until before `until`. Raises NotVisibleError for whom there is nothing of."""
        return profiles.person(self._catalogue, self.config, viewer, name, since, until)

    def unit(self, viewer: Viewer, name: str, since: datetime | None, until: datetime | None) -> Profile:
        """The same of a unit, by its name."""
        return profiles.unit(self._catalogue, viewer, name, since, until)

    def calendar(self, viewer: Viewer, ask: FeedAsk, year: int) -> dict[date, int]:
        """Events per day in the office's time zone; days without one are left out."""
        return activity.calendar(self._catalogue, viewer, ask, year, self._zone)

    def summary(self, viewer: Viewer, ask: FeedAsk) -> FeedSummary:
        return activity.summary(self._catalogue, viewer, ask, now(), self._zone)

    def choices(self, viewer: Viewer) -> Choices:
        return activity.choices(self._catalogue, viewer)

    def open_documents(self, viewer: Viewer) -> tuple[OpenDocument, ...]:
        """What lies open right now by its lock files, newest first."""
        return presence.open_documents(self._catalogue, self._roster, viewer, now(), self._zone)

    def coordination_report(self, viewer: Viewer, since: date, until: date, unit: str = "") -> CoordinationReport:
        """Both days included; of the office, or of the tasks of a unit (its code or name). Raises UsageError."""
        return reporting.coordination_report(self._asked(viewer), (since, until), unit, now(), self._zone)

    def status(self, viewer: Viewer) -> Status:
        lock = FileLock(self.config.state.path / WRITER_LOCK)
        told, catalogue = secrecy.counts(self._catalogue, self.config, viewer), self._catalogue
        found = state.status(catalogue, self._reader, self._index_folder, viewer, told, is_running=lock.is_held())
        scans = replace(found.scans, state=self._scans)
        return replace(found, scans=scans, register=self.register(viewer))

    def failures(self, viewer: Viewer) -> tuple[Failure, ...]:
        """Files that could not be read, newest first."""
        return secrecy.failures(self._catalogue, self.config, viewer)

    def secrets(self, viewer: Viewer) -> tuple[Failure, ...]:
        """Documents with a state-secret mark, newest first; only administrators and heads of units are told."""
        return secrecy.secrets(self._catalogue, self.config, viewer)

    def _guessing(self, viewer: Viewer) -> Guessing:
        def kin(id: int) -> list[Document]:
            family = families.family(self._catalogue, viewer, self.document(viewer, id))
            members = [one.document for one in family.members if one.document.id != id] if family else []
            return [*copies(self._asked(viewer), id), *members]

        def cited(id: int) -> list[Document]:
            return [link.document for link in self.relations(viewer, id) if link.document and link.is_sure]

        def found(text: str) -> list[Document]:
            hits = self.search(viewer, Ask(text, limit=20)).hits
            return list(self._catalogue.documents.many([hit.id for hit in hits]).values())

        return Guessing(self._asked(viewer), kin, lambda id: self.similar(viewer, id), cited, found)

    def _document(self, viewer: Viewer, id: int) -> Document:
        return self.document(viewer, id)

    @property
    def generation(self) -> int:
        """Of the search index: another one whenever it knows something new."""
        return self._reader.generation

    @property
    def last_act(self) -> int:
        """The number of the last thing anybody did about tasks and documents: another one whenever somebody did."""
        return self._catalogue.acts.last_id()

    def pulse(self) -> str:
        """A text that changes whenever something new can be seen."""
        catalogue = self._catalogue
        happened = f"{catalogue.events.last_id()}.{self._reader.generation}.{catalogue.presence.pulse()}"
        return f"{happened}.{catalogue.acts.last_id()}"

    def close(self) -> None:
        """Of the calling thread's connection and the index; other threads' connections end with them."""
        self._open_reader.close()
        self._typing_reader.close()
        self._catalogue.close()

    @property
    def _today(self) -> date:
        return now().astimezone(self._zone).date()

    @property
    def _scans(self) -> str:
        if self.config.extract.ocr == "off":
            return "off"
        return "on" if is_installed() else "missing"

    @property
    def _index_folder(self) -> Path:
        return self.config.state.path / INDEX

    @property
    def _catalogue(self) -> Catalogue:
        found: Catalogue | None = getattr(self._local, "catalogue", None)
        if found is None:
            found = self._local.catalogue = open_catalogue(self.config.state.path)
        return found

    @property
    def _reader(self) -> Reader:
        self._open_reader.refresh()
        return self._open_reader
