"""What the activity page's address says: whom, what and when it shows. Pure; `read(write(view)) == view`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from indexer.model.act import QUIET
from indexer.model.event import Action, Nature, Strength
from indexer.model.feed import FeedAsk

STEP = 50
MOST = 1000  # rows on one page; longer stories are for narrower questions
SUBSTANCE = "substance"  # every nature that is somebody's work on the content
NATURES = (SUBSTANCE, *(nature.value for nature in Nature))
STRENGTHS = tuple(strength.value for strength in Strength)
PERIODS = ("day", "week", "month", "quarter", "year")

Params = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ActivityView:
    """Empty fields do not limit. `period` is one of PERIODS; else `since` and `until`, both inclusive, count.

    `nature` is one of NATURES, `strength` of STRENGTHS; `after` the event before the first one shown, by its id.
    """

    unit: str = ""
    person: str = ""
    task: str = ""
    folder: str = ""
    actions: tuple[str, ...] = ()
    nature: str = ""
    strength: str = ""
    after: int = 0
    period: str = ""
    since: date | None = None
    until: date | None = None
    rows: int = STEP

    @property
    def is_narrowed(self) -> bool:
        return replace(self, rows=STEP) != ActivityView()

    @property
    def day(self) -> date | None:
        """The one day that is shown, if it is one."""
        return self.since if self.since == self.until else None

    def on_day(self, day: date | None) -> "ActivityView":
        return replace(self, period="", since=day, until=day, after=0, rows=STEP)

    def since_event(self, id: int) -> "ActivityView":
        return replace(self, period="", since=None, until=None, after=max(id, 0), rows=STEP)

    def with_more(self) -> "ActivityView":
        return replace(self, rows=min(self.rows + STEP, MOST))

    def days(self, today: date) -> tuple[date | None, date | None]:
        """First and last day shown, None where open."""
        if self.period == "year":
            return date(today.year, 1, 1), None
        before = {"day": 0, "week": 6, "month": 29, "quarter": 89}.get(self.period)
        return (self.since, self.until) if before is None else (today - timedelta(before), None)

    def moments(self, today: date, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """The first moment shown, and the one after the last."""
        first, last = self.days(today)
        after = last + timedelta(1) if last and last < date.max else None
        return _midnight(first, zone) if first else None, _midnight(after, zone) if after else None

    def ask(self, today: date, zone: ZoneInfo) -> FeedAsk:
        """The question for the rows shown."""
        since, until = self.moments(today, zone)
        return replace(
            self.sums(),
            since=since,
            until=until,
            after_id=self.after or None,
            limit=self.rows,
        )

    def sums(self) -> FeedAsk:
        """The same question without its time: for the numbers and the calendar, which have their own days."""
        return FeedAsk(
            task=self.task,
            unit=self.unit,
            person=self.person,
            path_glob=f"{_literally(self.folder)}/*" if self.folder else "",
            actions=self.actions,
            natures=_natures(self.nature),
            strengths=(self.strength,) if self.strength else (),
        )


def read(params: Params) -> ActivityView:
    """The view an address asks for; what makes no sense in it is passed over."""
    known = {action.value for action in Action}
    period = _first(params, "period")
    view = ActivityView(
        unit=_first(params, "unit"),
        person=_first(params, "person"),
        task=_first(params, "task"),
        folder=_first(params, "folder").strip("/"),
        actions=tuple(dict.fromkeys(value for value in params.get("action", ()) if value in known)),
        nature=_one_of(NATURES, _first(params, "nature")),
        strength=_one_of(STRENGTHS, _first(params, "strength")),
        after=_number(_first(params, "after")),
        rows=min(max(_number(_first(params, "rows")), STEP), MOST),
    )
    if period in PERIODS:
        return replace(view, period=period)
    return replace(view, since=_date(_first(params, "from")), until=_date(_first(params, "to")))


def write(view: ActivityView) -> dict[str, list[str]]:
    """The address of a view; what is as usual is left out."""
    texts = {
        "unit": view.unit,
        "person": view.person,
        "task": view.task,
        "folder": view.folder,
        "nature": view.nature,
        "strength": view.strength,
        "after": str(view.after) if view.after else "",
        "period": view.period,
        "from": view.since.isoformat() if view.since else "",
        "to": view.until.isoformat() if view.until else "",
        "rows": str(view.rows) if view.rows > STEP else "",
    }
    params = {name: [text] for name, text in texts.items() if text}
    return {**params, "action": list(view.actions)} if view.actions else params


def _natures(nature: str) -> tuple[str, ...]:
    if nature == SUBSTANCE:
        return tuple(one.value for one in Nature if one not in QUIET)
    return (nature,) if nature else ()


def _one_of(known: Sequence[str], text: str) -> str:
    return text if text in known else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _literally(path: str) -> str:
    """A path as a GLOB that means itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)


def _date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date.min + timedelta(400) < found < date.max - timedelta(400) else None


def _first(params: Params, name: str) -> str:
    return next(iter(params.get(name, ())), "")
