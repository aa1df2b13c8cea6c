import pytest
from starlette.types import Message, Scope

from indexer.config.tree import AccessConfig, WebConfig
from tests.webui.site import Site
from webui.gate import Gate
from webui.headers import POLICY
from webui.hosts import hosts_of
from webui.signing import Signing


def test_a_foreign_host_name_is_not_answered(site: Site) -> None:
    for path in ("/", "/api/suggest?q=bao", "/files/1", "/_stcore/host-config", "/api/pulse"):
        status, _, body = site.ask(path, {"Host": "evil.example.com"})
        assert status == 421, path
        assert b"base_url" in body


def test_health_is_answered_under_any_name_and_says_nothing(site: Site) -> None:
    status, _, body = site.ask("/healthz", {"Host": "anything"})
    assert status == 200
    assert body.startswith(b'{"ok":true')


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/upload_file/a/b",
        "/auth/login",
    ],
)
def test_what_streamlit_brings_along_is_closed(site: Site, path: str) -> None:
    assert site.ask(path)[0] == 404


def test_another_sites_page_may_not_ask(site: Site) -> None:
    assert site.ask("/api/suggest?q=bao", {"Origin": "https://evil.example.com"})[0] == 403
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert site.ask("/_stcore/stream", {**handshake, "Origin": "https://evil.example.com"})[0] == 403
    assert site.ask("/_stcore/stream", {**handshake, "Host": "evil.example.com"})[0] == 403


def test_every_answer_tells_the_browser_what_not_to_do(site: Site) -> None:
    for path in ("/", "/api/pulse", "/files/999999", "/_stcore/health", "/favicon.png"):
        headers = site.ask(path)[1]
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "server" not in headers


def test_nobody_says_who_they_are_but_the_gate() -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, *_: object) -> None:
        seen.append(scope)

    async def nothing(*_: object) -> Message:
        return {}

    lies = [
        (b"x-ochung-login", b"head"),
        (b"X-Ochung-Login", b"head"),
        (b"x-forwarded-user", b"head"),
        (b"remote-user", b"head"),
        (b"X-Remote-User", b"head"),
    ]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"localhost"), *lies]}
    with pytest.raises(StopIteration):  # it waits for nothing, so one step is all of it
        Gate(app, hosts_of(WebConfig(), ()), Signing(AccessConfig(), str), "vi")(scope, nothing, nothing).send(None)  # type: ignore[arg-type]
    assert seen[0]["headers"] == [(b"host", b"localhost"), (b"x-ochung-login", b"*")]
    assert seen[0]["state"]["login"] == "*"


def test_the_empty_page_is_ours(site: Site) -> None:
    text = site.ask("/activity")[2].decode()
    assert '<html lang="vi"' in text
    assert "<title>Ổ Chung</title>" in text
    assert "window.prerenderReady" not in text
    assert '<html lang="en"' in site.ask("/?lang=en")[2].decode()
    assert site.ask("/favicon.png")[2].startswith(b"\x89PNG")
