"""The page of one person, of one unit: figures, documents, tasks, whom with, and how much is known at all."""

from datetime import datetime

from indexer.catalogue import Catalogue
from indexer.catalogue.profiles import Time
from indexer.config.tree import Config
from indexer.errors import NotVisibleError
from indexer.model.profile import Profile
from indexer.model.viewer import Viewer

_MOST_WORKS = 40


def person(
    catalogue: Catalogue, config: Config, viewer: Viewer, name: str, since: datetime | None, until: datetime | None
) -> Profile:
    """Raises NotVisibleError for somebody of whom the viewer may see nothing."""
    asked = catalogue.profiles
    if not name or not asked.is_known(("person", name), viewer.drives):
        raise NotVisibleError(f"Nothing is known of {name}", "Look for the name on the activity page.")
    time: Time = (since, until)
    works = asked.works(("person", name), time, viewer.drives, _MOST_WORKS)
    beside = asked.people_beside(("person", name), [work.document for work in works], time, viewer.drives)
    units = {unit.code: unit.name for unit in config.units}
    now_in = [units[one.unit] for one in config.people if one.name == name and one.unit in units]
    worked_in = asked.units_of(name, viewer.drives)
    known, changes = asked.coverage("", time, viewer.drives)
    return Profile(
        name,
        asked.figures(("person", name), time, viewer.drives),
        works,
        beside,
        asked.tasks(("person", name), time, viewer.drives),
        known,
        changes,
        tuple(dict.fromkeys([*now_in, *worked_in])),
    )


def unit(catalogue: Catalogue, viewer: Viewer, name: str, since: datetime | None, until: datetime | None) -> Profile:
    """Raises NotVisibleError for a unit of which the viewer may see nothing."""
    asked = catalogue.profiles
    if not name or not asked.is_known(("unit", name), viewer.drives):
        raise NotVisibleError(f"Nothing is known of {name}", "Look for the unit on the activity page.")
    time: Time = (since, until)
    known, changes = asked.coverage(name, time, viewer.drives)
    return Profile(
        name,
        asked.figures(("unit", name), time, viewer.drives),
        asked.works(("unit", name), time, viewer.drives, _MOST_WORKS),
        asked.people_of(name, time, viewer.drives),
        asked.tasks(("unit", name), time, viewer.drives),
        known,
        changes,
    )
