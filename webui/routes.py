"""The routes beside the pages: suggestions while typing, files, the pulse, and whether we are well."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from indexer.errors import NotVisibleError, OchungError
from indexer.model.entry import NUMBERS
from indexer.model.viewer import Viewer
from webui import door
from webui.beat import beats
from webui.gate import HEALTH
from webui.handing import handed

_LONGEST = 100  # letters of a text to complete


def suggest(request: Request) -> Response:
    text = request.query_params.get("q", "")[:_LONGEST]
    found = door.library().suggest(_viewer(request), text)
    items = [{"text": one.text, "kind": one.kind} | ({"query": one.query} if one.query else {}) for one in found]
    return JSONResponse({"items": items}, headers={"Cache-Control": "private, max-age=30"})


def file(request: Request) -> Response:
    inline = request.query_params.get("inline") == "1"
    try:
        return handed(door.library(), _viewer(request), min(request.path_params["id"], NUMBERS), inline=inline)
    except NotVisibleError as error:
        return PlainTextResponse(f"{error.title}. {error.hint}", 404)


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
    Route(HEALTH, health),
]
