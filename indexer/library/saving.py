"""Searches that people keep: whose they are, and how many documents came into their results since they looked.

The list belongs to the viewer's login: with open access everybody shares one. Writing is one row in a transaction of
its own; it waits where the indexing process is writing, and touches nothing that process decides from.
"""

import threading
from datetime import date
from urllib.parse import parse_qs

from indexer.catalogue import Catalogue
from indexer.clock import now
from indexer.config.tree import Config
from indexer.errors import UsageError
from indexer.library.families import may_fold
from indexer.library.naming import meant
from indexer.library.wording import line
from indexer.model.hit import FACETS, Sort
from indexer.model.saved import SavedSearch
from indexer.model.viewer import Viewer
from indexer.search import Reader, Request
from indexer.search.parser import parse

MOST = 100  # searches of one login
LONGEST_NAME = 80
LONGEST_ADDRESS = 4000
_MOST_NEWS = 5000  # documents looked at; what nobody opened for that long needs no exact number


def save(catalogue: Catalogue, viewer: Viewer, name: str, address: str, *, notifies: bool) -> int:
    """Its id. The same address again takes the new name. Raises UsageError where it cannot be kept."""
    name = line(name, LONGEST_NAME)
    if not name or not address or len(address) > LONGEST_ADDRESS:
        raise UsageError("A search without a name or without words cannot be kept", "Give it a name.")
    with catalogue.writing():
        kept = catalogue.saved_searches.of(viewer.login)
        if len(kept) >= MOST and all(one.search.address != address for one in kept):
            raise UsageError(f"{MOST} searches are kept already", "Delete one that is not needed any more.")
        search = SavedSearch(0, name, address, notifies, now())
        return catalogue.saved_searches.put(viewer.login, search, catalogue.events.last_findable_id())


def forget(catalogue: Catalogue, viewer: Viewer, id: int) -> None:
    if abs(id) < 1 << 63:
        with catalogue.writing():
            catalogue.saved_searches.forget(viewer.login, id)


def see(catalogue: Catalogue, viewer: Viewer, id: int) -> None:
    """All that can be found now counts as seen."""
    if abs(id) >= 1 << 63:
        return
    with catalogue.writing():
        catalogue.saved_searches.see(viewer.login, id, now(), catalogue.events.last_findable_id())


class News:
    """Counts what is new in kept searches, once for each state of catalogue and index. Safe to use from threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pulse = ""
        self._counted: dict[tuple[str, frozenset[str] | None, int], int] = {}

    def of(
        self,
        catalogue: Catalogue,
        reader: Reader,
        config: Config,
        viewer: Viewer,
        address: str,
        since: int,
        today: date,
    ) -> int:
        """Documents that match the address, may be seen by the viewer and were saved after event number `since`."""
        pulse, key = f"{catalogue.events.last_id()}.{reader.generation}.{today}", (address, viewer.drives, since)
        with self._lock:
            if self._pulse != pulse:
                self._pulse = pulse
                self._counted.clear()
            if key in self._counted:
                return self._counted[key]
        found = _count(catalogue, reader, config, viewer, address, since, today)
        with self._lock:
            if self._pulse == pulse:
                self._counted[key] = found
        return found


def _count(
    catalogue: Catalogue, reader: Reader, config: Config, viewer: Viewer, address: str, since: int, today: date
) -> int:
    among = catalogue.events.saved_since(since, viewer.drives, _MOST_NEWS)
    if not among:
        return 0
    params = parse_qs(address)
    text = " ".join(params.get("q", ()))
    query = meant(parse(text, today).query, config, catalogue.tasks.titles)
    chosen = {facet: tuple(params[facet]) for facet in FACETS if facet in params}
    return reader.search(
        Request(query, viewer.drives, chosen, (), Sort.NEWEST, 1, 0, is_folded=may_fold(text), among=among)
    ).total
