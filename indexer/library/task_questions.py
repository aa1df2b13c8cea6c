"""The library's questions about tasks. A part of `Library`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from indexer.library import (
    task_dossier,
    task_importing,
    task_making,
    task_offers,
    task_rights,
    task_talk,
    task_undoing,
    tasks,
)
from indexer.library.people import PeopleQuestions
from indexer.library.tasks import Asked
from indexer.model.document import Document
from indexer.model.product import Product
from indexer.model.register import RegisterStatus
from indexer.model.task import Act, ActKind, Tag, Task, TaskCard, TaskState
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

    def task_states(
        self, viewer: Viewer, *, unit: str = "", person: str = "", text: str = ""
    ) -> tuple[tuple[Task, TaskState], ...]:
        """As `tasks`, with how each stands alone: for thousands of them, where nothing is to be counted."""
        return tasks.states(self._asked(viewer), self._today, unit=unit, person=person, text=text)

    def task_cards(self, viewer: Viewer, codes: Sequence[str]) -> tuple[TaskCard, ...]:
        """Of some tasks, in this order; those that are not there are left out."""
        return tasks.cards(self._asked(viewer), self._today, codes)

    def task(self, viewer: Viewer, code: str) -> TaskCard:
        """A draft too. Raises NotVisibleError."""
        return tasks.task(self._asked(viewer), self._today, code)

    def task_titles(self, codes: Iterable[str]) -> dict[str, str]:
        """By code, of those there are or were; a draft has none yet."""
        titles = self._catalogue.tasks.titles()
        return {code: titles[code] for code in codes if code in titles}

    def task_documents(self, viewer: Viewer, code: str) -> tuple[tuple[Document, Tag], ...]:
        """The present documents that serve a task, each with why; the newest first. Raises NotVisibleError."""
        return tasks.documents(self._asked(viewer), code)

    def task_directive(self, viewer: Viewer, code: str) -> tuple[Document | None, bool]:
        """(the document that the task's directive names, whether no other one fits). Raises NotVisibleError."""
        return task_dossier.directive(self._asked(viewer), code)

    def task_products(self, viewer: Viewer, code: str) -> tuple[Product, ...]:
        """The products expected, with the documents that seem to be them. Raises NotVisibleError."""
        return task_dossier.products(self._asked(viewer), code)

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
        """A comment, feedback, problem or lesson; the act's id. Heads are told of a problem at once.

        Praise and correction are `note`. Raises NotVisibleError, SpeakingError.
        """
        whom = {"unit": unit, "person": person}
        return task_talk.say(self._asked(viewer), self._roster, code, kind, text, about=about, **whom)

    def make_task(self, viewer: Viewer, task: Task) -> str:
        """A task of the page; its code, made where `task.code` is "". For the head of its leading unit.

        Raises SpeakingError.
        """
        return task_making.make(self._asked(viewer), task)

    def change_task(self, viewer: Viewer, code: str, changes: Mapping[str, Any]) -> int:
        """Other values of these fields of a task that is kept on the page; the act's id, 0 where nothing is different.

        Raises NotVisibleError, SpeakingError.
        """
        return task_making.change(self._asked(viewer), code, changes)

    def close_task(self, viewer: Viewer, code: str, on: date | None = None, lessons: str = "") -> int:
        """Wherever it is kept; today unless said otherwise. Raises NotVisibleError, SpeakingError."""
        return task_making.close(self._asked(viewer), code, on or self._today, lessons, today=self._today)

    def reopen_task(self, viewer: Viewer, code: str, reason: str = "") -> int:
        return task_making.reopen(self._asked(viewer), code, reason)

    def withdraw_task(self, viewer: Viewer, code: str, reason: str = "") -> int:
        """Takes a task of the page back; what was said about it stays. Raises NotVisibleError, SpeakingError."""
        return task_making.withdraw(self._asked(viewer), code, reason)

    def import_tasks(self, viewer: Viewer, tasks: Sequence[Task]) -> int:
        """Takes over a list once, for good; how many were new or changed. For administrators. Raises SpeakingError."""
        return task_importing.take_over_all(self._asked(viewer), tasks)

    def drafts(self, viewer: Viewer) -> tuple[TaskCard, ...]:
        """Tasks that documents assign to our units, with the sentence (`content`), until a head decides on them."""
        return tasks.drafts(self._asked(viewer), self._today)

    def confirm_draft(
        self, viewer: Viewer, code: str, new_code: str = "", changes: Mapping[str, Any] | None = None
    ) -> str:
        """The code of the task it becomes, made where `new_code` is "". Raises NotVisibleError, SpeakingError."""
        return task_offers.confirm(self._asked(viewer), code, new_code, changes or {})

    def refuse_draft(self, viewer: Viewer, code: str, reason: str = "") -> int:
        """It is never offered again; `undo` of the act brings it back. Raises NotVisibleError, SpeakingError."""
        return task_offers.refuse(self._asked(viewer), code, reason)

    def may_lead(self, viewer: Viewer, task: Task) -> bool:
        """Whether the viewer may change (where it is kept on the page), close and reopen it and give feedback."""
        return task_rights.may_lead(self.config, viewer, task)

    def undo(self, viewer: Viewer, act: int) -> int:
        """Takes back what was done about a task; the id of the act that does. Raises NotVisibleError, SpeakingError."""
        return task_undoing.undo(self._asked(viewer), act)

    def register(self, viewer: Viewer) -> RegisterStatus | None:
        """How the last reading of the tasks' spreadsheet went, with its faulty rows; None without one in sight."""
        return tasks.register(self._asked(viewer))

    def _asked(self, viewer: Viewer) -> Asked:
        return (self._catalogue, self.config, viewer)

    @property
    def _today(self) -> date:
        raise NotImplementedError
