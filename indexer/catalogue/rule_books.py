"""Questions about documents that set rules. Reads only; the table's owner is `documents`."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.catalogue.scope import Scope, within
from indexer.model.relation import Relation
from indexer.vietnamese.regulations import DECISION, KINDS

_KINDS = ", ".join(f"'{kind}'" for kind in KINDS)
_AMONG = f"is_gone = 0 AND kind IN ({_KINDS})"
RULES_INDEX = (  # both questions are answered from this index alone; `_` stands for a letter with or without its mark
    f"CREATE INDEX document_rules ON document (kind, drive, issuer, subject, name) WHERE {_AMONG}"
)
_LIKE = ("%quy%", "%h__ng_d_n%", "%s__tay%", "%c_m_nang%")
_MOST = 5000
_OVERTAKING = (Relation.REPLACES, Relation.AMENDS)


@dataclass(frozen=True, slots=True)
class Titled:
    id: int
    kind: str
    issuer: str
    subject: str
    name: str


class RuleBooks:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def candidates(self, drives: Scope) -> tuple[Titled, ...]:
        """Documents that may be rules, by kind and words alone; at most 5,000."""
        scope, names = within("drive", drives)
        named = " OR ".join(["name LIKE ? OR subject LIKE ?"] * len(_LIKE))
        found = self._sql.execute(
            f"SELECT id, kind, issuer, subject, name FROM document WHERE {_AMONG} AND {scope} AND CASE kind"
            f" WHEN '' THEN {named}"
            " WHEN ? THEN subject LIKE '%ban h_nh%' OR subject LIKE '%duy_t%' OR subject LIKE '%c_ng b_%'"
            f" ELSE 1 END LIMIT {_MOST}",
            (*names, *(like for like in _LIKE for _ in range(2)), DECISION),
        )
        return tuple(Titled(*row) for row in found)

    def issuer(self, drives: Scope) -> str:
        """Who issued most of what lies there; "" where nothing says who."""
        scope, names = within("drive", drives)
        row = self._sql.execute(
            f"SELECT issuer FROM document WHERE {_AMONG} AND issuer != '' AND {scope}"
            " GROUP BY issuer ORDER BY count(*) DESC, issuer LIMIT 1",
            names,
        ).fetchone()
        return row[0] if row else ""

    def overtaken(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of some numbers' keys that any document replaces or amends."""
        marks = ",".join("?" * len(keys))
        found = self._sql.execute(
            "SELECT DISTINCT number_key FROM citation"
            f" WHERE number_key IN ({marks}) AND relation IN ({','.join('?' * len(_OVERTAKING))})",
            (*keys, *(relation.value for relation in _OVERTAKING)),
        )
        return frozenset(row[0] for row in found)
