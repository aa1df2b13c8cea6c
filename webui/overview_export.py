"""The tables of the overview to take along: the route. All of them, however much the page shows at once."""

from collections.abc import Iterator
from typing import Literal
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indexer.clock import now
from indexer.library.tables import Cell
from indexer.model.viewer import Viewer
from webui import door, myself
from webui.exporting import table
from webui.formats import Formats
from webui.overview_address import OverviewView, read
from webui.task_dossier import Names
from webui.visit import LANGUAGE
from webui.words import as_language, words

_ROWS = ("task", "title", "unit", "role", "person", "state", "files", "edits", "words", "remarks", "last")
_WIDTHS = (16, 44, 28, 16, 26, 20, 9, 11, 12, 12, 18)


def overview(request: Request) -> Response:
    """`what`: unit, person (tasks by them), map_unit, map_person (who works with whom)."""
    ending, params, library = request.path_params["ending"], request.query_params, door.library()
    what = params.get("what", "unit")
    if ending not in ("csv", "xlsx") or what not in ("unit", "person", "map_unit", "map_person"):
        return PlainTextResponse("There is overview.csv and overview.xlsx of unit, person, map_unit, map_person.", 404)
    view = read({name: params.getlist(name) for name in params})
    spoken = words(as_language(params.get(LANGUAGE)) or library.config.language)
    formats = Formats(spoken, ZoneInfo(library.config.time_zone), now())
    viewer = myself.of_request(library, request)
    by: Literal["unit", "person"] = "person" if what.endswith("person") else "unit"
    rows = (_map if what.startswith("map") else _matrix)(viewer, view, by, formats)
    return table(rows, ending, _WIDTHS, f"tong-quan-{what}-{formats.today:%Y%m%d}")


def _matrix(
    viewer: Viewer, view: OverviewView, by: Literal["unit", "person"], formats: Formats
) -> Iterator[list[Cell]]:
    library, spoken = door.library(), formats.words
    names = Names(library.config)
    found = library.matrix(viewer, *view.days(formats.today), view.unit, by)
    titles = {task.code: task.title for task, _ in found.tasks}
    yield [spoken(f"task.column_{name}") for name in _ROWS]
    for row in found.rows:
        yield [
            *(row.task, titles.get(row.task, ""), names.unit(row.unit), spoken(f"task.role_{row.role}")),
            *(names.person(row.person), spoken(f"task.state_{row.state}"), row.files, row.edits, row.words),
            *(row.remarks, row.last_at.astimezone(formats.zone).replace(tzinfo=None) if row.last_at else None),
        ]


def _map(viewer: Viewer, view: OverviewView, by: Literal["unit", "person"], formats: Formats) -> Iterator[list[Cell]]:
    library = door.library()
    names = Names(library.config)
    named = names.unit if by == "unit" else names.person
    yield [formats.words(f"overview.column_{name}") for name in ("first", "second", "documents", "tasks")]
    for one in library.coordination_map(viewer, *view.moments(formats.today, formats.zone), by):
        yield [named(one.first), named(one.second), one.documents, one.tasks]
