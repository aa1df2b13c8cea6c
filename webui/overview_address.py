"""What the overview's address says: which time, whose tasks, which part of it. Pure; `read(write(view)) == view`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from indexer.model.overview import Reason

Tab = Literal["now", "people", "together"]
TABS: tuple[Tab, ...] = ("now", "people", "together")
PERIODS = ("week", "month", "quarter", "year")
USUAL = "quarter"
OWN = "own"  # days of one's own
STEP, MOST = 40, 2000  # tasks in a matrix
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class OverviewView:
    """`unit` is a code, "" for the office. `period` is one of PERIODS, the present one; else `since` and `until`, both
    included, count. `reason`: which of what needs attention is shown, "" for all; `rows`: tasks in a matrix."""

    tab: Tab = TABS[0]
    unit: str = ""
    period: str = USUAL
    since: date | None = None
    until: date | None = None
    reason: str = ""
    rows: int = STEP

    def days(self, today: date) -> tuple[date, date]:
        """First and last day; the last of a present period is today."""
        if self.period == "week":
            return today - timedelta(today.weekday()), today
        if months := _MONTHS.get(self.period):
            return date(today.year, (today.month - 1) // months * months + 1, 1), today
        return self.since or date(today.year, 1, 1), self.until or today

    def moments(self, today: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The first moment shown, and the one after the last."""
        first, last = self.days(today)
        return datetime.combine(first, time(), zone), datetime.combine(last + timedelta(1), time(), zone)

    def with_more(self) -> "OverviewView":
        return replace(self, rows=min(self.rows + STEP, MOST))

    def over(self, period: str, since: str = "", until: str = "", *, today: date) -> "OverviewView":
        """Of another time: one of PERIODS, or OWN with its days; those shown now where they make no sense."""
        if period in PERIODS:
            return replace(self, period=period, since=None, until=None, rows=STEP)
        first, last = self.days(today)
        first, last = _date(since) or first, _date(until) or last
        return replace(self, period=OWN, since=min(first, last), until=max(first, last), rows=STEP)


def read(params: Mapping[str, Sequence[str]]) -> OverviewView:
    """The view an address asks for; what makes no sense in it is passed over."""
    tab, period, reason, rows = (_first(params, name) for name in ("tab", "period", "show", "rows"))
    view = OverviewView(
        tab=next((one for one in TABS if one == tab), TABS[0]),
        unit=_first(params, "unit"),
        reason=reason if reason in set(Reason) else "",
        rows=min(max(int(rows), STEP), MOST) if rows.isascii() and rows.isdigit() and len(rows) < 6 else STEP,
    )
    if period in PERIODS:
        return replace(view, period=period)
    since, until = _date(_first(params, "from")), _date(_first(params, "to"))
    if since is None and until is None:
        return view
    if since and until and until < since:
        since, until = until, since
    return replace(view, period=OWN, since=since, until=until)


def write(view: OverviewView) -> dict[str, list[str]]:
    """The address of a view; what is as usual is left out."""
    texts = {
        "tab": view.tab if view.tab != TABS[0] else "",
        "unit": view.unit,
        "period": view.period if view.period not in (USUAL, OWN) else "",
        "from": view.since.isoformat() if view.since else "",
        "to": view.until.isoformat() if view.until else "",
        "show": view.reason,
        "rows": str(view.rows) if view.rows > STEP else "",
    }
    return {name: [text] for name, text in texts.items() if text}


def _date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date.min + timedelta(400) < found < date.max - timedelta(400) else None


def _first(params: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(params.get(name, ())), "")
