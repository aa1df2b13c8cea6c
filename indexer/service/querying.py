"""Puts documents to the tasks whose saved queries find them, once the search index knows them.

What a query once found stays, like what a folder's rule found; it goes with its query. What somebody said of a document
and a task goes before. No event is written: nothing happened on the drive.
"""

import time
from functools import cached_property

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.config.tree import Config
from indexer.coordination.tagging import tasks_of
from indexer.library import Library, open_library
from indexer.model.hit import Ask, Why
from indexer.model.task import Tag, TagRule
from indexer.pipeline import Tagging

PAUSE = 30.0  # seconds between rounds through all queries, however busy the drive is
_SHARE = 0.05  # of the time that they may take
_MOST = 500  # documents that one query puts to its task


class Querying:
    def __init__(self, config: Config, catalogue: Catalogue, tagging: Tagging) -> None:
        self._config, self._catalogue, self._tagging = config, catalogue, tagging
        self._asked: dict[TagRule, int] = {}  # at which generation of the index
        self._waiting: list[TagRule] = []
        self._next = self._cost = 0.0

    def step(self, moment: float) -> int:
        """Asks one query that may find something new; whether it did ask one."""
        if not self._waiting and moment >= self._next:
            self._next, self._cost = moment + PAUSE, 0.0
            self._waiting = self._changed()
        if not self._waiting:
            return 0
        started = time.monotonic()
        self._ask(self._waiting.pop())
        self._cost += time.monotonic() - started
        self._next = max(self._next, moment + self._cost / _SHARE)
        return 1

    def all(self) -> None:
        """Every query once, now."""
        for rule in self._changed():
            self._ask(rule)

    def close(self) -> None:
        if "_library" in self.__dict__:
            self._library.close()

    def _changed(self) -> list[TagRule]:
        queries = self._tagging.rules.queries()
        generation = self._library.generation if queries else 0
        self._asked = {rule: self._asked[rule] for rule in queries if rule in self._asked}
        return [rule for rule in queries if self._asked.get(rule) != generation]

    def _ask(self, rule: TagRule) -> None:
        self._asked[rule] = self._library.generation
        results = self._library.search(self._library.viewer(None), Ask(rule.value, limit=_MOST, folded=False))
        ids = [hit.id for hit in results.hits if Why.SOME_WORDS not in hit.why]
        known = self._catalogue.tags.of(ids) if ids else {}
        new = [id for id in ids if all(tag.task != rule.task for tag in known.get(id, ()))]
        for start in range(0, len(new), 50):
            with self._catalogue.writing():
                for id in new[start : start + 50]:
                    self._put(id, rule)

    def _put(self, id: int, rule: TagRule) -> None:
        document = self._catalogue.documents.get(id)
        if document is None or self._catalogue.documents.is_gone(id):
            return
        self._catalogue.tags.put(Tag(id, rule.task, rule.how, rule.value, at=now()))
        self._tagging.serve(document, tasks_of(self._catalogue.tags.of([id]).get(id, ()), document.tasks))

    @cached_property
    def _library(self) -> Library:
        return open_library(self._config)
