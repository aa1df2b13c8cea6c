"""All that is known of who did an event, as evidence: what the document said, and who was seen. Pure."""

from collections.abc import Sequence

from indexer.model.event import Event, Evidence
from indexer.model.sighting import Sighting


def evidence_of(event: Event, seen: Sequence[Sighting]) -> tuple[Evidence, ...]:
    """What the event itself keeps, then the sightings that it has claimed."""
    return (*event.evidence, *map(_as_evidence, seen))


def _as_evidence(one: Sighting) -> Evidence:
    return Evidence(one.source, one.name or one.login, one.at, detail=one.host, login=one.login)
