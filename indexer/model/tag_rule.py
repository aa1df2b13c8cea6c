"""A rule of tagging as a viewer may see it, and what another one would change."""

from dataclasses import dataclass
from datetime import datetime

from indexer.model.document import Document
from indexer.model.task import TagRule


@dataclass(frozen=True, slots=True)
class RuleCard:
    """`documents`: present ones on the viewer's drives that serve the task for this reason. `is_own`: the task itself
    says so, else somebody (`by`, `at`) made it, by the act `act`."""

    rule: TagRule
    documents: int
    is_own: bool
    by: str = ""
    at: datetime | None = None
    act: int = 0


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would change on the viewer's drives: so many documents would serve its task (`gains`) or would not
    any more (`losses`); the first of each by path."""

    gains: int
    losses: int
    gained: tuple[Document, ...]
    lost: tuple[Document, ...]
