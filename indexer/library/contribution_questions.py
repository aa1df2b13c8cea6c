"""The library's questions about who contributed what. A part of `Library`."""

from datetime import datetime
from typing import Literal

from indexer.clock import now
from indexer.config.tree import Config
from indexer.library import contributions, coverage, silence
from indexer.library.asking import kept
from indexer.library.recent import Recent
from indexer.library.task_questions import TaskQuestions
from indexer.model.effort import Shared, Silence, Together, Unassigned
from indexer.model.event import Event
from indexer.model.task import Coverage, Row
from indexer.model.viewer import Viewer


class ContributionQuestions(TaskQuestions):
    """Times are aware UTC, from `since` until before `until`; None is without a bound. Units by code, people by login
    (or by the name as written, where the configuration does not know them)."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._maps = Recent[tuple[tuple[Together, ...], tuple[Together, ...]]]()

    def contributions(
        self,
        viewer: Viewer,
        *,
        task: str = "",
        unit: str = "",
        person: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Row, ...]:
        """A row for each person, and one without a person for each unit of a task of which nobody did anything.

        By task, the lead first. Raises NotVisibleError.
        """
        narrowed = {"task": task, "unit": unit, "person": person}
        return contributions.by_person(self._asked(viewer), (since, until), now(), **narrowed)

    def unit_contributions(
        self,
        viewer: Viewer,
        *,
        task: str = "",
        unit: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Row, ...]:
        """A row for each unit as a whole (its files once, however many worked on them), without people."""
        return contributions.by_unit(self._asked(viewer), (since, until), now(), task=task, unit=unit)

    def evidence_of_cell(
        self,
        viewer: Viewer,
        task: str,
        unit: str,
        person: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Event, ...]:
        """The events that a row rests on, newest first, at most 500. Raises NotVisibleError."""
        return contributions.evidence(self._asked(viewer), (since, until), task, unit, person)

    def coordination_map(
        self, viewer: Viewer, since: datetime | None, until: datetime | None, by: Literal["unit", "person"] = "unit"
    ) -> tuple[Together, ...]:
        """Who works with whom: two units (codes) or people (logins), how many documents and tasks both worked on.

        The closest first; each two once. It may be a minute old.
        """
        drives = None if viewer.drives is None else frozenset(viewer.drives)
        units, people = self._maps.of(
            (drives, since, until), lambda: contributions.maps(self._asked(viewer), (since, until))
        )
        return people if by == "person" else units

    def evidence_of_pair(
        self,
        viewer: Viewer,
        first: str,
        second: str,
        since: datetime | None,
        until: datetime | None,
        by: Literal["unit", "person"] = "unit",
    ) -> Shared:
        """The documents and tasks that a cell of the map rests on: both worked on them. Newest first, at most 500."""
        return contributions.shared(self._asked(viewer), (since, until), (first, second), people=by == "person")

    def unassigned_coordination(
        self, viewer: Viewer, since: datetime | None, until: datetime | None, limit: int = 50
    ) -> tuple[Unassigned, ...]:
        """Folders in which several units worked on documents that serve no task, most shared documents first."""
        return contributions.unassigned(self._asked(viewer), (since, until), limit)

    def coverage(self, viewer: Viewer, since: datetime | None, until: datetime | None, task: str = "") -> Coverage:
        """What figures of a period rest on: of a task's documents, or of all the viewer may see.

        Raises NotVisibleError.
        """
        return coverage.coverage(self._asked(viewer), (since, until), now(), task)

    def silences(self, viewer: Viewer, task: str = "") -> tuple[Silence, ...]:
        """Units of running tasks that contributed nothing so far, whose time is most used first; of one task.

        Raises NotVisibleError.
        """
        asked = self._asked(viewer)
        found = (kept(asked[0], task),) if task else asked[0].tasks.all(running=True)
        return silence.silences(asked, found, now(), self._today)
