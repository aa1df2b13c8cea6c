"""The library's questions about what the office knows: rules in force, what is to be read. A part of `Library`."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.config.tree import Config
from indexer.coordination.required_reading import Unread
from indexer.library import experts, lessons, regulations, required_reading, secrecy
from indexer.library.required_reading import Desk
from indexer.model.document import Document
from indexer.model.knowledge import Expert, Lesson, Regulation, SimilarTask, ToRead
from indexer.model.viewer import Viewer
from indexer.search import Reader


class KnowledgeQuestions:
    config: Config

    def regulations(self, viewer: Viewer, unit: str = "") -> tuple[Regulation, ...]:
        """Rules and guides of the office, or of one unit by its name: the newest first, what was replaced last."""
        return regulations.regulations(self._catalogue, self.config, viewer, unit)

    def may_ask_to_read(self, viewer: Viewer) -> bool:
        return required_reading.may_ask(self.config, viewer)

    def ask_to_read(
        self,
        viewer: Viewer,
        document: int,
        people: Sequence[str],
        units: Sequence[str],
        until: date,
        note: str = "",
    ) -> int:
        """Asks logins, and everybody of units (codes), to read it until a day; the id to take it back by.

        Raises NotVisibleError, SpeakingError.
        """
        found = self.document(viewer, document)
        secrecy.refuse_secret(found)
        return required_reading.ask(self._desk(viewer), found, people, units, until, note)

    def to_read(self, viewer: Viewer, document: int | None = None) -> tuple[ToRead, ...]:
        """What the viewer is asked to read, asked others to, or answers for as head; what waits for them first."""
        return required_reading.listed(self._desk(viewer), document)

    def waiting_to_read(self, viewer: Viewer) -> int:
        """How many documents wait to be read by the viewer."""
        return required_reading.waiting(self._desk(viewer))

    def opened(self, viewer: Viewer, document: int, is_file: bool = False) -> None:
        """The viewer has it before them. Kept only of what they are asked to read; nothing else is."""
        required_reading.opened(self._desk(viewer), self.document(viewer, document), is_file=is_file)

    def acknowledge(self, viewer: Viewer, document: int) -> int:
        """The viewer's word that they have read it. Raises SpeakingError where they did not really open it."""
        return required_reading.acknowledge(self._desk(viewer), self.document(viewer, document))

    def take_back_reading(self, viewer: Viewer, id: int) -> int:
        """Takes back what one asked for or acknowledged. Raises NotVisibleError, SpeakingError."""
        return required_reading.take_back(self._desk(viewer), id)

    def unread(self) -> tuple[Unread, ...]:
        """Who has still to read what, for reminders: not on behalf of a viewer."""
        return required_reading.everybody_unread(self._catalogue, self.config, self._office_day())

    def experts(self, viewer: Viewer, query: str, limit: int = 10) -> tuple[Expert, ...]:
        """Whom to ask about something, with the documents that show it; no ranking of anybody's performance."""
        asked = (self._catalogue, self._reader, self.config, viewer, query)
        return experts.experts(*asked, limit=limit, now=now(), today=self._office_day())

    def lessons(self, viewer: Viewer, query: str = "") -> tuple[Lesson, ...]:
        """What was learned from tasks and what people propose, the newest first; everybody sees it."""
        return lessons.lessons(self._catalogue, query)

    def propose(self, viewer: Viewer, text: str, task: str = "", unit: str = "") -> int:
        """An idea for a task or a unit, by their codes; the act's id. Raises NotVisibleError, SpeakingError."""
        return lessons.propose(self._catalogue, self.config, viewer, text, task, unit)

    def similar_tasks(self, viewer: Viewer, code: str, limit: int = 5) -> tuple[SimilarTask, ...]:
        """Closed tasks most like one, with their final documents and who did them. Raises NotVisibleError."""
        return lessons.similar_tasks(self._catalogue, viewer, code, limit)

    def _desk(self, viewer: Viewer) -> Desk:
        return Desk(self._catalogue, self.config, viewer, now(), self._office_day())

    def _office_day(self) -> date:
        return now().astimezone(ZoneInfo(self.config.time_zone)).date()

    def document(self, viewer: Viewer, id: int) -> Document:
        raise NotImplementedError

    @property
    def _catalogue(self) -> Catalogue:
        raise NotImplementedError

    @property
    def _reader(self) -> Reader:
        raise NotImplementedError
