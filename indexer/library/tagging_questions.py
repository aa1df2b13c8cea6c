"""What people say of which documents serve which tasks. A part of `Library`."""

from collections.abc import Sequence
from unicodedata import normalize

from indexer.library import task_tagging
from indexer.library.task_questions import TaskQuestions
from indexer.model.document import Document
from indexer.model.task import Tag
from indexer.model.viewer import Viewer


class TaggingQuestions(TaskQuestions):
    def tag(self, viewer: Viewer, documents: Sequence[int], task: str) -> tuple[int, ...]:
        """Puts documents to a task by hand: it goes before all rules. The acts' ids (`undo` takes one back), one for
        each document of which it was not said already; at most `task_tagging.MOST` documents.

        Raises NotVisibleError, SpeakingError.
        """
        return task_tagging.tag(self._asked(viewer), documents, task, is_on=True)

    def untag(self, viewer: Viewer, documents: Sequence[int], task: str) -> tuple[int, ...]:
        """Says "not this task": no rule brings it back. Otherwise as `tag`."""
        return task_tagging.tag(self._asked(viewer), documents, task, is_on=False)

    def tags(self, viewer: Viewer, document: int) -> tuple[Tag, ...]:
        """Why a document serves its tasks, and those that somebody said it does not serve (`is_on` False).

        Raises NotVisibleError.
        """
        return task_tagging.tags(self._asked(viewer), document)

    def documents_in(self, viewer: Viewer, place: str, most: int = task_tagging.MOST) -> tuple[Document, ...]:
        """The present documents of a shown path, of a folder, or of a pattern (`*` crosses folders), by path."""
        return self._catalogue.documents.within(normalize("NFC", place), viewer.drives, most)
