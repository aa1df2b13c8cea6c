"""Who contributed what to a task, as a table to take along: the route."""

import tempfile
from collections.abc import Iterator
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from indexer.errors import NotVisibleError
from indexer.library.tables import Cell, csv_pieces, write_xlsx
from indexer.model.task import Row
from webui import door, myself
from webui.exporting import IN_MEMORY, XLSX, pieces
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
    table = _table(task.title, rows, spoken)
    name = quote(f"dong-gop-{task.code}.{ending}".replace("/", "-"))
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Cache-Control": "private, no-store"}
    if ending == "csv":
        return StreamingResponse(csv_pieces(table), media_type="text/csv; charset=utf-8", headers=headers)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    write_xlsx(table, file, _WIDTHS)
    file.seek(0)
    return StreamingResponse(pieces(file), media_type=XLSX, headers=headers)


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
