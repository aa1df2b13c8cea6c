"""The coordination report as a file to take along: `/reports/coordination.xlsx|.docx?since=&until=&unit=`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indexer.clock import now
from indexer.errors import UsageError
from indexer.library.reporting import ENDINGS, written
from webui import door
from webui.visit import LANGUAGE
from webui.words import as_language, words


def coordination(request: Request) -> Response:
    """Days as in an address (2026-03-31), both included; this year until today where they are left out."""
    library, params, ending = door.library(), request.query_params, request.path_params["ending"]
    language = as_language(params.get(LANGUAGE)) or library.config.language
    if ending not in ENDINGS:
        return PlainTextResponse(words(language)("report.no_such_file"), 404)
    today = now().astimezone(ZoneInfo(library.config.time_zone)).date()
    try:
        since = _day(params.get("since", "")) or date(today.year, 1, 1)
        until = _day(params.get("until", "")) or today
        viewer = library.viewer(request.state.login)
        report = library.coordination_report(viewer, since, until, params.get("unit", ""))
    except (ValueError, UsageError):
        return PlainTextResponse(words(language)("report.wrong_question"), 400)
    body = written(report, ending, library.config.web.base_url or str(request.base_url), language)
    name = f"phoi-hop-{since:%Y%m%d}-{until:%Y%m%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(body, media_type=ENDINGS[ending], headers=headers)


def _day(text: str) -> date | None:
    """Raises ValueError."""
    return datetime.strptime(text, "%Y-%m-%d").date() if text else None
