"""Which unit somebody belonged to at which time: told by the configuration, and learned when it changed. Pure."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from indexer.config.tree import PastUnit, PersonConfig, UnitConfig
from indexer.model.people import Membership


class Belonging:
    """What the configuration tells of the past (`past_units`) counts first; after it, what was learned."""

    def __init__(self, people: tuple[PersonConfig, ...], units: tuple[UnitConfig, ...], time_zone: str) -> None:
        self._zone = ZoneInfo(time_zone)
        self._names = {unit.code: unit.name for unit in units}
        self._people = {person.login: person for person in people}
        self._learned: dict[str, list[Membership]] = {}

    def learn(self, memberships: Iterable[Membership]) -> None:
        """Takes the place of everything learned before."""
        self._learned = {}
        for one in sorted(memberships, key=lambda one: one.since):
            self._learned.setdefault(one.login, []).append(one)

    def name_of(self, code: str) -> str:
        return self._names.get(code, code)

    def unit_at(self, login: str, at: datetime) -> str:
        """The unit's name, "" for whom the configuration does not know."""
        person = self._people.get(login)
        return self.name_of(self._code_at(person, at)) if person else ""

    def was_ever(self, login: str, code: str) -> bool:
        person = self._people.get(login)
        learned = {one.unit for one in self._learned.get(login, ())}
        return person is not None and code in {person.unit, *(one.unit for one in person.past_units), *learned}

    def _code_at(self, person: PersonConfig, at: datetime) -> str:
        day = at.astimezone(self._zone).date()
        past = sorted(person.past_units, key=lambda one: one.until)
        for one in past:
            if day <= one.until:
                return one.unit
        learned = self._learned.get(person.login, [])
        if past:
            learned = self._after(learned, past[-1])
        before = [one for one in learned if one.since <= at] or learned[:1]
        return before[-1].unit if before else person.unit

    def _after(self, learned: list[Membership], told: PastUnit) -> list[Membership]:
        """What was learned without the unit that somebody had left already, as was told later."""
        days = [one.since.astimezone(self._zone).date() for one in learned]
        earlier = [one for one, day in zip(learned, days, strict=True) if day <= told.until][-1:]
        later = [one for one, day in zip(learned, days, strict=True) if day > told.until]
        return [*(one for one in earlier if one.unit != told.unit), *later]
