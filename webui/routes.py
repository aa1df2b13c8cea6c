"""The routes beside the pages: suggestions while typing, files, feeds, the pulse, and whether we are well."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from indexer.clock import now
from indexer.errors import NotVisibleError, OchungError
from indexer.model.entry import NUMBERS
from indexer.model.hit import Sort
from indexer.model.viewer import Viewer
from webui import door, myself
from webui.activity_address import ActivityView
from webui.beat import beats
from webui.contribution_export import contributions
from webui.exporting import as_csv, as_xlsx, asked_view
from webui.feeds import atom, atom_of_acts
from webui.formats import Formats
from webui.gate import HEALTH
from webui.handing import INLINE_IMAGES, handed
from webui.overview_export import overview
from webui.reading_export import as_csv as reading_csv
from webui.reminders_export import as_csv as reminders_csv
from webui.reports import coordination
from webui.search_address import read, saved_address
from webui.task_feeds import deadlines, task_feed
from webui.tasks_export import tasks
from webui.visit import LANGUAGE
from webui.words import as_language, words

_LONGEST = 100  # letters of a text to complete
_MOST_IN_FEED = 50


def suggest(request: Request) -> Response:
    text = request.query_params.get("q", "")[:_LONGEST]
    found = door.library().suggest(_viewer(request), text)
    items = [{"text": one.text, "kind": one.kind} | ({"query": one.query} if one.query else {}) for one in found]
    return JSONResponse({"items": items}, headers={"Cache-Control": "private, max-age=30"})


def file(request: Request) -> Response:
    inline = request.query_params.get("inline") == "1"
    try:
        library, viewer, id = door.library(), myself.of_request(door.library(), request), request.path_params["id"]
        answer = handed(library, viewer, min(id, NUMBERS), inline=inline)
        if request.method == "GET" and not (inline and answer.media_type in INLINE_IMAGES.values()):
            library.opened(viewer, id, is_file=True)  # a picture comes with its page by itself
        return answer
    except NotVisibleError as error:
        return PlainTextResponse(f"{error.title}. {error.hint}", 404)


def search_feed(request: Request) -> Response:
    """What a search finds, newest first. Its address is that of the search page's own."""
    library, params = door.library(), request.query_params
    view = read({name: params.getlist(name) for name in params})
    spoken = words(as_language(params.get(LANGUAGE)) or library.config.language)
    formats = Formats(spoken, ZoneInfo(library.config.time_zone), now())
    results = library.search(_viewer(request), replace(view.ask(), sort=Sort.NEWEST, limit=_MOST_IN_FEED, offset=0))
    title = spoken("saved.feed_title", query=view.text or saved_address(view))
    body = atom(title, str(request.url), str(request.base_url), results.hits, formats)
    return Response(body, media_type="application/atom+xml", headers={"Cache-Control": "private, max-age=60"})


def activity_feed(request: Request) -> Response:
    """What happened, as the activity page of the same address shows it."""
    view, formats = asked_view(request)
    return _feed_of(request, view, formats, formats.words("feed.title"))


def unit_feed(request: Request) -> Response:
    """The same of one unit, by its code in the configuration."""
    code = request.path_params["code"]
    unit = next((one for one in door.library().config.units if one.code == code), None)
    if unit is None:
        return PlainTextResponse(f"There is no unit {code}. The codes are in the configuration.", 404)
    view, formats = asked_view(request)
    return _feed_of(request, replace(view, unit=unit.name), formats, unit.name)


def _feed_of(request: Request, view: ActivityView, formats: Formats, title: str) -> Response:
    ask = replace(view.ask(formats.today, formats.zone), limit=_MOST_IN_FEED)
    acts, _ = door.library().acts(_viewer(request), ask)
    body = atom_of_acts(title, str(request.url), str(request.base_url), acts, formats)
    return Response(body, media_type="application/atom+xml", headers={"Cache-Control": "private, max-age=60"})


def health(request: Request) -> Response:
    """Whether the catalogue answers. Says nothing of what is in it: nobody is asked who they are here."""
    try:
        pulse = door.library().pulse()
    except OchungError as error:
        return JSONResponse({"ok": False, "error": error.title}, 503)
    return JSONResponse({"ok": True, "pulse": pulse}, headers={"Cache-Control": "no-store"})


def pulse(request: Request) -> Response:
    return JSONResponse({"pulse": beats.now(door.library(), _viewer(request))}, headers={"Cache-Control": "no-store"})


def _viewer(request: Request) -> Viewer:
    return door.library().viewer(request.state.login)


ROUTES = [
    Route("/api/suggest", suggest),
    Route("/api/pulse", pulse),
    Route("/files/{id:int}", file),
    Route("/feeds/search.atom", search_feed),
    Route("/feeds/activity.atom", activity_feed),
    Route("/feeds/unit/{code}.atom", unit_feed),
    Route("/feeds/task/{code:path}.atom", task_feed),
    Route("/calendar.ics", deadlines),
    Route("/exports/activity.csv", as_csv),
    Route("/exports/activity.xlsx", as_xlsx),
    Route("/exports/contributions.{ending}", contributions),
    Route("/exports/tasks.{ending}", tasks),
    Route("/exports/overview.{ending}", overview),
    Route("/exports/reading.csv", reading_csv),
    Route("/exports/reminders.csv", reminders_csv),
    Route("/reports/coordination.{ending}", coordination),
    Route(HEALTH, health),
]
