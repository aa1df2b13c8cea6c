"""The library's questions about reminders, notes and mail, and a head's word that reminds. A part of `Library`."""

from collections.abc import Sequence
from datetime import date

from indexer.clock import now
from indexer.library import coming, notes, reminders, subscriptions
from indexer.library.task_questions import TaskQuestions
from indexer.model.reminder import Draft, Note, NoteKind, PostState, Reminder, ReminderEntry
from indexer.model.viewer import Viewer


class ReminderQuestions(TaskQuestions):
    def reminders(self, viewer: Viewer, task: str = "") -> tuple[ReminderEntry, ...]:
        """What the viewer was told, told others of, or answers for as head, at most 500; the newest first."""
        return reminders.entries(self._asked(viewer), task)

    def unread_reminders(self, viewer: Viewer) -> tuple[ReminderEntry, ...]:
        """What the viewer was told and has not seen, at most 100; the newest first. () for who has not said who."""
        return reminders.unread(self._asked(viewer), self._today)

    def see_reminders(self, viewer: Viewer, task: str = "") -> int:
        """All that waits for the viewer, or what waits of one task, counts as seen; how many that were."""
        return reminders.see(self._asked(viewer), task)

    def coming_reminders(self, viewer: Viewer) -> tuple[Reminder, ...]:
        """What will be told when the office works next: to the viewer, and about units that they head."""
        return coming.coming(self._asked(viewer), now())

    def reminder_draft(self, viewer: Viewer, code: str, unit: str = "", person: str = "") -> Draft:
        """What `remind` would send, to be changed. Raises NotVisibleError."""
        return reminders.draft(self._asked(viewer), code, unit, person, self._today)

    def remind(self, viewer: Viewer, code: str, unit: str = "", person: str = "", text: str = "") -> int:
        """Reminds a unit's people (its code), or one person (login); the leading unit where neither is named.

        The act's id; `undo` takes back what was not sent yet. For heads of the leading unit and of the one that is
        reminded. Letters leave at once, the facts below the words. Raises NotVisibleError, SpeakingError.
        """
        return reminders.remind(self._asked(viewer), code, unit, person, text, today=self._today)

    def post_state(self, viewer: Viewer) -> PostState:
        """Whether there is mail, what waits to be sent, and when the office works again."""
        return coming.post_state(self._asked(viewer), now())

    def note(
        self,
        viewer: Viewer,
        code: str,
        kind: NoteKind,
        text: str,
        *,
        unit: str = "",
        person: str = "",
        events: Sequence[int] = (),
    ) -> int:
        """Praises or corrects a unit (code) or a person (login) for a task, resting on events (ids) that the viewer may
        see, or on the newest of theirs; the act's id, which `undo` takes back. For heads of the leading unit and of
        their own. Raises NotVisibleError, SpeakingError.
        """
        whom = {"unit": unit, "person": person}
        return notes.note(self._asked(viewer), code, kind, text, events=events, today=self._today, **whom)

    def notes(self, viewer: Viewer, *, task: str = "", unit: str = "", person: str = "") -> tuple[Note, ...]:
        """Those the viewer may read, newest first. Praise: whom it concerns, their unit, heads, administrators;
        correction: the person (of a unit: its head), their head and who wrote it."""
        return notes.notes(self._asked(viewer), task=task, unit=unit, person=person)

    def mail_wish(self, viewer: Viewer) -> str:
        """How the viewer is written to: daily | weekly (with a digest) | reminders | none; "" for nobody."""
        return subscriptions.chosen(self._asked(viewer))

    def wish_mail(self, viewer: Viewer, mail: str) -> int:
        """Chooses that; the act's id, 0 where nothing is different. Raises SpeakingError."""
        return subscriptions.choose(self._asked(viewer), mail)

    @property
    def _today(self) -> date:
        raise NotImplementedError
