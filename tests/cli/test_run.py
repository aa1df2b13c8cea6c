"""`ochung run` as people use it: a process that starts, serves, and stops when told."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.cli.main import main
from indexer.config.load import load
from indexer.library import open_library
from indexer.model.hit import Ask

HOME = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stopping by signal is another thing there")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Running:
    """A `run` under way, with what it says."""

    def __init__(self, config: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "indexer.cli", "--config", str(config), "run", *words],
            cwd=HOME,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.out: list[str] = []
        self.err: list[str] = []
        for source, lines in ((self.process.stdout, self.out), (self.process.stderr, self.err)):
            threading.Thread(target=lambda s=source, kept=lines: kept.extend(s), daemon=True).start()

    def said(self, pattern: str) -> re.Match[str] | None:
        return re.search(pattern, "".join(self.out + self.err))

    def wait_for(self, condition: Callable[[], object], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, "".join(self.err)
            assert time.monotonic() < deadline, "".join(self.out + self.err)
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Seconds until it ended."""
        started = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(20)
        return time.monotonic() - started


@contextmanager
def running(config: Path, *words: str) -> Iterator[Running]:
    run = Running(config, *words)
    try:
        yield run
    finally:
        run.process.kill()
        run.process.wait()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "drive").mkdir()
    (tmp_path / "drive" / "Quyết toán.txt").write_text("Báo cáo quyết toán.", encoding="utf-8")
    file = tmp_path / "config.toml"
    file.write_text(f'[[drives]]\nname = "Chung"\npath = "drive"\n[web]\nport = {free_port()}\n')
    return file


def found(config: Path, query: str) -> int:
    library = open_library(load(config))
    try:
        return library.search(library.viewer(None), Ask(query)).total
    finally:
        library.close()


def pids(run: Running) -> list[int]:
    return [int(pid) for pid in re.findall(r"child_started name=\w+ pid=(\d+)", "".join(run.err))]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_reads_first_then_watches_then_stops(config: Path) -> None:
    with running(config, "--no-web") as run:
        run.wait_for(lambda: run.said("child_started name=indexer"))
        assert run.said("Reading the drive for the first time")
        assert found(config, "quyet toan") == 1
        (config.parent / "drive" / "Thanh tra.txt").write_text("Kết luận thanh tra.", encoding="utf-8")
        run.wait_for(lambda: found(config, "ket luan"))
        assert run.stop() < 5
        assert run.process.returncode == 0
        assert not any(is_alive(pid) for pid in pids(run))
    with running(config, "--no-web") as again:
        again.wait_for(lambda: again.said("child_started name=indexer"))
        assert not again.said("for the first time")


def test_the_page_answers_when_its_address_is_printed(config: Path) -> None:
    with running(config) as run:
        run.wait_for(lambda: run.said(r"open at http://127\.0\.0\.1:\d+"))
        address = next(line for line in run.out if "http://" in line).split()[-1]
        with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:
            assert json.load(answer)["ok"] is True
        assert len(pids(run)) == 2
        assert run.stop(signal.SIGINT) < 5
        assert run.process.returncode == 0
        assert not any(is_alive(pid) for pid in pids(run))


def test_a_second_one_is_refused(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(config, "--no-web") as run:
        run.wait_for(lambda: run.said("child_started name=indexer"))
        capsys.readouterr()
        assert main(["--config", str(config), "--json", "run", "--no-web"]) == 1
        assert str(run.process.pid) in json.loads(capsys.readouterr().out)["error"]


def test_a_killed_indexer_comes_back(config: Path) -> None:
    with running(config, "--no-web") as run:
        run.wait_for(lambda: run.said("child_started name=indexer"))
        os.kill(pids(run)[0], signal.SIGKILL)
        run.wait_for(lambda: len(pids(run)) == 2)
        (config.parent / "drive" / "Sau.txt").write_text("Viết sau khi bị dừng.", encoding="utf-8")
        run.wait_for(lambda: found(config, "viet sau khi"))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's tether is Linux's")
def test_nothing_outlives_a_killed_run(config: Path) -> None:
    with running(config, "--no-web") as run:
        run.wait_for(lambda: run.said("child_started name=indexer"))
        run.process.kill()
        run.process.wait()
        deadline = time.monotonic() + 10
        while any(is_alive(pid) for pid in pids(run)):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_a_mistyped_drive_is_an_error_and_nothing_is_made(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text(config.read_text().replace('"drive"', '"drvie"'))
    assert main(["--config", str(config), "run", "--no-web"]) == 1
    assert "does not exist" in capsys.readouterr().err
    assert not (config.parent / "drvie").exists()


def test_a_port_in_use_is_said_at_once(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", load(config).web.port))
        other.listen()
        assert main(["--config", str(config), "run"]) == 1
    assert "in use" in capsys.readouterr().err
