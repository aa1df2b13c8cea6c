"""The people of a document, the latest first. Pure."""

from collections.abc import Iterable

from indexer.model.document import Contributor
from indexer.model.event import Strength

MOST = 8
_ORDER = (Strength.CERTAIN, Strength.LIKELY, Strength.WEAK, Strength.UNKNOWN)


def gathered(works: Iterable[tuple[str, str, Strength]]) -> tuple[Contributor, ...]:
    """Each person once, with the best strength; `works` are (person, unit, strength), the latest first."""
    found: dict[str, Contributor] = {}
    for person, unit, strength in works:
        known = found.get(person)
        best = min(strength, known.strength, key=_ORDER.index) if known else strength
        found[person] = Contributor(person, known.unit if known else unit, best)
    return tuple(found.values())[:MOST]
