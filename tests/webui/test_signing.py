"""Who a proxy says is asking, and whose word on it counts."""

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from indexer.config.tree import AccessConfig, Config, PersonConfig
from indexer.library.viewers import ANYBODY, login_of
from tests.webui.site import Site
from webui.signing import Signing, Turned

PEOPLE = (PersonConfig("an.nv", "Nguyễn Văn An", email="an@stc.example"), PersonConfig("bình", "Lê Thị Bình"))
PROXY = AccessConfig("proxy", proxies=("127.0.0.1", "10.1.2.0/24"), domains=("STC", "stc.example"))
CONFIG = Config(Path("config.toml"), (), access=PROXY, people=PEOPLE)
HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def visitor(*headers: tuple[str, str], peer: str = "127.0.0.1", access: AccessConfig = PROXY) -> str | int:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    found = Signing(access, lambda said: login_of(CONFIG, said)).visitor({"headers": raw, "client": (peer, 1)})
    return found.status if isinstance(found, Turned) else found


@pytest.mark.parametrize("said", ["an.nv", "AN.NV", "STC\\an.nv", "an.nv@stc.example", "an@stc.example"])
def test_a_login_is_known_in_each_form_a_server_gives_it(said: str) -> None:
    assert visitor(("X-Remote-User", said)) == "an.nv"


@pytest.mark.parametrize("said", ["an.nv@evil.example", "OTHER\\an.nv", "NVAn", "an.nv, bình", "*", "x"])
def test_anybody_else_is_a_stranger(said: str) -> None:
    assert visitor(("X-Remote-User", said)) == 403


def test_a_login_with_marks_is_known() -> None:
    assert visitor(("x-remote-user", "bình")) == "bình"


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.1.2.200", "::ffff:10.1.2.3"])
def test_the_header_counts_from_a_proxy(peer: str) -> None:
    assert visitor(("X-Remote-User", "an.nv"), peer=peer) == "an.nv"


@pytest.mark.parametrize("peer", ["10.1.3.1", "192.168.1.9", "::1", "", "proxy"])
def test_the_header_counts_from_nowhere_else(peer: str) -> None:
    assert visitor(("X-Remote-User", "an.nv"), peer=peer) == 401


def test_two_headers_or_none_sign_nobody_in() -> None:
    assert visitor() == 401
    assert visitor(("X-Remote-User", " ")) == 401
    assert visitor(("X-Remote-User", "an.nv"), ("x-remote-user", "bình")) == 401
    assert visitor(("Remote-User", "an.nv")) == 401


def test_on_an_open_page_everybody_is_anybody() -> None:
    assert visitor(("X-Remote-User", "an.nv"), access=AccessConfig()) == ANYBODY


class _SignedSite(Site):
    def __init__(self, home: Path) -> None:
        self.closed = home / "closed"
        self.closed.mkdir()
        (self.closed / "Chỉ phòng Ngân sách.txt").write_text("Dự toán kín của phòng")
        super().__init__(home)
        text = (home / "config.toml").read_text(encoding="utf-8")
        text += f"""
[access]
mode = "proxy"
header = "X-Ai-Dang-Hoi"
[[people]]
login = "an.nv"
name = "Nguyễn Văn An"
unit = "NS"
[[people]]
login = "bình"
name = "Lê Thị Bình"
unit = "DT"
[[drives]]
name = "kín"
path = "{self.closed}"
readers = ["NS"]
"""
        (home / "config.toml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with _SignedSite(tmp_path_factory.mktemp("signed")) as made:
        made.write("Chung.txt", "Dự toán chung của sở")
        made.launch()
        made.open()
        yield made


def test_without_the_header_nothing_is_answered_but_health(signed: Site) -> None:
    for path in ("/", "/activity", "/api/suggest?q=du", "/files/1", "/feeds/search.atom?q=du", "/_stcore/host-config"):
        status, headers, body = signed.ask(path)
        assert status == 401, path
        assert "Bạn chưa đăng nhập" in body.decode()
        assert headers["cache-control"] == "no-store"
    assert "not signed in" in signed.ask("/?lang=en")[2].decode()
    assert signed.ask("/healthz")[0] == 200
    assert signed.ask("/", {"X-Remote-User": "an.nv"})[0] == 401  # not the header of this configuration
    assert signed.ask("/", {"X-Ochung-Login": "an.nv"})[0] == 401


def test_a_stranger_is_told_so_and_cannot_write_into_the_page(signed: Site) -> None:
    status, _, body = signed.ask("/", {"X-Ai-Dang-Hoi": "<b>la</b>"})
    assert status == 403
    assert "&lt;b&gt;la&lt;/b&gt;" in body.decode()
    assert b"<b>" not in body


def test_a_websocket_needs_the_header_as_well(signed: Site) -> None:
    assert signed.ask("/_stcore/stream", HANDSHAKE)[0] == 403
    assert signed.ask("/_stcore/stream", {**HANDSHAKE, "X-Remote-User": "an.nv"})[0] == 403
    assert signed.ask("/_stcore/stream", {**HANDSHAKE, "X-Ai-Dang-Hoi": "ai-do"})[0] == 403
    with _upgraded(signed, {**HANDSHAKE, "X-Ai-Dang-Hoi": "an.nv"}) as answer:
        assert answer.status == 101


def _upgraded(site: Site, headers: dict[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    connection.request("GET", "/_stcore/stream", headers=headers)
    return connection.getresponse()


def test_each_sees_what_is_theirs(signed: Site, browser: Browser) -> None:
    for login, sees in (("an.nv", 1), ("bình", 0)):
        context = browser.new_context(base_url=signed.address, extra_http_headers={"X-Ai-Dang-Hoi": login})
        page = context.new_page()
        page.goto("/activity")
        expect(page.get_by_text("Chung.txt").first).to_be_visible()
        expect(page.get_by_text("Chỉ phòng Ngân sách.txt")).to_have_count(sees)
        context.close()


def test_another_address_of_this_machine_is_no_proxy(tmp_path: Path) -> None:
    """A real connection from an address that is not in the list."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.9", 0))
        except OSError:
            pytest.skip("this system has one loopback address")
    with _SignedSite(tmp_path) as site:
        site.open()
        connection = http.client.HTTPConnection("127.0.0.1", site.port, source_address=("127.0.0.9", 0), timeout=30)
        connection.request("GET", "/", headers={"X-Ai-Dang-Hoi": "an.nv"})
        assert connection.getresponse().status == 401
        connection.close()
        assert site.ask("/", {"X-Ai-Dang-Hoi": "an.nv"})[0] == 200
