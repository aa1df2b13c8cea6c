"""A real site to look at: a drive, the indexing service, and the page's launcher in a process of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from indexer.config.load import load
from tests.service.office import Office

_SETTINGS = """unc = '\\\\maychu\\chung'
[web]
port = {port}
[[units]]
code = "NS"
name = "Phòng Ngân sách"
folders = ["Ngân sách"]
[[units]]
code = "DT"
name = "Phòng Đầu tư"
folders = ["Đầu tư"]
[[tasks]]
code = "QT-01"
title = "Thẩm tra quyết toán dự án hoàn thành"
lead = "NS"
folders = ["Ngân sách/Quyết toán"]
"""


class Site(Office):
    """`start` the service, `open` the page, then ask it by HTTP or with a browser. Use as a `with` block."""

    def __init__(self, home: Path) -> None:
        self.port = free_port()
        super().__init__(home, extra=_SETTINGS.format(port=self.port))
        self.file = home / "config.toml"
        self.page: subprocess.Popen[bytes] | None = None
        self.log = home / "page.log"

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def write(self, name: str, content: str | bytes, *, days_ago: float = 0) -> Path:
        """A file on the drive, last changed so long ago."""
        path = self.drive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        changed = time.time() - days_ago * 86_400
        os.utime(path, (changed, changed))
        return path

    def open(self, *, seconds: float = 60) -> None:
        """Starts the page's process and waits until it answers."""
        self.page = launch(self.file, self.log)
        deadline = time.monotonic() + seconds
        while True:
            try:
                if self.ask("/healthz")[0] == 200:
                    return
            except OSError:
                pass
            assert self.page.poll() is None and time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> tuple[int, dict[str, str], bytes]:
        """(status, headers in lower case, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def id_of(self, path: str) -> int:
        return next(event.document for event in self.events() if event.path == path)

    def close_page(self) -> tuple[int, float]:
        """Asks the page to stop: (exit code, seconds that took)."""
        assert self.page is not None
        started = time.monotonic()
        self.page.send_signal(signal.SIGTERM)
        code = self.page.wait(15)
        self.page = None
        return code, time.monotonic() - started

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *rest: object) -> None:
        if self.page is not None:
            self.page.kill()
            self.page.wait()
        super().__exit__(*rest)


def launch(config: Path, log: Path) -> subprocess.Popen[bytes]:
    """The page's own process, as the supervisor starts it."""
    load(config)  # a fault of the test's own configuration is told here
    with log.open("ab") as out:
        return subprocess.Popen([sys.executable, "-m", "webui", "--config", str(config)], stdout=out, stderr=out)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
