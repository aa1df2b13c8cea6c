"""What the roster learns beside the configuration: what people said of names, and who moved to another unit when."""

import json
from datetime import UTC, datetime

from indexer.catalogue import Catalogue
from indexer.config.tree import Config, PersonConfig
from indexer.coordination.roster import roster_of
from indexer.pipeline.crediting import Crediting

_ALWAYS = datetime(1, 1, 1, tzinfo=UTC)


class Learning:
    """The roster that grows, and what is credited anew because of it."""

    def __init__(self, catalogue: Catalogue, config: Config, now: datetime) -> None:
        self._catalogue = catalogue
        self.roster = roster_of(config)
        self._crediting = Crediting(catalogue, self.roster)
        self._heard = -1
        with catalogue.writing():  # somebody may have another name or unit since
            remember_units(catalogue, config, now)
            self._learn()

    def credit_again(self, most: int) -> int:
        """One step of crediting events anew, at most so many; 0 when none waits.

        What somebody said of a name on the page, or took back, counts from now on and for the past.
        """
        if self._catalogue.aliases.last_id() != self._heard:
            with self._catalogue.writing():
                self._learn()
        if not self._catalogue.credits.to_judge(1):
            return 0
        with self._catalogue.writing():
            return self._crediting.again(most)

    def _learn(self) -> None:
        self._heard = self._catalogue.aliases.last_id()
        self.roster.learn(self._catalogue.aliases.all(), self._catalogue.memberships.all())
        self._crediting.renew_names()


def remember_units(catalogue: Catalogue, config: Config, now: datetime) -> None:
    """Who has another unit in the configuration than when it was last read is in it from now on; who is new always was.

    Where the configuration tells otherwise of the past than before, the events of that person are judged again.
    """
    last = {one.login: one.unit for one in catalogue.memberships.all()}
    told, names = catalogue.memberships.told(), {unit.code: unit.name for unit in config.units}
    for person in config.people:
        if person.login not in last:
            catalogue.memberships.add(person.login, person.unit, _ALWAYS)
        elif last[person.login] != person.unit:
            catalogue.memberships.add(person.login, person.unit, now)
        units = _told(person, names)
        if told.get(person.login) != units:
            catalogue.memberships.tell(person.login, units)
            if person.login in told:
                catalogue.names.judge_again_of(person.login)


def _told(person: PersonConfig, names: dict[str, str]) -> str:
    past = [[names.get(one.unit, one.unit), one.until.isoformat()] for one in person.past_units]
    return json.dumps([names.get(person.unit, person.unit), past], ensure_ascii=False)
