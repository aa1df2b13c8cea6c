"""The tasks that the page of tasks shows, as a table to take along: the route."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indexer.clock import now
from indexer.library.tables import Cell
from webui import door, myself
from webui.exporting import table
from webui.formats import Formats
from webui.task_dossier import Names
from webui.tasks_address import read
from webui.tasks_rows import Standing, standing
from webui.visit import LANGUAGE
from webui.words import as_language, words

_COLUMNS = (
    *("code", "title", "lead", "person", "coordinating", "assigned", "due", "state", "closed", "directive", "products"),
    *("files", "last"),
)
_WIDTHS = (14, 50, 28, 22, 50, 12, 12, 24, 14, 20, 30, 8, 18)


def tasks(request: Request) -> Response:
    """Of the address of the page; all of them, however many the page shows at once."""
    ending, params, library = request.path_params["ending"], request.query_params, door.library()
    if ending not in ("csv", "xlsx"):
        return PlainTextResponse("There is tasks.csv and tasks.xlsx.", 404)
    view = read({name: params.getlist(name) for name in params})
    spoken = words(as_language(params.get(LANGUAGE)) or library.config.language)
    formats = Formats(spoken, ZoneInfo(library.config.time_zone), now())
    cards = library.tasks(myself.of_request(library, request), unit=view.unit, person=view.person, text=view.text)
    found = [one for one in standing(cards, formats.today) if not view.state or one.is_in(view.state)]
    return table(_table(found, formats), ending, _WIDTHS, "nhiem-vu")


def _table(found: list[Standing], formats: Formats) -> Iterator[list[Cell]]:
    names, spoken = Names(door.library().config), formats.words
    yield [spoken(f"tasks.column_{name}") for name in _COLUMNS]
    for one in found:
        card, task = one.card, one.card.task
        coordinating = [
            f"{names.unit(unit)} ({formats.date(day)})" if day and day != one.days.limit else names.unit(unit)
            for unit, day, _ in card.unit_states
            if unit != task.lead
        ]
        yield [
            *(task.code, task.title, names.unit(task.lead), names.person(task.lead_person), "; ".join(coordinating)),
            *(task.assigned_on.isoformat() if task.assigned_on else "", _due(one, formats)),
            *(spoken(f"task.is_{card.state}"), task.closed_on.isoformat() if task.closed_on else ""),
            *(task.directive, "; ".join(task.products), card.files),
            card.last_at.astimezone(formats.zone).replace(tzinfo=None) if card.last_at else None,
        ]


def _due(one: Standing, formats: Formats) -> str:
    task = one.card.task
    return task.due_on.isoformat() if task.due_on else task.words
