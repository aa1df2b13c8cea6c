"""The people and units of the configuration, found by the names that documents carry. Pure."""

from dataclasses import dataclass

from indexer.config.tree import PersonConfig, UnitConfig
from indexer.vietnamese.names import is_nobody, keys


@dataclass(frozen=True, slots=True)
class Person:
    """`login` is "" for somebody whom the configuration does not know."""

    name: str
    unit: str = ""
    login: str = ""


class Roster:
    """Finds a person by login, full name or alias, with or without marks. A name that fits two people fits nobody."""

    def __init__(self, people: tuple[PersonConfig, ...], units: tuple[UnitConfig, ...]) -> None:
        names = {unit.code: unit.name for unit in units}
        self._by_login: dict[str, Person] = {}
        self._by_key: dict[str, set[Person]] = {}
        for config in people:
            person = Person(config.name, names.get(config.unit, config.unit), config.login)
            self._by_login[config.login.lower()] = person
            for name in (config.name, *config.aliases):
                for key in keys(name):
                    self._by_key.setdefault(key, set()).add(person)

    def find(self, name: str) -> Person | None:
        """The person behind a name as found; an unknown name as itself; None for nobody ("Administrator", "")."""
        if not name.strip() or is_nobody(name):
            return None
        by_login = self._by_login.get(name.strip().lower())
        if by_login:
            return by_login
        fitting = {person for key in keys(name) for person in self._by_key.get(key, ())}
        return fitting.pop() if len(fitting) == 1 else Person(name.strip())
