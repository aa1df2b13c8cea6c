"""The log of reminders as a table to take along: the route."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from indexer.library.tables import Cell, csv_pieces
from indexer.model.reminder import ReminderEntry
from webui import door, myself
from webui.visit import LANGUAGE
from webui.words import Words, as_language, words

_COLUMNS = ("at", "occasion", "task", "unit", "limit", "to", "by", "delivery", "seen", "trouble", "text")


def as_csv(request: Request) -> Response:
    """What the visitor is told of, the newest first."""
    library = door.library()
    spoken = words(as_language(request.query_params.get(LANGUAGE)) or library.config.language)
    entries = library.reminders(myself.of_request(library, request))
    names: list[Cell] = [spoken(f"reminders.column_{name}") for name in _COLUMNS]
    headers = {"Content-Disposition": 'attachment; filename="nhac-viec.csv"', "Cache-Control": "private, no-store"}
    pieces = csv_pieces([names, *_rows(entries, spoken)])
    return StreamingResponse(pieces, media_type="text/csv; charset=utf-8", headers=headers)


def _rows(entries: tuple[ReminderEntry, ...], spoken: Words) -> Iterator[list[Cell]]:
    config = door.library().config
    zone, names = ZoneInfo(config.time_zone), {one.login: one.name for one in config.people}
    units = {one.code: one.name for one in config.units}

    def local(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone).replace(tzinfo=None) if moment else None

    for one in entries:
        yield [
            *(local(one.at), spoken(f"reminders.{one.occasion.value}"), one.task, units.get(one.unit, one.unit)),
            *(one.for_day.isoformat() if one.for_day else "", names.get(one.person, one.person)),
            *(
                names.get(one.by, one.by) or spoken("reminders.program"),
                spoken(f"reminders.letter_{one.delivery.value}"),
            ),
            *(local(one.seen_at), one.trouble, one.text),
        ]
