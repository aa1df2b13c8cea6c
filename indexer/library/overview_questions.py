"""The library's questions about all tasks at once, for heads. A part of `Library`."""

from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from indexer.library import overview
from indexer.library.contribution_questions import ContributionQuestions
from indexer.model.overview import Attention, Matrix
from indexer.model.viewer import Viewer


class OverviewQuestions(ContributionQuestions):
    """Units by code. Everybody may ask; nothing counts but what lies on drives that the viewer may see."""

    def attention(self, viewer: Viewer, unit: str = "") -> tuple[Attention, ...]:
        """Open tasks in which something is overdue, silent or due soon, the most pressing first; of a unit's tasks."""
        rows = self.unit_contributions(viewer)
        return overview.attention(self._asked(viewer), rows, self.silences(viewer), self._today, unit)

    def matrix(
        self, viewer: Viewer, since: date, until: date, unit: str = "", by: Literal["unit", "person"] = "unit"
    ) -> Matrix:
        """Who did what for which task, both days included; of the tasks that a unit has a part in."""
        first, after = overview.moments((since, until), ZoneInfo(self.config.time_zone))
        ask = self.unit_contributions if by == "unit" else self.contributions
        rows, whole = ask(viewer, since=first, until=after), self.unit_contributions(viewer)
        return overview.matrix(self._asked(viewer), (since, until), unit, rows, whole, self._today)
