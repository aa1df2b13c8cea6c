"""All that is known of who did an event, as evidence: what the document said, who was seen, what people say. Pure."""

from collections.abc import Sequence

from indexer.model.event import Event, Evidence
from indexer.model.people import Saying, Verdict
from indexer.model.sighting import Sighting

CLAIMED, DISCLAIMED = "claimed", "disclaimed"  # the `detail` of an accepted statement
STATEMENT = "statement"


def evidence_of(event: Event, seen: Sequence[Sighting], said: Sequence[Saying] = ()) -> tuple[Evidence, ...]:
    """What the event itself keeps, then the sightings that it has claimed, then what people say of it."""
    return (*event.evidence, *map(_as_evidence, seen), *map(_as_statement, said))


def _as_evidence(one: Sighting) -> Evidence:
    return Evidence(one.source, one.name or one.login, one.at, detail=one.host, login=one.login)


def _as_statement(one: Saying) -> Evidence:
    """Only what was accepted is worth anything; the rest is there to be seen."""
    detail = CLAIMED if one.is_claim else DISCLAIMED
    if one.verdict is not Verdict.ACCEPTED:
        detail = f"{detail}:{one.verdict.value}"
    return Evidence(STATEMENT, one.login, one.at, detail=detail, login=one.login)
