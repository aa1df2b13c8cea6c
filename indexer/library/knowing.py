"""The roster as it is known now: the configuration's, with what people said of names since."""

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.coordination.roster import Roster, roster_of


class Knowing:
    """Safe to use from several threads: a roster is never changed once it is handed out."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._known: tuple[tuple[int, int], Roster] | None = None

    def roster(self, catalogue: Catalogue) -> Roster:
        memberships = catalogue.memberships.all()
        state = (catalogue.aliases.last_id(), len(memberships))
        known = self._known
        if known is None or known[0] != state:
            roster = roster_of(self._config)
            roster.learn(catalogue.aliases.all(), memberships)
            known = self._known = (state, roster)
        return known[1]
