"""The one gate before pages, websocket and routes: which host is asked for, who asks, and what is not offered at all.

The visitor's login travels inwards in a header of ours. Whatever a client sends under that name, or under the names
other software uses for identities, is thrown away here.
"""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from indexer.library.viewers import ANYBODY
from webui.hosts import Hosts

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
    """ASGI middleware. In mode "open", the only one there is, every visitor is anybody."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif (refusal := self._refusal(scope)) is None:
            await self._app(admitted(scope), receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION, "reason": refusal[1]})
        else:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """(status, words) for a request that is not let in."""
        headers = dict(scope["headers"])
        # Health is asked by programs on this computer under any name, and says nothing.
        if scope["path"] != HEALTH and not self._hosts.allows(headers.get(b"host", b"").decode("latin-1")):
            return 421, "This host name is not known here. The administrator can add it as base_url under [web]."
        origin = headers.get(b"origin", b"").decode("latin-1")
        if origin and not self._hosts.allows_origin(origin):
            return 403, "Another site may not ask in your name."
        if scope["path"].startswith(_CLOSED):
            return 404, "Not found"
        return None


def admitted(scope: Scope) -> Scope:
    """The request with its visitor written in, and nobody else's word on who it is."""
    headers = [(name, value) for name, value in scope["headers"] if not name.lower().startswith(_FOREIGN)]
    headers.append((IDENTITY, ANYBODY.encode("latin-1")))
    return {**scope, "headers": headers, "state": {**(scope.get("state") or {}), "login": ANYBODY}}
