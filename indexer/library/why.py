"""Why an event is credited to whom it is: all its evidence, judged anew."""

from dataclasses import replace

from indexer.catalogue import Catalogue
from indexer.coordination.attribution import Case, attribute
from indexer.coordination.roster import Roster
from indexer.coordination.testimony import evidence_of
from indexer.errors import NotVisibleError
from indexer.model.event import Event
from indexer.model.viewer import Viewer


def why(catalogue: Catalogue, roster: Roster, viewer: Viewer, id: int) -> Event:
    """The event with its evidence in the order of time. Raises NotVisibleError for one the viewer may not see."""
    event = next(iter(catalogue.events.many([id])), None) if abs(id) < 1 << 63 else None
    if event is None or not viewer.may_see(event.drive):
        raise NotVisibleError(f"There is no event {id}", "It may stand on a drive that you may not see.")
    seen = catalogue.sightings.witnesses([id]).get(id, ())
    said = catalogue.sayings.about([id]).get(id, ())
    found = attribute(Case(event.action, event.at, evidence_of(event, seen, said)), roster)
    evidence = tuple(sorted(found.evidence, key=lambda one: one.at or event.at))
    return replace(event, credits=found.credits, is_disputed=found.is_disputed, evidence=evidence)
