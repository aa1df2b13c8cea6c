"""Tasks as rows of a list, cards of a board and bars in time, as the page of tasks wants them. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from indexer.library.task_dossier import Days, days_of
from indexer.model.task import Involvement, TaskCard, TaskState
from webui.formats import Formats
from webui.rows import person_page, unit_page
from webui.task_address import task_page
from webui.task_dossier import Names
from webui.tasks_address import SOON, STATES

DONE = (TaskState.DONE, TaskState.DONE_LATE)
MOST_CARDS = 40  # in a column of the board
_TICKS = 7
_USUAL = timedelta(days=30)  # drawn before the deadline of a task without a day of assignment

Row = dict[str, Any]
Full = Callable[[Sequence["Standing"]], Sequence["Standing"]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A task with how much of its time is left."""

    card: TaskCard
    days: Days

    @property
    def is_done(self) -> bool:
        return self.card.state in DONE

    @property
    def is_soon(self) -> bool:
        return self.days.is_soon and self.card.state is TaskState.OPEN

    def is_in(self, state: str) -> bool:
        """Whether it is one of those that the page calls so; what is due soon is in time too."""
        return self.is_soon if state == SOON else self.card.state == state


def standing(cards: Sequence[TaskCard], today: date) -> tuple[Standing, ...]:
    return tuple(Standing(card, days_of(card.task, today)) for card in cards)


def counts(found: Sequence[Standing]) -> dict[str, int]:
    return {state: sum(one.is_in(state) for one in found) for state in STATES}


def line(one: Standing, names: Names, formats: Formats) -> Row:
    """One task in the list, and on a card of the board."""
    card, words = one.card, formats.words
    task = card.task
    left, urgency = _left(one, formats)
    return {
        "code": task.code,
        "title": task.title,
        "page": task_page(task.code),
        "state": card.state.value,
        "said": words(f"task.is_{card.state}"),
        "due": words("task.due", day=formats.date(task.due_on)) if task.due_on else task.words or words("task.no_due"),
        "left": left,
        "urgency": urgency,
        "closed": words("task.closed_on", day=formats.date(task.closed_on)) if task.closed_on else "",
        "person": names.person(task.lead_person),
        "person_page": person_page(names.person(task.lead_person)) if task.lead_person else "",
        "units": _units(one, names, formats),
        "files": formats.counted("tasks.files", card.files) if card.files else "",
        "last": formats.ago(card.last_at) if card.last_at else "",
        "trouble": words("task.trouble") if card.trouble else "",
    }


def board(found: Sequence[Standing], full: Full, names: Names, formats: Formats) -> list[Row]:
    """A column for each state, in the order of their urgency; what is due soon stands once, under soon.

    `full` counts what is to be counted of the tasks shown.
    """
    by_state = {
        state: [one for one in found if one.is_in(state) and not (state == TaskState.OPEN and one.is_soon)]
        for state in STATES
    }
    shown = full([one for own in by_state.values() for one in own[:MOST_CARDS]])
    counted = {one.card.task.code: one for one in shown}
    return [
        {
            "state": state,
            "title": formats.words(f"tasks.state_{state}"),
            "count": formats.number(len(own)),
            "cards": [line(counted[one.card.task.code], names, formats) for one in own[:MOST_CARDS]],
            "rest": formats.counted("tasks.rest", len(own) - MOST_CARDS) if len(own) > MOST_CARDS else "",
        }
        for state, own in by_state.items()
    ]


def timeline(found: Sequence[Standing], names: Names, formats: Formats) -> Row:
    """Bars from the assignment to the deadline, with each unit's own limit, over the time that they span."""
    spans = [_span(one, formats.today) for one in found]
    first = min((begin for begin, _ in spans), default=formats.today - _USUAL)
    last = max((end for _, end in spans), default=formats.today)
    whole = max((last - first).days, 1)

    def place(day: date) -> float:
        return round(100 * min(max((day - first).days / whole, 0.0), 1.0), 2)

    ticks = [first + timedelta(days=whole * at / (_TICKS - 1)) for at in range(_TICKS)]
    rows = []
    for one, (begin, end) in zip(found, spans, strict=True):
        limit = one.days.limit
        rows.append(
            {
                **line(one, names, formats),
                "from": place(begin),
                "width": max(place(end) - place(begin), 0.6),
                "limit": place(limit) if limit else None,
                "marks": _marks(one, limit, place, names, formats),
                "label": _told(one, begin, end, formats),
            }
        )
    return {
        "ticks": [(place(day), formats.month(day) if whole > 90 else formats.day_and_month(day)) for day in ticks],
        "today": place(formats.today) if first <= formats.today <= last else None,
        "rows": rows,
    }


def _units(one: Standing, names: Names, formats: Formats) -> list[Row]:
    task = one.card.task
    found = []
    for unit, due_on, involvement in one.card.unit_states:
        name = names.unit(unit)
        own = formats.words("task.due", day=formats.date(due_on)) if due_on and due_on != one.days.limit else ""
        state = formats.words(f"task.state_{involvement}")
        role = formats.words("task.role_lead" if unit == task.lead else "task.role_coordinating")
        found.append(
            {
                "name": names.short(unit),
                "page": unit_page(name),
                "is_lead": unit == task.lead,
                "state": involvement.value if not (one.is_done and involvement is Involvement.SILENT) else "unknown",
                "told": " · ".join(filter(None, (name, role, state, own))),
                "due": own,
            }
        )
    return found


def _left(one: Standing, formats: Formats) -> tuple[str, str]:
    days = one.days
    if one.is_done or days.limit is None:
        return "", ""
    if days.left < 0:
        return formats.counted("task.late", -days.left), "late"
    if days.limit == formats.today:
        return formats.words("task.last_day"), "soon"
    return formats.counted("task.left", days.left), "soon" if days.is_soon else ""


def _span(one: Standing, today: date) -> tuple[date, date]:
    task, limit = one.card.task, one.days.limit
    end = task.closed_on or limit or today
    if not one.is_done:
        end = max(end, today) if limit and limit < today else end
    begin = task.assigned_on or min(end, limit or end) - _USUAL
    return begin, max(end, begin)


def _marks(one: Standing, limit: date | None, place: Any, names: Names, formats: Formats) -> list[tuple[float, str]]:
    """Where units have a limit of their own."""
    return [
        (place(due_on), f"{names.unit(unit)}: {formats.words('task.due', day=formats.date(due_on))}")
        for unit, due_on, _ in one.card.unit_states
        if due_on and due_on != limit
    ]


def _told(one: Standing, begin: date, end: date, formats: Formats) -> str:
    days = f"{formats.date(begin)} – {formats.date(end)}"
    return " · ".join(filter(None, (one.card.task.title, days, formats.words(f"task.is_{one.card.state}"))))


def options(found: Sequence[Standing], names: Names, formats: Formats) -> Mapping[str, list[tuple[str, str]]]:
    """(value, what to show) for the filters: states with how many there are, units, people."""
    number = counts(found)
    words = formats.words
    return {
        "state": [(state, f"{words(f'tasks.state_{state}')} ({formats.number(number[state])})") for state in STATES],
        "unit": [(unit.code, unit.name) for unit in names.config.units],
        "person": [(one.login, one.name) for one in sorted(names.config.people, key=lambda one: one.name.split()[-1:])],
    }
