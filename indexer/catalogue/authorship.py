"""Questions to ledger and credits: who worked on some documents. Reads only."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indexer.catalogue.scope import Scope, within
from indexer.clock import from_text
from indexer.model.event import Nature, Part, Strength

_QUIET = "('resaved', 'formatted', 'copied')"


@dataclass(frozen=True, slots=True)
class Deed:
    """One person's part in one change of substance. `words`: how many the change added."""

    document: int
    person: str
    unit: str
    strength: Strength
    is_remark: bool
    at: datetime
    words: int


class Authorship:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def deeds(self, documents: Sequence[int], drives: Scope) -> tuple[Deed, ...]:
        """All work of known people on these documents, oldest first."""
        scope, names = within("e.drive", drives)
        marks = ",".join("?" * len(documents))
        found = self._sql.execute(
            "SELECT e.document, k.person, k.unit, k.strength, k.part, e.nature, e.at, coalesce(e.words_added, 0)"
            f" FROM event e JOIN credit k ON k.event = e.id WHERE e.document IN ({marks}) AND {scope}"
            f" AND e.action IN ('added', 'modified') AND e.nature NOT IN {_QUIET} AND k.person != '' ORDER BY e.id",
            (*documents, *names),
        )
        return tuple(
            Deed(
                *(document, person, unit, Strength(strength)),
                is_remark=part == Part.COMMENTED or nature == Nature.REMARKED,
                at=from_text(at),
                words=words,
            )
            for document, person, unit, strength, part, nature, at, words in found
        )
