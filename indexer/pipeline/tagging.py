"""Puts documents to the tasks that they serve, by the rules of all tasks as they stand now.

Called inside a writing transaction where it writes. Rules are taken anew when an act changed a task.
"""

import hashlib
from dataclasses import replace

from indexer.catalogue import Catalogue
from indexer.catalogue.rows import to_json
from indexer.coordination.directives import Directive
from indexer.coordination.tagging import COMMON, Settled, Subject, TagRules, settled
from indexer.model.document import Document
from indexer.model.relation import Citation
from indexer.model.task import ActKind, How
from indexer.vietnamese.numbers import number_key

_CHANGING = (
    *(ActKind.MADE, ActKind.CHANGED, ActKind.WITHDRAWN, ActKind.CLOSED, ActKind.REOPENED, ActKind.UNDONE, ActKind.RULE),
)
AGAIN = 100  # documents looked at in one step: what somebody saves meanwhile waits for no more


class Tagging:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._seen = -1
        self._rules = TagRules(())
        self._hash = ""

    @property
    def rules(self) -> TagRules:
        last = self._catalogue.acts.last_id()
        if last != self._seen:
            if self._seen < 0 or self._catalogue.acts.has_any(_CHANGING, after=self._seen):
                self._take()
            self._seen = last
        return self._rules

    @property
    def hash(self) -> str:
        """Another one for other rules."""
        return self._hash if self.rules else ""

    def tasks_of_path(self, path: str) -> tuple[str, ...]:
        """Of a place where a document once was, by its folder and codes."""
        return tuple(one.task for one in self.rules.of_path(path))

    def decide(self, document: Document, citations: tuple[Citation, ...]) -> tuple[Document, Settled]:
        """The document with its tasks, and what has to be `put` once it is stored. Only reads."""
        rules, tags = self.rules, self._catalogue.tags
        keys = tuple(dict.fromkeys(number_key(one.number) for one in citations if not one.is_national))
        held = tags.bearers(keys, document.drive) if keys else ()
        borne = tuple(
            Directive(one.task, one.key, one.number, one.issued_on, None, one.issuer)
            for one in held
            if one.task in rules.tasks
        )
        known = tags.of([document.id]).get(document.id, ())
        subject = Subject(document.path, document.header, citations, document.modified_at.date(), borne)
        numbers = {(tag.task, number_key(tag.detail)) for tag in known if tag.how is How.NUMBER}
        standing = {one for one in numbers if tags.bear(*one, document.drive)}
        found = settled(document.id, known, rules.of(subject), rules, standing)
        return replace(document, tasks=found.tasks), found

    def put(self, document: int, found: Settled) -> None:
        for task in found.drop:
            self._catalogue.tags.drop(document, task)
        for tag in found.put:
            self._catalogue.tags.put(tag)

    def again(self, most: int = AGAIN) -> int:
        """One step of looking at documents again that the rules may put elsewhere now; how many it looked at.

        A transaction of its own. No event is written: nothing happened on the drive.
        """
        work = self._catalogue.tag_work
        if work.rules() != self.hash:
            with self._catalogue.writing():
                work.begin(self.hash, is_done=not self._catalogue.documents.count())
        waiting = work.next(most)
        passing = () if waiting else work.next_of_pass(most)
        ids = waiting or passing
        if not ids:
            return 0
        with self._catalogue.writing():
            for document in self._catalogue.documents.many(ids).values():
                self._again(document)
            work.done(waiting)
            if not waiting:
                work.passed(ids[-1] if len(ids) == most else None)
        return len(ids)

    def _again(self, document: Document) -> None:
        after, found = self.decide(document, self._catalogue.citations.of(document.id))
        self.put(document.id, found)
        self.serve(document, after.tasks)

    def serve(self, document: Document, tasks: tuple[str, ...]) -> None:
        """Inside a transaction: the tasks of a document that is known, for the search too."""
        if tasks != document.tasks:
            version = self._catalogue.documents.set_tasks(document.id, tasks)
            if not self._catalogue.documents.is_gone(document.id):
                self._catalogue.outbox.add(document.id, version, urgent=False)

    def _take(self) -> None:
        tasks, made = self._catalogue.tasks.all(), self._catalogue.tag_rules.all()
        bare = TagRules(tasks, made)
        common = self._catalogue.citations.common(sorted(bare.directives), COMMON)
        self._rules = TagRules(tasks, made, common) if common else bare
        said = [
            [
                task.code,
                task.folders,
                task.directive,
                task.match,
                str(task.assigned_on),
                str(task.due_on),
                str(task.closed_on),
            ]
            for task in sorted(tasks, key=lambda task: task.code)
        ]
        self._hash = hashlib.sha256(
            to_json([said, [[rule.task, rule.how, rule.value] for rule in made]]).encode()
        ).hexdigest()
