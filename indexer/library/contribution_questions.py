"""The library's questions about who contributed what. A part of `Library`."""

from datetime import datetime

from indexer.library import contributions
from indexer.library.task_questions import TaskQuestions
from indexer.model.event import Event
from indexer.model.task import Row
from indexer.model.viewer import Viewer


class ContributionQuestions(TaskQuestions):
    """Times are aware UTC, from `since` until before `until`; None is without a bound. Units by code, people by login
    (or by the name as written, where the configuration does not know them)."""

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
        return contributions.by_person(self._asked(viewer), (since, until), **narrowed)

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
        return contributions.by_unit(self._asked(viewer), (since, until), task=task, unit=unit)

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
