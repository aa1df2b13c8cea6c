"""Who did something, ranked from everything that was seen and said. Pure, and the same each time it is asked.

A server's log is certain, and so is what people said and their head accepted. A lock file, properties written with
this very save and new marks are likely; old properties, creators and owners are weak. A stronger source is never
averaged with a weaker one: it decides, and the contradiction is told.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from indexer.coordination.roster import Person, Roster
from indexer.coordination.testimony import CLAIMED, DISCLAIMED, STATEMENT
from indexer.model.event import SAYINGS, Action, Credit, Evidence, Part, Strength

SERVER = frozenset({"samba", "windows"})
LOCKS = frozenset({"office_lock", "libreoffice_lock"})
SAVER, CREATOR, OWNER = "properties.last_modified_by", "properties.creator", "owner"
SAID_BY = "said_by"  # of an event that is itself a word about another
MARKS = {"mark.inserted": Part.EDITED, "mark.deleted": Part.EDITED, "mark.commented": Part.COMMENTED}

_SAVES = frozenset({Action.ADDED, Action.MODIFIED, Action.RESTORED})
_WEAK_ORDER = (SAID_BY, SAVER, *LOCKS, OWNER, CREATOR)
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be judged. Evidence without a strength is worth what its source is worth."""

    action: Action
    at: datetime
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """`credits`: the first is whose hand it was. `evidence`: each piece with the person it means and its worth."""

    credits: tuple[Credit, ...] = ()
    is_disputed: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def person(self) -> str:
        """The first one's name, "" where nobody is known."""
        return self.credits[0].person if self.credits else ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of evidence and whom it means."""

    evidence: Evidence
    person: Person

    @property
    def strength(self) -> Strength:
        return self.evidence.strength or Strength.UNKNOWN


def attribute(case: Case, roster: Roster) -> Attribution:
    """Everybody's part in it; nobody where nobody can be named."""
    judged = [(_judged(one, case.action), _meant(one, roster)) for one in case.evidence]
    evidence = tuple(replace(one, person=person.name if person else "") for one, person in judged)
    said_no = {person for one, person in judged if one.source == STATEMENT and one.detail == DISCLAIMED}
    words = [_Word(one, person) for one, person in judged if person and person not in said_no and one.strength]
    words = [one for one in words if one.evidence.detail != DISCLAIMED or one.evidence.source != STATEMENT]
    hands, strength, is_disputed = _hands([one for one in words if one.evidence.source not in MARKS])
    credits = [_credit(person, strength, Part.DID, case, roster) for person in hands]
    for word in words:
        part = MARKS.get(word.evidence.source)
        if part and all((one.person, one.login) != (word.person.name, word.person.login) for one in credits):
            credits.append(_credit(word.person, word.strength, part, case, roster))
    return Attribution(tuple(credits), is_disputed, evidence)


def _meant(one: Evidence, roster: Roster) -> Person | None:
    """The account means more than the name that somebody typed into an office program."""
    by_login = roster.find(one.login) if one.login else None
    if by_login is not None and by_login.login:
        return by_login
    return roster.find(one.value) or by_login


def _judged(one: Evidence, action: Action) -> Evidence:
    return replace(one, strength=_worth(one, action))


def _worth(one: Evidence, action: Action) -> Strength | None:
    """None for what is no evidence of such an action: a lock says nothing about a renaming."""
    if action in SAYINGS:
        return one.strength if one.source == SAID_BY else None
    if one.source == STATEMENT:
        return Strength.CERTAIN if one.detail in (CLAIMED, DISCLAIMED) else None
    if one.source in SERVER:
        return Strength.CERTAIN
    if action not in _SAVES:
        return None
    if one.source == CREATOR:
        return Strength.WEAK if action is Action.ADDED else None
    if one.source == OWNER:
        return Strength.WEAK
    return one.strength or Strength.LIKELY


def _hands(words: list[_Word]) -> tuple[list[Person], Strength, bool]:
    """(people, how sure, whether sources contradict each other)"""
    certain = _people(words, lambda one: one.strength is Strength.CERTAIN)
    likely = _people(words, lambda one: one.strength is Strength.LIKELY)
    if certain:
        return certain, Strength.CERTAIN, bool(likely) and not set(likely) & set(certain)
    if likely:
        is_disputed = len(likely) > 1
        return likely, Strength.WEAK if is_disputed else Strength.LIKELY, is_disputed
    for source in _WEAK_ORDER:
        weak = _people(words, lambda one, source=source: one.evidence.source == source)  # type: ignore[misc]
        if weak:
            return weak[:1], Strength.WEAK, False
    return [], Strength.UNKNOWN, False


def _people(words: list[_Word], holds: Callable[[_Word], bool]) -> list[Person]:
    """Each once, the last one first; of a claim nobody knows when, so it comes after what was seen."""
    found = [one for one in words if holds(one)]
    found.sort(key=lambda one: (one.evidence.source != STATEMENT, one.evidence.at or _LONG_AGO), reverse=True)
    return list(dict.fromkeys(one.person for one in found))


def _credit(person: Person, strength: Strength, part: Part, case: Case, roster: Roster) -> Credit:
    return Credit(person.name, roster.unit_at(person, case.at), person.login, strength, part)
