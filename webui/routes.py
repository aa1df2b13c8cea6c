"""The routes beside the pages: suggestions while typing, files, the pulse, and whether we are well."""

import threading
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from indexer.errors import NotVisibleError, OchungError
from indexer.model.viewer import Viewer
from webui import door
from webui.gate import HEALTH
from webui.handing import handed

_LONGEST = 100  # letters of a text to complete
_PULSE_SECONDS = 0.25  # all open pages together look that often


def suggest(request: Request) -> Response:
    text = request.query_params.get("q", "")[:_LONGEST]
    found = door.library().suggest(_viewer(request), text)
    items = [{"text": one.text, "kind": one.kind} for one in found]
    return JSONResponse({"items": items}, headers={"Cache-Control": "private, max-age=30"})


def file(request: Request) -> Response:
    inline = request.query_params.get("inline") == "1"
    try:
        return handed(door.library(), _viewer(request), request.path_params["id"], inline=inline)
    except NotVisibleError as error:
        return PlainTextResponse(f"{error.title}. {error.hint}", 404)


def health(request: Request) -> Response:
    """Whether the catalogue answers. Says nothing of what is in it: nobody is asked who they are here."""
    try:
        pulse = door.library().pulse()
    except OchungError as error:
        return JSONResponse({"ok": False, "error": error.title}, 503)
    return JSONResponse({"ok": True, "pulse": pulse}, headers={"Cache-Control": "no-store"})


class _Pulse:
    """The pulse of the library, looked up for everybody at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = ""
        self._until = 0.0

    def now(self) -> str:
        with self._lock:
            if time.monotonic() >= self._until:
                self._value, self._until = door.library().pulse(), time.monotonic() + _PULSE_SECONDS
            return self._value


_pulse = _Pulse()


def pulse(_: Request) -> Response:
    return JSONResponse({"pulse": _pulse.now()}, headers={"Cache-Control": "no-store"})


def _viewer(request: Request) -> Viewer:
    return door.library().viewer(request.state.login)


ROUTES = [
    Route("/api/suggest", suggest),
    Route("/api/pulse", pulse),
    Route("/files/{id:int}", file),
    Route(HEALTH, health),
]
