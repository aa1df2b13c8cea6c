"""Who made a change, as far as the document itself says. Pure.

A document's properties name its creator and the last one who saved it in an office program. A copy or a conversion
keeps the old names, so they count as likely only where their time fits the file's own, and as weak otherwise.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from indexer.coordination.roster import Roster
from indexer.model.event import Evidence, Strength
from indexer.model.reading import Properties

WINDOW = timedelta(minutes=2)  # between the time in the properties and the file's; clocks of office machines differ


@dataclass(frozen=True, slots=True)
class Attribution:
    """`person` and `unit` are "" where nobody can be named."""

    person: str = ""
    unit: str = ""
    strength: Strength = Strength.UNKNOWN
    evidence: tuple[Evidence, ...] = ()


NOBODY = Attribution()


def who_saved(properties: Properties, *, saved_at: datetime, before: Properties | None, roster: Roster) -> Attribution:
    """The person behind a save. `saved_at` is the file's own time; `before` the properties of the version before."""
    if before is not None and properties.modified_at == before.modified_at:
        return NOBODY  # the properties tell of an earlier save
    fits = properties.modified_at is not None and abs(properties.modified_at - saved_at) <= WINDOW
    strength = Strength.LIKELY if fits else Strength.WEAK
    return _named("properties.last_modified_by", properties.last_modified_by, properties.modified_at, strength, roster)


def who_created(properties: Properties, *, roster: Roster) -> Attribution:
    """The person a document names as its creator; weak, for a template keeps its first author."""
    return _named("properties.creator", properties.creator, properties.created_at, Strength.WEAK, roster)


def _named(source: str, value: str, at: datetime | None, strength: Strength, roster: Roster) -> Attribution:
    person = roster.find(value)
    evidence = (Evidence(source, value, at),) if value else ()
    if person is None:
        return Attribution(evidence=evidence)
    return Attribution(person.name, person.unit, strength, evidence)
