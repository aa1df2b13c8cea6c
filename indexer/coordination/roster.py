"""The people and units of the configuration, found by the names that documents and accounts carry. Pure.

What people said of names (`Alias`) goes before everything; then come the configuration's spellings, then units, then
accounts as one would make them of a name. A name that fits two fits nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase

from indexer.config.tree import Config, PersonConfig, UnitConfig
from indexer.coordination.belonging import Belonging
from indexer.model.people import Alias, Membership
from indexer.vietnamese.accounts import account_of
from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.mangled import readable
from indexer.vietnamese.names import Closeness, Known, aside, is_nobody, match
from indexer.vietnamese.text import lower, words
from indexer.vietnamese.unit_names import initials_key, is_unit_like, unit_keys


@dataclass(frozen=True, slots=True)
class Person:
    """`login` is "" for somebody whom the configuration does not know. `unit` is the name of the present one."""

    name: str
    unit: str = ""
    login: str = ""


class Roster:
    """Finds a person by name, login, mail address or alias, with or without marks. A name that fits two fits nobody."""

    def __init__(
        self,
        people: tuple[PersonConfig, ...],
        units: tuple[UnitConfig, ...],
        *,
        service_accounts: tuple[str, ...] = (),
        time_zone: str = "UTC",
    ) -> None:
        self.belonging = Belonging(people, units, time_zone)
        self._units = _keyed(units)
        self._services = tuple(lower(account) for account in service_accounts)
        self._people: dict[Known, Person] = {}
        self._by_login: dict[str, Person] = {}
        for config in people:
            unit = self.belonging.name_of(config.unit)
            spellings = tuple(spelling for spelling in (config.login, config.email, *config.aliases) if spelling)
            person = Person(config.name, unit, config.login)
            self._people[Known(config.name, spellings, unit)] = person
            self._by_login[lower(config.login)] = person
        self._aliases: dict[str, str] = {}
        self._found: dict[str, Person | None] = {}  # the same few names come with thousands of documents

    def learn(self, aliases: Iterable[Alias], memberships: Iterable[Membership]) -> None:
        """Takes the place of everything learned before."""
        self._aliases = {alias_key(one.value): one.login for one in aliases}
        self.belonging.learn(memberships)
        self._found.clear()

    def find(self, name: str) -> Person | None:
        """The person behind a name as found; an unknown name as itself; None for nobody ("Administrator", "") and for
        units."""
        name = name.strip()
        if name not in self._found:
            self._found[name] = self._look_for(name)
        return self._found[name]

    def unit_named(self, name: str) -> str:
        """The name of the unit that a name means ("Phòng TCKH"); "" for people and where it fits two."""
        return "" if self.find(name) else self.belonging.name_of(self._unit_code(name))

    def unit_code(self, name: str) -> str:
        """The code of the unit that a name means; "" where it is none's, or fits two."""
        return self._unit_code(name)

    def of_login(self, login: str) -> Person | None:
        return self._by_login.get(lower(login))

    def is_nobody(self, name: str) -> bool:
        """Whether a name never counts: an installation's default, a device, a service account, or said to be nobody."""
        return self._is_nobodys(name.strip())

    def unit_at(self, person: Person, at: datetime) -> str:
        """The name of the unit that the person belonged to then; "" where nobody knows."""
        return self.belonging.unit_at(person.login, at) if person.login else person.unit

    def _look_for(self, name: str) -> Person | None:
        said = self._aliases.get(alias_key(name))
        if said:
            return self._by_login.get(lower(said), Person(said))
        if self._is_nobodys(name):
            return None
        fitting = match(name, self._people)
        if fitting is not None and fitting.closeness is Closeness.SAME:
            return self._one_of(fitting.people, name)
        if self._unit_code(name):
            return None
        if fitting is not None:
            return self._one_of(fitting.people, name)
        return self._short(name) or (None if is_unit_like(name) else Person(readable(name)))

    def _one_of(self, fitting: tuple[Known, ...], name: str) -> Person:
        """The only one who fits; a unit in brackets tells namesakes apart, and rules out who was never in it."""
        code = self._unit_code(aside(name))
        people = [self._people[one] for one in fitting]
        if code:
            people = [one for one in people if self.belonging.was_ever(one.login, code)]
        if len(people) > 1:  # `nam.dd` and `namdd`
            account = lower(account_of(clean(name))).rpartition("\\")[2]
            people = [one for one in people if lower(one.login) == account]
        return people[0] if len(people) == 1 else Person(readable(name))

    def _short(self, name: str) -> Person | None:
        """`Bình QLNS`, `An (VP)`: the only one of that given name in that unit."""
        for short, unit in _short_and_unit(name):
            code = self._unit_code(unit)
            if not code:
                continue
            members = {
                Known(known.name, (), code): person
                for known, person in self._people.items()
                if self.belonging.was_ever(person.login, code)
            }
            found = match(short, members, unit=code)
            if found is not None and found.closeness is Closeness.SHORT and len(found.people) == 1:
                return members[found.people[0]]
        return None

    def _unit_code(self, name: str) -> str:
        codes = {code for key in unit_keys(name) for code in self._units.get(key, ())} if name else set()
        return codes.pop() if len(codes) == 1 else ""

    def _is_nobodys(self, name: str) -> bool:
        said = self._aliases.get(alias_key(name))
        if said is not None:
            return said == ""
        if not name or is_nobody(name):
            return True
        whole = lower(account_of(clean(name)))
        account = whole.rpartition("\\")[2]
        short = account.partition("@")[0]
        return any(fnmatchcase(text, pattern) for pattern in self._services for text in (whole, account, short))


def roster_of(config: Config) -> Roster:
    """The roster of a configuration, before it has learned anything."""
    return Roster(
        config.people,
        config.units,
        service_accounts=config.attribution.service_accounts,
        time_zone=config.time_zone,
    )


def alias_key(value: str) -> str:
    """What writings of one alias share: they differ in case and blanks at most."""
    return lower(" ".join(clean(value).split()))


def _keyed(units: tuple[UnitConfig, ...]) -> dict[str, frozenset[str]]:
    """Codes of units by the keys of their names; initials count where nothing else has that key."""
    found: dict[str, frozenset[str]] = {}
    for unit in units:
        for name in (unit.code, unit.name, unit.short, *unit.aliases):
            for key in unit_keys(name):
                found[key] = found.get(key, frozenset()) | {unit.code}
    initials: dict[str, frozenset[str]] = {}
    for unit in units:
        key = initials_key(unit.name)
        if key and key not in found:
            initials[key] = initials.get(key, frozenset()) | {unit.code}
    return initials | found


def _short_and_unit(name: str) -> Iterable[tuple[str, str]]:
    inside = aside(name)
    if inside:
        yield name[: name.rfind(inside)].rstrip(" (["), inside
        return
    parts = name.replace(" - ", " ").split()
    for at in range(1, len(parts)):
        yield " ".join(parts[:at]), " ".join(parts[at:])
        if len(words(parts[0])):
            yield " ".join(parts[at:]), " ".join(parts[:at])
