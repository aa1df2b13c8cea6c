"""The one gate before pages, websocket and routes: which host is asked for, who asks, and what is not offered at all.

The visitor's login travels inwards in a header of ours. Whatever a client sends under that name, or under the names
other software uses for identities, is thrown away here; a proxy's word on it is read before (`signing`).
"""

from urllib.parse import quote

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from indexer.library.viewers import ANYBODY
from webui.hosts import Hosts
from webui.signing import Signing, Turned
from webui.turned_away import page
from webui.words import Language

IDENTITY = b"x-ochung-login"
HEALTH = "/healthz"
_FOREIGN = (
    b"x-ochung-",
    b"x-forwarded-user",
    b"x-forwarded-email",
    b"x-auth-request-",
    b"x-remote-user",
    b"remote-user",
)
# Streamlit brings these along; nothing of ours needs them.
_CLOSED = (
    "/_stcore/metrics",
    "/_stcore/agent",
    "/_stcore/upload_file",
    "/_stcore/script-health-check",
    "/auth/",
    "/oauth2",
)
_POLICY_VIOLATION = 1008


class Gate:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, hosts: Hosts, signing: Signing, default: Language) -> None:
        self._app = app
        self._hosts = hosts
        self._signing = signing
        self._default = default

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        found = self._refusal(scope) or self._visitor(scope)
        if isinstance(found, str):
            await self._app(admitted(scope, found, self._signing.header), receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION, "reason": "refused"})
        else:
            await found(scope, receive, send)

    def _visitor(self, scope: Scope) -> str | Response:
        """The login, or the answer to whom is not let in."""
        if scope["path"] == HEALTH:
            return ANYBODY
        visitor = self._signing.visitor(scope)
        if isinstance(visitor, Turned):
            return HTMLResponse(page(visitor, scope, self._default), visitor.status, {"Cache-Control": "no-store"})
        return visitor

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that nobody may make."""
        headers = dict(scope["headers"])
        # Health is asked by programs on this computer under any name, and says nothing.
        if scope["path"] != HEALTH and not self._hosts.allows(headers.get(b"host", b"").decode("latin-1")):
            words = "This host name is not known here. The administrator can add it as base_url under [web]."
            return PlainTextResponse(words, 421)
        origin = headers.get(b"origin", b"").decode("latin-1")
        if origin and not self._hosts.allows_origin(origin):
            return PlainTextResponse("Another site may not ask in your name.", 403)
        if scope["path"].startswith(_CLOSED):
            return PlainTextResponse("Not found", 404)
        return None


def admitted(scope: Scope, login: str, spoken: bytes) -> Scope:
    """The request with its visitor written in, and nobody else's word on who it is. `spoken`: the proxy's header."""
    headers = [
        (name, value)
        for name, value in scope["headers"]
        if not name.lower().startswith(_FOREIGN) and name.lower() != spoken
    ]
    headers.append((IDENTITY, quote(login, safe="*").encode("ascii")))
    return {**scope, "headers": headers, "state": {**(scope.get("state") or {}), "login": login}}
