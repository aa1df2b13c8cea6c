"""What the reader of a letter may know of the units' work: only of the drives that they may see.

Nobody is told that a unit is silent who could not have seen it work (`silence.Judge`).
"""

from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from indexer.catalogue import Catalogue
from indexer.config.tree import Config
from indexer.library.silence import silences
from indexer.model.task import Involvement, Task
from indexer.model.viewer import Viewer


class ReadersEyes:
    """Implements `coordination.reminding.Eyes` for one scope; each answer is looked up once."""

    def __init__(self, catalogue: Catalogue, config: Config, viewer: Viewer, now: datetime) -> None:
        self._catalogue, self._config, self._viewer, self._now = catalogue, config, viewer, now
        self._names = {unit.code: unit.name for unit in config.units}

    def has_worked(self, task: Task, unit: str) -> bool:
        return self._busy.get((task.code, self._names.get(unit, unit))) is Involvement.CONTRIBUTED

    def is_silent(self, task: Task, unit: str) -> bool:
        return (task.code, unit) in self._silent

    @cached_property
    def _busy(self) -> dict[tuple[str, str], Involvement]:
        """By task and the name of a unit."""
        return self._catalogue.task_sums.involvement(self._viewer.drives)

    @cached_property
    def _silent(self) -> frozenset[tuple[str, str]]:
        """(task, unit) of which it can be told."""
        today = self._now.astimezone(ZoneInfo(self._config.time_zone)).date()
        asked, running = (self._catalogue, self._config, self._viewer), self._catalogue.tasks.all(running=True)
        found = silences(asked, running, self._now, today)
        return frozenset((one.task, one.unit) for one in found if one.is_worth_telling)


def eyes_of(catalogue: Catalogue, config: Config, viewer: Viewer, now: datetime) -> ReadersEyes:
    return ReadersEyes(catalogue, config, viewer, now)
