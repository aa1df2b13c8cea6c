"""What people say of which documents serve which tasks. A part of `Library`."""

from collections.abc import Sequence
from unicodedata import normalize

from indexer.library import tag_ruling, task_tagging
from indexer.library.task_questions import TaskQuestions
from indexer.model.document import Document
from indexer.model.tag_rule import RuleCard, Trial
from indexer.model.task import Tag, TagRule
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

    def tagging_rules(self, viewer: Viewer, task: str = "", text: str = "") -> tuple[RuleCard, ...]:
        """All rules, those the tasks bring themselves too; of one task where it is named; those with these words, marks
        or not, in the task's code, its title or the rule itself. Raises NotVisibleError."""
        return tag_ruling.rules(self._asked(viewer), task, text)

    def try_rule(self, viewer: Viewer, rule: TagRule, *, is_on: bool = True) -> Trial:
        """What it would change to make a rule, or (`is_on` False) to take it back, on the viewer's drives.

        Raises NotVisibleError, SpeakingError.
        """
        return tag_ruling.tried(self._asked(viewer), rule, is_on=is_on)

    def make_rule(self, viewer: Viewer, rule: TagRule) -> int:
        """The act's id (`undo` takes it back). For the head of the leading unit and administrators.

        Raises NotVisibleError, SpeakingError.
        """
        return tag_ruling.put(self._asked(viewer), rule, is_on=True)

    def drop_rule(self, viewer: Viewer, rule: TagRule) -> int:
        """Takes a rule back that somebody made; as `make_rule`."""
        return tag_ruling.put(self._asked(viewer), rule, is_on=False)
