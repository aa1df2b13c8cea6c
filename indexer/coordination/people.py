"""The people of a document, the latest first. Pure."""

from indexer.coordination.attribution import Attribution
from indexer.model.document import Contributor
from indexer.model.event import Strength

MOST = 8
_ORDER = (Strength.CERTAIN, Strength.LIKELY, Strength.WEAK, Strength.UNKNOWN)


def merged(people: tuple[Contributor, ...], by: Attribution) -> tuple[Contributor, ...]:
    """With the newest one in front; somebody who was there before keeps the better strength."""
    if not by.person:
        return people
    strengths = [by.strength, *(one.strength for one in people if one.name == by.person)]
    newest = Contributor(by.person, by.unit, min(strengths, key=_ORDER.index))
    return (newest, *(one for one in people if one.name != by.person))[:MOST]
