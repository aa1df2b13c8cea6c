"""The library's questions of what may serve which task. A part of `Library`."""

from indexer.library import task_tagging
from indexer.library.tagging_questions import TaggingQuestions
from indexer.library.task_suggestions import Guessing
from indexer.model.document import Document
from indexer.model.suggestion import LikelyTask, SuggestedTag
from indexer.model.task import How
from indexer.model.viewer import Viewer


class SuggestionQuestions(TaggingQuestions):
    def suggested_tags(self, viewer: Viewer, code: str, limit: int = 20) -> tuple[SuggestedTag, ...]:
        """Documents without a task that may serve this one, the likeliest first. Raises NotVisibleError."""
        return self._guessing(viewer).documents(code, limit)

    def likely_tasks(self, viewer: Viewer, id: int, limit: int = 3) -> tuple[LikelyTask, ...]:
        """Tasks that a document may serve, the likeliest first; none of which somebody said anything.

        Raises NotVisibleError.
        """
        return self._guessing(viewer).tasks(self._document(viewer, id), limit)

    def answer_suggestion(self, viewer: Viewer, document: int, task: str, *, is_right: bool) -> tuple[int, ...]:
        """Accepts or refuses what was suggested: by hand from now on, and what spoke for it counts more or less.

        The act's id. Raises NotVisibleError, SpeakingError.
        """
        guessing = self._guessing(viewer)
        guess = guessing.guess(self._document(viewer, document), task)
        reasons = {reason.value: worth for reason, worth in guess.reasons} if guess else {}
        return task_tagging.tag(
            self._asked(viewer), [document], task, is_on=is_right, how=How.ACCEPTED, reasons=reasons
        )

    def _guessing(self, viewer: Viewer) -> Guessing:
        raise NotImplementedError

    def _document(self, viewer: Viewer, id: int) -> Document:
        raise NotImplementedError
