"""The library's questions about reminders, and a head's word that reminds. A part of `Library`."""

from datetime import date

from indexer.library import reminders
from indexer.library.task_questions import TaskQuestions
from indexer.model.reminder import ReminderEntry
from indexer.model.viewer import Viewer


class ReminderQuestions(TaskQuestions):
    def reminders(self, viewer: Viewer, task: str = "") -> tuple[ReminderEntry, ...]:
        """What the viewer was reminded of, reminded others of, or answers for as head; the newest first."""
        return reminders.entries(self._asked(viewer), task)

    def reminder_facts(self, viewer: Viewer, code: str, unit: str = "", person: str = "") -> tuple[str, ...]:
        """What a reminder by hand states of itself, a line each. Raises NotVisibleError."""
        return reminders.draft(self._asked(viewer), code, unit, person, self._today)

    def remind(self, viewer: Viewer, code: str, unit: str = "", person: str = "", text: str = "") -> int:
        """Reminds a unit's people (its code), or one person (login); the leading unit where neither is named.

        The act's id. For heads of the leading unit and of the one that is reminded. Letters leave at once, the facts
        below the words. Raises NotVisibleError, SpeakingError.
        """
        asked, base = self._asked(viewer), self.config.web.base_url
        return reminders.remind(asked, code, unit, person, text, today=self._today, base=base)

    @property
    def _today(self) -> date:
        raise NotImplementedError
