"""A task in time: each unit's part from the assignment to its deadline, as the page draws it. Pure."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from indexer.model.act import QUIET, doers
from indexer.model.event import Event
from indexer.model.task import Involvement, Role, TaskState
from indexer.model.task import Row as Part
from webui.formats import Formats
from webui.rows import initials, person_page, unit_page
from webui.task_address import reminder_page
from webui.task_dossier import Dossier, Names

_USUAL = timedelta(days=30)  # shown before the deadline of a task without a day of assignment
_TICKS = 5
_MOST_ASKED = 12  # events of which evidence is shown at once
_COLOURS = 4
_FEW, _MANY = 3, 8  # events of a day, drawn as a small, middle or large dot
_DONE = (TaskState.DONE, TaskState.DONE_LATE)

Row = dict[str, Any]
Place = Callable[[date], float]


def course(one: Dossier, names: Names, formats: Formats) -> Row:
    """The days on top, and a row for each unit: those asked first, then who helped without being asked."""
    first, last = _span(one, formats)

    def place(day: date) -> float:
        return round(100 * min(max((day - first).days / max((last - first).days, 1), 0.0), 1.0), 2)

    step = (last - first) / (_TICKS - 1)
    ticks = [first + step * at for at in range(_TICKS)]
    today = formats.today
    return {
        "ticks": [(place(day), formats.day_and_month(day)) for day in ticks],
        "today": place(today) if first <= today <= last and one.card.state not in _DONE else None,
        "from": formats.date(first),
        "to": formats.date(last),
        "units": [_unit(row, one, names, formats, place) for row in one.units],
    }


def _span(one: Dossier, formats: Formats) -> tuple[date, date]:
    task = one.task
    days = [formats.day_of(event.at) for events in one.events.values() for event in events]
    ends = [day for day in (*one.limits.values(), task.due_on, task.closed_on) if day] + days
    if one.card.state not in _DONE:
        ends.append(formats.today)
    last = max(ends, default=formats.today)
    first = task.assigned_on or min(days, default=last - _USUAL)
    return min(first, last - timedelta(days=1)), last


def _unit(row: Part, one: Dossier, names: Names, formats: Formats, place: Place) -> Row:
    words, task = formats.words, one.task
    events = one.events.get(row.unit, ())
    limit = one.limits.get(row.unit)
    told = next((silence for silence in one.silences if silence.unit == row.unit), None)
    name = names.unit(row.unit)
    share = str(round(100 * told.used)) if told and told.used is not None else ""
    is_late = row.role is not Role.NONE and _is_late(row, limit, one, formats)
    return {
        "unit": name or words("task.no_unit"),
        "page": unit_page(name) if name else "",
        "role": words(f"task.role_{row.role}"),
        "is_lead": row.role is Role.LEAD,
        "is_asked": row.role is not Role.NONE,
        "state": row.state.value,
        "said": words(f"task.state_{row.state}"),
        "told": words(told.words, share=share, unit=name) if told else "",
        "figures": figures(row, formats),
        "last": words("task.last", when=formats.ago(row.last_at)) if row.last_at else "",
        "due": words("task.due", day=formats.date(limit)) if limit else "",
        "due_at": place(limit) if limit else None,
        "urgency": "late" if is_late else "",
        "dots": _dots(events, formats, place),
        "asked": [event.id for event in events[:_MOST_ASKED]],
        "people": [
            _person(each, events, names, formats) for each in one.people if each.unit == row.unit and each.person
        ],
        "remind": reminder_page(task.code, row.unit) if _may_remind(row, one) else "",
    }


def figures(row: Part, formats: Formats) -> str:
    """`5 tệp · 12 lần sửa · +1.240 từ · 3 nhận xét`, as far as there is any."""
    counts = (("files", row.files), ("edits", row.edits), ("words", row.words), ("remarks", row.remarks))
    return " · ".join(formats.counted(f"task.{name}", count) for name, count in counts if count > 0)


def _person(row: Part, events: Sequence[Event], names: Names, formats: Formats) -> Row:
    name = names.person(row.person)
    own = [event.id for event in events if name in doers(event)]
    return {
        "name": name,
        "page": person_page(name),
        "initials": initials(name),
        "colour": sum(map(ord, name)) % _COLOURS,
        "figures": figures(row, formats) or formats.words(f"task.state_{row.state}"),
        "sure": formats.words("task.certain", n=formats.number(row.certain), all=formats.number(row.edits))
        if row.edits
        else "",
        "last": formats.ago(row.last_at) if row.last_at else "",
        "asked": own[:_MOST_ASKED],
    }


def _dots(events: Sequence[Event], formats: Formats, place: Place) -> list[Row]:
    """One for each day on which something happened; faint where nothing of substance did."""
    found = []
    for day, group in groupby(events, key=lambda event: formats.day_of(event.at)):
        own = list(group)
        people = dict.fromkeys(name for event in own for name in doers(event))
        label = formats.counted("task.dot", len(own))
        found.append(
            {
                "at": place(day),
                "size": 1 + (len(own) > _FEW) + (len(own) > _MANY),
                "is_quiet": all(event.nature in QUIET for event in own),
                "label": " · ".join(filter(None, (formats.date(day), label, ", ".join(people)))),
                "asked": [event.id for event in own[:_MOST_ASKED]],
            }
        )
    return found


def _is_late(row: Part, limit: date | None, one: Dossier, formats: Formats) -> bool:
    """Whether its time is over and nothing was done, of a task that still runs."""
    is_open = one.card.state not in _DONE
    return bool(is_open and limit and formats.today > limit and row.state is not Involvement.CONTRIBUTED)


def _may_remind(row: Part, one: Dossier) -> bool:
    return one.may_lead and row.role is Role.COORDINATING and one.card.state not in _DONE
