"""Credits events to people: when they are recorded, and anew when more is known. Called in a writing transaction."""

from collections.abc import Iterable, Sequence

from indexer.catalogue import Catalogue
from indexer.coordination.attribution import Attribution, Case, attribute
from indexer.coordination.people import gathered
from indexer.coordination.roster import Roster
from indexer.coordination.testimony import evidence_of
from indexer.model.document import Contributor
from indexer.model.event import Event
from indexer.model.people import Saying
from indexer.model.sighting import Sighting


class Crediting:
    def __init__(self, catalogue: Catalogue, roster: Roster) -> None:
        self._catalogue = catalogue
        self._roster = roster

    def judge(self, event: Event, seen: Sequence[Sighting] = ()) -> Attribution:
        """Who did it, from what the event says and these sightings; nothing is written."""
        return self._judged(event, seen, ())

    def _judged(self, event: Event, seen: Sequence[Sighting], said: Sequence[Saying]) -> Attribution:
        return attribute(Case(event.action, event.at, evidence_of(event, seen, said)), self._roster)

    def add(self, event: Event, seen: Sequence[Sighting] = ()) -> int:
        """A new event with its witnesses, credited; its id."""
        id = self._catalogue.events.add(event)
        self._catalogue.sightings.claim(id, (one.id for one in seen))
        self._credit(id, event, seen)
        self._gather(event.document)
        return id

    def add_all(self, told: Iterable[tuple[Event, Sequence[Sighting]]]) -> None:
        """Many events at once, each with its witnesses."""
        documents = set()
        for event, seen in told:
            id = self._catalogue.events.add(event)
            self._catalogue.sightings.claim(id, (one.id for one in seen))
            self._credit(id, event, seen)
            documents.add(event.document)
        for document in documents:
            self._gather(document)

    def people(self, document: int) -> tuple[Contributor, ...]:
        """Everybody who worked on it, the latest first."""
        return gathered(self._catalogue.credits.people_of(document))

    def again(self, most: int) -> int:
        """Credits anew what waits for it, the newest first, at most so many events; how many it were."""
        ids = self._catalogue.credits.to_judge(most)
        seen, said = self._catalogue.sightings.witnesses(ids), self._catalogue.sayings.about(ids)
        events = self._catalogue.events.many(ids)
        for event in events:
            self._credit(event.id, event, seen.get(event.id, ()), said.get(event.id, ()))
        for document in {event.document for event in events}:
            if self._gather(document) and not self._catalogue.documents.is_gone(document):
                version = self._catalogue.documents.renew(document)
                self._catalogue.outbox.add(document, version, urgent=False)
        return len(ids)

    def renew_names(self) -> int:
        """Names that stand for somebody else than when their events were credited put these events among those to be
        credited anew; how many names."""
        changed = 0
        for name in self._catalogue.names.all():
            _, person, login = self._meaning(name.value)
            if (person, login) != (name.person, name.login):
                self._catalogue.names.stands_for(name.id, person, login)
                self._catalogue.names.judge_again(name.id)
                changed += 1
        return changed

    def _credit(self, id: int, event: Event, seen: Sequence[Sighting], said: Sequence[Saying] = ()) -> None:
        found = self._judged(event, seen, said)
        written = dict.fromkeys(value for one in found.evidence for value in (one.value, one.login) if value)
        self._catalogue.names.use(id, map(self._meaning, written))
        self._catalogue.credits.put(id, event.at, found.credits, is_disputed=found.is_disputed)

    def _meaning(self, name: str) -> tuple[str, str, str]:
        person = self._roster.find(name)
        return (name, person.name, person.login) if person else (name, "", "")

    def _gather(self, document: int) -> bool:
        """Writes down the document's people; whether they are others than before."""
        known, people = self._catalogue.documents.get(document), self.people(document)
        if known is None or people == known.people:
            return False
        self._catalogue.documents.set_people(document, people)
        return True
