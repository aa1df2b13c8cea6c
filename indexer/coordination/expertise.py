"""Who knows about something, by what they worked on. Pure.

This says whom to ask, not who is good: it counts only what is on the drive, as far as its authors are known.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from indexer.model.event import Strength

_SURE = {Strength.CERTAIN: 1.0, Strength.LIKELY: 0.8, Strength.WEAK: 0.4, Strength.UNKNOWN: 0.2}
_YEAR = 365.0  # days after which work counts half
_MUCH = 400  # words from which on a contribution counts fully
_LEAST = 0.15  # of a contribution whose words nobody knows
_REMARK = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part in one change of one work (a document, or all states of it)."""

    work: int
    person: str
    unit: str
    strength: Strength
    is_remark: bool
    at: datetime
    words: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one person gave to one work. `worth` is for ordering only."""

    work: int
    edits: int
    words: int
    last_at: datetime
    strength: Strength
    worth: float


@dataclass(frozen=True, slots=True)
class Knower:
    """`unit` is that of the latest work; `shares` the weightiest first."""

    person: str
    unit: str
    shares: tuple[Share, ...]


def knowers(parts: Iterable[Part], relevance: Mapping[int, float], now: datetime) -> tuple[Knower, ...]:
    """Who to ask first, first. `relevance`: how well each work fits the question, 0 to 1; others do not count."""
    by_person: dict[str, list[Part]] = {}
    for part in parts:
        if relevance.get(part.work, 0) > 0:
            by_person.setdefault(part.person, []).append(part)
    found = [(_knower(person, own, relevance, now)) for person, own in by_person.items()]
    return tuple(sorted(found, key=lambda one: (-sum(share.worth for share in one.shares), one.person)))


def _knower(person: str, own: list[Part], relevance: Mapping[int, float], now: datetime) -> Knower:
    works: dict[int, list[Part]] = {}
    for part in own:
        works.setdefault(part.work, []).append(part)
    shares = (_share(work, parts, relevance[work], now) for work, parts in works.items())
    latest = max(own, key=lambda part: part.at)
    return Knower(person, latest.unit, tuple(sorted(shares, key=lambda one: (-one.worth, -one.work))))


def _share(work: int, parts: list[Part], relevance: float, now: datetime) -> Share:
    strength = min((part.strength for part in parts), key=list(_SURE).index)
    last_at = max(part.at for part in parts)
    given = sum((_REMARK if part.is_remark else 1.0) * _SURE[part.strength] * part.words for part in parts)
    substance = max(_LEAST, min(1.0, math.log1p(given) / math.log1p(_MUCH)))
    hand = _REMARK if all(part.is_remark for part in parts) else 1.0
    recency = 0.5 ** (max((now - last_at).days, 0) / _YEAR)
    worth = relevance * substance * hand * _SURE[strength] * recency
    return Share(work, len(parts), sum(part.words for part in parts), last_at, strength, worth)
