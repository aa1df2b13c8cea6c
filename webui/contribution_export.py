"""Who contributed what to a task, as a table to take along: the route."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indexer.errors import NotVisibleError
from indexer.library.tables import Cell
from indexer.model.task import Row
from webui import door, myself
from webui.exporting import table
from webui.task_dossier import Names
from webui.visit import LANGUAGE
from webui.words import Words, as_language, words

_COLUMNS = ("task", "title", "unit", "role", "person", "state", "files", "edits", "words", "remarks", "certain")
_TIMES = ("first", "last")
_WIDTHS = (16, 40, 26, 14, 24, 18, 8, 10, 12, 12, 16, 18, 18, 14)


def contributions(request: Request) -> Response:
    """`task`: its code. As the visitor may see them."""
    library, code = door.library(), request.query_params.get("task", "")
    spoken = words(as_language(request.query_params.get(LANGUAGE)) or library.config.language)
    ending = request.path_params["ending"]
    if ending not in ("csv", "xlsx"):
        return PlainTextResponse("There is contributions.csv and contributions.xlsx.", 404)
    try:
        viewer = myself.of_request(library, request)
        task, rows = library.task(viewer, code).task, library.contributions(viewer, task=code)
    except NotVisibleError as error:
        return PlainTextResponse(f"{error.title}. {error.hint}", 404)
    return table(_table(task.title, rows, spoken), ending, _WIDTHS, f"dong-gop-{task.code}")


def _table(title: str, rows: tuple[Row, ...], spoken: Words) -> Iterator[list[Cell]]:
    config = door.library().config
    names, zone = Names(config), ZoneInfo(config.time_zone)
    yield [spoken(f"task.column_{name}") for name in (*_COLUMNS, *_TIMES, "evidence")]
    for row in rows:
        moments = (row.first_at, row.last_at)
        yield [
            *(row.task, title, names.unit(row.unit), spoken(f"task.role_{row.role}"), names.person(row.person)),
            *(spoken(f"task.state_{row.state}"), row.files, row.edits, row.words, row.remarks, row.certain),
            *(at.astimezone(zone).replace(tzinfo=None) if at else None for at in moments),
            row.evidence,
        ]
