"""The library's questions about all tasks at once, for heads. A part of `Library`."""

from datetime import date
from typing import Literal

from indexer.clock import now
from indexer.library import overview
from indexer.library.contribution_questions import ContributionQuestions
from indexer.model.overview import Attention, Matrix
from indexer.model.viewer import Viewer


class OverviewQuestions(ContributionQuestions):
    """Units by code. Everybody may ask; nothing counts but what lies on drives that the viewer may see."""

    def attention(self, viewer: Viewer, unit: str = "") -> tuple[Attention, ...]:
        """Open tasks in which something is overdue, silent or due soon, the most pressing first; of a unit's tasks."""
        return overview.attention(self._asked(viewer), self.silences(viewer), self._today, unit)

    def matrix(
        self,
        viewer: Viewer,
        since: date,
        until: date,
        unit: str = "",
        by: Literal["unit", "person"] = "unit",
        limit: int | None = None,
    ) -> Matrix:
        """Who did what for which task, both days included; of the tasks that a unit has a part in.

        All of the tasks, and what was done for the first `limit` of them.
        """
        asked = self._asked(viewer)
        return overview.matrix(asked, (since, until), unit, now(), by_unit=by == "unit", limit=limit)
