"""In which relation each number of one sentence stands to the document that cites it. Pure.

The first number takes the relation of the words before it. A further one goes on with the list, or stands in the
description of the one before ("Kế hoạch số 1 về việc thực hiện Nghị quyết số 2": the second is only cited), or comes
in a clause of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.model.relation import Relation
from indexer.vietnamese.citing_words import (
    BY_WAY_OF,
    CLAUSE,
    ENDED,
    GROUNDS,
    KIND,
    LIST_START,
    MENDED,
    NESTED,
    PASSIVE,
    trigger,
)

_EDGE = re.compile(r"^[\s\-+*•.,;:()\"'0-9]*(?:dieu \d+\s?[.:]?\s*)?")
_BARE_LIST = re.compile(r"[,;]\s*(?:so\s*:?\s*)?$")
_LISTED = re.compile(
    r"(?<![a-z])(?:cac|mot so|nhung) (?:van ban|quyet dinh|cong van|ke hoach|quy dinh|chi thi|nghi quyet)"
    r"(?: [a-z]+){0,8} sau(?: day)?$"
)
_AND_THEN = re.compile(r"(?<![a-z])(?:va|dong thoi|cung nhu)\s+(?!cac (?:van ban|quyet dinh))|,\s+")


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


def roles(folded: str, spans: Sequence[Span], inherited: Relation | None) -> list[Relation]:
    """The relation of each number of a sentence. `inherited` is what the list or line before it says."""
    found: list[Relation] = []
    main = Relation.CITES
    for place, span in enumerate(spans):
        gap = folded[spans[place - 1].end if place else 0 : span.start]
        lead = _lead(gap)
        if not place:
            main = _first(lead, inherited)
            found.append(main)
        else:
            relation, is_clause = _further(gap, lead, found[-1], main)
            main = relation if is_clause else main
            found.append(relation)
    return _after(folded, spans, found)


def heading_role(folded: str) -> Relation | None:
    """What a line that heads a list makes of the numbers in it."""
    bare = _EDGE.sub("", folded).rstrip(" :")
    if GROUNDS.search(bare[:60]):
        return Relation.BASED_ON
    listed = _LISTED.search(bare)
    return trigger(bare[: listed.start()]) if listed else None


def _lead(gap: str) -> str:
    """The gap up to the kind's name that belongs to the number after it ("Quyết định" số …)."""
    kinds = list(KIND.finditer(gap))
    # "luật sửa đổi … của luật": the last one is the number's own
    return gap[: kinds[-1].start()] if kinds and len(gap) - kinds[-1].end() < 110 else gap


def _first(lead: str, inherited: Relation | None) -> Relation:
    said = trigger(_EDGE.sub("", lead))
    if said:
        return said
    return inherited if inherited else Relation.CITES


def _further(gap: str, lead: str, before: Relation, main: Relation) -> tuple[Relation, bool]:
    """The relation, and whether it begins a clause of its own."""
    clauses = list(CLAUSE.finditer(lead))
    if clauses:
        return trigger(lead[clauses[-1].end() :]) or Relation.CITES, True
    if PASSIVE.search(lead) or (BY_WAY_OF.search(lead) and PASSIVE.search(BY_WAY_OF.sub("", lead))):
        return before, False
    if LIST_START.search(lead) or (lead == gap and _BARE_LIST.search(gap)):
        return (before if lead.rstrip().endswith("va") else main), False
    parts = list(_AND_THEN.finditer(lead))
    if parts and (said := trigger(lead[parts[-1].end() :])):
        is_told = NESTED.search(lead[: parts[-1].start()]) and said is not Relation.ANSWERS
        return (Relation.CITES, False) if is_told and parts[-1][0].startswith(",") else (said, True)
    return (Relation.CITES, False) if NESTED.search(lead) else (before, False)


def _after(folded: str, spans: Sequence[Span], found: list[Relation]) -> list[Relation]:
    """What stands after the numbers: `… hết hiệu lực`, `… nay đính chính`."""
    if not spans or found[0] is not Relation.CITES:
        return found
    tail = folded[spans[-1].end :]
    if ENDED.search(tail):
        return [Relation.REPLACES if one is Relation.CITES else one for one in found]
    return [Relation.AMENDS, *found[1:]] if MENDED.search(tail) else found
