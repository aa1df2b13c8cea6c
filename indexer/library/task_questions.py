"""The library's questions about tasks. A part of `Library`."""

from datetime import date

from indexer.library import task_talk, tasks
from indexer.library.people import PeopleQuestions
from indexer.library.tasks import Asked
from indexer.model.document import Document
from indexer.model.task import Act, ActKind, Tag, TaskCard
from indexer.model.viewer import Viewer


class TaskQuestions(PeopleQuestions):
    def tasks(
        self, viewer: Viewer, *, unit: str = "", state: str = "", person: str = "", text: str = ""
    ) -> tuple[TaskCard, ...]:
        """Open ones first, then by deadline; of a unit (its code), in a state, of a person (login), with these words.

        Drafts are left out.
        """
        asked = {"unit": unit, "state": state, "person": person, "text": text}
        return tasks.tasks(self._asked(viewer), self._today, **asked)

    def task(self, viewer: Viewer, code: str) -> TaskCard:
        """A draft too. Raises NotVisibleError."""
        return tasks.task(self._asked(viewer), self._today, code)

    def task_documents(self, viewer: Viewer, code: str) -> tuple[tuple[Document, Tag], ...]:
        """The present documents that serve a task, each with why; the newest first. Raises NotVisibleError."""
        return tasks.documents(self._asked(viewer), code)

    def discussion(self, viewer: Viewer, code: str) -> tuple[Act, ...]:
        """What happened to a task and what is said of it, oldest first. Raises NotVisibleError."""
        return task_talk.discussion(self._asked(viewer), code)

    def say_on_task(
        self,
        viewer: Viewer,
        code: str,
        kind: ActKind,
        text: str,
        unit: str = "",
        person: str = "",
        about: int | None = None,
    ) -> int:
        """A comment, feedback, problem, lesson or note; the act's id. Raises NotVisibleError, SpeakingError."""
        whom = {"unit": unit, "person": person}
        return task_talk.say(self._asked(viewer), self._roster, code, kind, text, about=about, **whom)

    def _asked(self, viewer: Viewer) -> Asked:
        return (self._catalogue, self.config, viewer)

    @property
    def _today(self) -> date:
        raise NotImplementedError
