"""The people and units of the configuration, found by the names that documents and accounts carry. Pure."""

from dataclasses import dataclass
from datetime import datetime

from indexer.config.tree import PersonConfig, UnitConfig
from indexer.vietnamese.names import Known, is_nobody, match


@dataclass(frozen=True, slots=True)
class Person:
    """`login` is "" for somebody whom the configuration does not know."""

    name: str
    unit: str = ""
    login: str = ""


class Roster:
    """Finds a person by name, login, mail address or alias, with or without marks. A name that fits two fits nobody."""

    def __init__(self, people: tuple[PersonConfig, ...], units: tuple[UnitConfig, ...]) -> None:
        names = {unit.code: unit.name for unit in units}
        self._people: dict[Known, Person] = {}
        for config in people:
            unit = names.get(config.unit, config.unit)
            spellings = tuple(spelling for spelling in (config.login, config.email, *config.aliases) if spelling)
            self._people[Known(config.name, spellings, unit)] = Person(config.name, unit, config.login)
        self._found: dict[str, Person | None] = {}  # the same few names come with thousands of documents

    def find(self, name: str) -> Person | None:
        """The person behind a name as found; an unknown name as itself; None for nobody ("Administrator", "")."""
        name = name.strip()
        if name not in self._found:
            self._found[name] = self._look_for(name)
        return self._found[name]

    def unit_at(self, person: Person, at: datetime) -> str:
        """The name of the unit that the person belonged to then; "" where nobody knows."""
        return person.unit

    def _look_for(self, name: str) -> Person | None:
        if not name or is_nobody(name):
            return None
        fitting = match(name, self._people)
        if fitting is not None and len(fitting.people) == 1:
            return self._people[fitting.people[0]]
        return Person(name)
