import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.webui.site import Site


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "webui", *arguments], capture_output=True, text=True, timeout=60)


def test_it_stops_within_two_seconds_while_a_page_is_open(tmp_path: Path, browser: Browser) -> None:
    with Site(tmp_path) as site:
        site.open()
        page = browser.new_page()
        page.goto(site.address)
        expect(page.get_by_role("combobox")).to_be_visible()
        code, seconds = site.close_page()
        page.close()
        assert code == 0, site.log.read_text()
        assert seconds < 2


def test_a_library_that_was_never_filled_shows_what_to_do(tmp_path: Path, browser: Browser) -> None:
    with Site(tmp_path) as site:
        site.open()
        page = browser.new_page()
        page.goto(site.address)
        expect(page.get_by_text("Chưa có tài liệu nào")).to_be_visible()
        expect(page.get_by_text("Bộ theo dõi đang không chạy")).to_be_visible()
        page.close()


def test_a_broken_catalogue_is_told_in_words_and_logged(tmp_path: Path, browser: Browser) -> None:
    with Site(tmp_path) as site:
        site.open()
        for file in site.config.state.path.glob("catalogue.db*"):
            file.unlink()
        (site.config.state.path / "catalogue.db").write_bytes(b"no database at all, " * 500)
        page = browser.new_page()
        page.goto(site.address)
        expect(page.get_by_text("Trang này vừa gặp lỗi")).to_be_visible()
        expect(page.get_by_text("Traceback")).to_have_count(0)
        page.close()
        assert "page_failed" in site.log.read_text()


def test_a_port_in_use_is_said_plainly(tmp_path: Path) -> None:
    with Site(tmp_path) as site, socket.socket() as taken:
        taken.bind(("127.0.0.1", site.port))
        taken.listen()
        done = run("--config", str(site.file))
    assert done.returncode == 1
    assert f"port {site.port}" in done.stderr
    assert "[web]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("text", "words"), [("[[drives]]\nname = 1", "drives"), ("nonsense", "")])
def test_a_faulty_configuration_is_said_plainly(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    done = run("--config", str(file))
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
