"""Who has read what, as a table to take along: the route."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from indexer.library.tables import Cell, csv_pieces
from indexer.model.viewer import Viewer
from webui import door, myself
from webui.visit import LANGUAGE
from webui.words import Words, as_language, words

_COLUMNS = ("document", "number", "path", "asked_by", "asked_at", "until", "person", "unit", "state", "read_at")


def as_csv(request: Request) -> Response:
    """Of one request (`id`), or of all that the visitor is told of."""
    library = door.library()
    viewer = myself.of_request(library, request)
    spoken = words(as_language(request.query_params.get(LANGUAGE)) or library.config.language)
    asked = request.query_params.get("id", "")
    names: list[Cell] = [spoken(f"reading.column_{name}") for name in _COLUMNS]
    rows = [names, *_rows(viewer, asked, spoken)]
    headers = {"Content-Disposition": 'attachment; filename="da-doc.csv"', "Cache-Control": "private, no-store"}
    return StreamingResponse(csv_pieces(rows), media_type="text/csv; charset=utf-8", headers=headers)


def _rows(viewer: Viewer, asked: str, spoken: Words) -> Iterator[list[Cell]]:
    library = door.library()
    zone, names = ZoneInfo(library.config.time_zone), {one.login: one.name for one in library.config.people}
    for one in library.to_read(viewer):
        if asked and str(one.id) != asked:
            continue
        document = one.document
        for reader in one.readers:
            read_at = reader.at.astimezone(zone).replace(tzinfo=None) if reader.at else None
            yield [
                *(document.name, document.header.number, f"{document.drive}/{document.path}"),
                *(names.get(one.by, one.by) or spoken("saying.console"), one.at.astimezone(zone).replace(tzinfo=None)),
                *(
                    one.until.isoformat(),
                    reader.name,
                    reader.unit,
                    spoken(f"reading.state_{reader.state.value}"),
                    read_at,
                ),
            ]
