"""Whom an unresolved name may stand for, the likeliest first. Pure: it only suggests, people decide.

What names and accounts were seen together counts most, then how close the writings are; the unit of the folders where a
name appears only puts one of several candidates before the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from indexer.config.tree import Config
from indexer.coordination.roster import Roster
from indexer.vietnamese.mangled import readable
from indexer.vietnamese.names import Closeness, Known, aside, match, split
from indexer.vietnamese.text import fold, words

MOST = 3
PROVEN = 3  # saves under one account, and none under another, that make a name likely to be this account's

_TOLD, _PROVEN, _ONCE = 100.0, 90.0, 30.0
_CLOSENESS = {Closeness.SAME: 60.0, Closeness.LOGIN: 50.0, Closeness.SHORT: 30.0}
_GIVEN_NAME = 25.0
_ALIKE, _LEAST_ALIKE = 50.0, 0.8
_IN_UNIT = 10.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a name beside its letters: numbers of sightings by account, of events by the folder's unit.

    `told`: accounts that a lock file told with it; `saved`: accounts that saved versions naming it as last saver.
    """

    told: Mapping[str, int] = field(default_factory=dict)
    saved: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)


def suggest(value: str, seen: Seen, config: Config, roster: Roster) -> tuple[str, ...]:
    """Logins; () where nobody is near."""
    scores = _by_letters(value, config)
    for login, count in _logins(seen.told, roster).items():
        scores[login] = scores.get(login, 0) + _TOLD + min(count, 9)
    saved = _logins(seen.saved, roster)
    for login, count in saved.items():
        proof = count >= PROVEN and len(saved) == 1
        scores[login] = scores.get(login, 0) + (_PROVEN if proof else _ONCE * count / sum(saved.values()))
    total = sum(seen.units.values())
    for login in scores:
        person = roster.of_login(login)
        if person is not None and total:
            scores[login] += _IN_UNIT * seen.units.get(person.unit, 0) / total
    return tuple(sorted(scores, key=lambda login: (-scores[login], login))[:MOST])


def _by_letters(value: str, config: Config) -> dict[str, float]:
    name = _bare(readable(value))
    written = words(fold(name))
    people = {
        Known(one.name, tuple(filter(None, (one.login, one.email, *one.aliases)))): one.login for one in config.people
    }
    scores: dict[str, float] = {}
    found = match(name, people)
    for known in found.people if found else ():
        scores[people[known]] = _CLOSENESS[found.closeness] if found else 0.0
    for known, login in people.items():
        plain = words(fold(known.name))
        if written and plain[-len(written) :] == written:
            scores[login] = max(scores.get(login, 0.0), _CLOSENESS[Closeness.SHORT] + len(written))
        elif written and fold(split(known.name).given) in (written[0], written[-1]):
            scores[login] = max(scores.get(login, 0.0), _GIVEN_NAME)
        alike = SequenceMatcher(None, "".join(written), "".join(plain)).ratio()
        if alike >= _LEAST_ALIKE:
            scores[login] = max(scores.get(login, 0.0), _ALIKE * alike)
    return scores


def _bare(name: str) -> str:
    """Without the computer and what stands in brackets: of them nothing is certain, but near."""
    text = name.replace("/", "\\").rpartition("\\")[2]
    inside = aside(text)
    return text[: text.rfind(inside)].rstrip(" ([") if inside else text


def _logins(accounts: Mapping[str, int], roster: Roster) -> dict[str, int]:
    """By login, of accounts that the configuration knows."""
    found: dict[str, int] = {}
    for account, count in accounts.items():
        person = roster.find(account)
        if person is not None and person.login:
            found[person.login] = found.get(person.login, 0) + count
    return found
