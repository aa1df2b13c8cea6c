"""What a document says of who saved it, as evidence. Pure.

A copy or a conversion keeps the old names, so they are likely only where their time fits the file's own, else weak.
"""

from datetime import datetime, timedelta

from indexer.coordination.attribution import CREATOR, SAVER
from indexer.model.event import Evidence, Strength
from indexer.model.reading import Properties

WINDOW = timedelta(minutes=2)  # between the time in the properties and the file's; clocks of office machines differ


def who_saved(properties: Properties, *, saved_at: datetime, before: Properties | None) -> tuple[Evidence, ...]:
    """The last saver's name. `saved_at` is the file's own time; `before` the properties of the version before."""
    if not properties.last_modified_by or (before is not None and properties.modified_at == before.modified_at):
        return ()  # the properties tell of an earlier save
    fits = properties.modified_at is not None and abs(properties.modified_at - saved_at) <= WINDOW
    strength = Strength.LIKELY if fits else Strength.WEAK
    return (Evidence(SAVER, properties.last_modified_by, properties.modified_at, strength=strength),)


def who_created(properties: Properties) -> tuple[Evidence, ...]:
    """The creator's name; weak, for a template keeps its first author."""
    if not properties.creator:
        return ()
    return (Evidence(CREATOR, properties.creator, properties.created_at, strength=Strength.WEAK),)
