"""The activity page's events as a table to take along: the routes, and the words of the table."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import IO
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from indexer.clock import now
from indexer.library.exporting import COLUMNS, MOST, Say, rows
from indexer.library.tables import Cell, csv_pieces, write_xlsx
from indexer.model.feed import FeedAsk
from webui import door
from webui.activity_address import ActivityView, read, write
from webui.formats import Formats
from webui.visit import LANGUAGE
from webui.words import Words, as_language, words

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_MEMORY = 8 << 20  # bytes of a workbook before it goes to a temporary file
_PIECE = 1 << 16


def links(view: ActivityView, spoken: Words) -> list[tuple[str, str, str]]:
    """(label, address, icon) of the files and of the feed that hold what a view shows."""
    params = write(replace(view, rows=0))
    params.pop("rows", None)
    asked = urlencode([*params.items(), (LANGUAGE, [spoken.language])], doseq=True)
    return [
        (spoken("feed.xlsx"), f"exports/activity.xlsx?{asked}", "save"),
        (spoken("feed.csv"), f"exports/activity.csv?{asked}", "save"),
        (spoken("feed.atom"), f"feeds/activity.atom?{asked}", "feed"),
    ]


def as_csv(request: Request) -> Response:
    return StreamingResponse(csv_pieces(_rows(request)), media_type="text/csv; charset=utf-8", headers=_headers("csv"))


def as_xlsx(request: Request) -> Response:
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    write_xlsx(_rows(request), file, list(COLUMNS.values()))
    file.seek(0)
    return StreamingResponse(_pieces(file), media_type=_XLSX, headers=_headers("xlsx"))


def asked_view(request: Request) -> tuple[ActivityView, Formats]:
    """What the address asks for, and how to say it."""
    params, config = request.query_params, door.library().config
    view = read({name: params.getlist(name) for name in params})
    spoken = words(as_language(params.get(LANGUAGE)) or config.language)
    return view, Formats(spoken, ZoneInfo(config.time_zone), now())


def _rows(request: Request) -> Iterator[list[Cell]]:
    library, viewer = door.library(), door.library().viewer(request.state.login)
    view, formats = asked_view(request)
    ask: FeedAsk = replace(view.ask(formats.today, formats.zone), limit=MOST)
    return rows(lambda narrowed: library.activity(viewer, narrowed), ask, formats.zone, say(formats))


def say(formats: Formats) -> Say:
    """The page's words for what a table holds."""
    spoken = formats.words
    keys = {"action": "event.", "nature": "filter.nature_", "strength": "filter.", "part": "table.part_"}

    def found(key: str) -> str:
        kind, _, name = key.partition(".")
        if kind == "source":
            known = f"sighted.source_{name.replace('.', '_')}"
            return spoken(known) if known in spoken else name
        if kind == "cut":
            return spoken("table.cut", n=formats.number(MOST))
        return spoken(keys[kind] + name if kind in keys else f"table.{name or kind}")

    return found


def table(rows: Iterable[Sequence[Cell]], ending: str, widths: Sequence[int], name: str) -> Response:
    """Rows, the first one their heads, as a file: `ending` csv or xlsx. `widths` of columns in letters."""
    disposition = f"attachment; filename*=UTF-8''{quote(f'{name}.{ending}', safe='')}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    if ending == "csv":
        return StreamingResponse(csv_pieces(rows), media_type="text/csv; charset=utf-8", headers=headers)
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    write_xlsx(rows, file, widths)
    file.seek(0)
    return StreamingResponse(_pieces(file), media_type=_XLSX, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _headers(ending: str) -> dict[str, str]:
    name = f"hoat-dong-{now():%Y%m%d-%H%M}.{ending}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
