"""Every fault that the doctor looks for, made for real, with its cure."""

import http.server
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from indexer import clock
from indexer.catalogue.lock import FileLock
from indexer.config.tree import AccessConfig, Config, DriveConfig, StateConfig, TaskConfig, WebConfig
from indexer.service import doctor, doctor_drive, doctor_machine
from indexer.service.check import Check
from indexer.service.first import RUN_LOCK


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def config(tmp_path: Path) -> Config:
    drive = tmp_path / "drive"
    (drive / "Phòng").mkdir(parents=True)
    (drive / "Phòng" / "a.txt").write_text("x")
    file = tmp_path / "config.toml"
    file.touch()
    return Config(
        file=file,
        drives=(DriveConfig("Chung", drive),),
        state=StateConfig(tmp_path / "state"),
        web=WebConfig(port=free_port()),
    )


def named(config: Config) -> dict[str, Check]:
    return {check.name: check for check in doctor.examine(config)}


def test_words_of_a_task_from_which_no_day_follows(config: Config) -> None:
    day = date(2026, 3, 2)
    good = TaskConfig("T-1", "t", assigned_on=day, due_on="05 ngày làm việc", unit_due=(("DT", "thường xuyên"),))
    assert "tasks" not in named(replace(config, tasks=(good,)))
    bad = (replace(good, assigned_on=None), replace(good, code="T-2", unit_due=(("DT", "bao giờ xong"),)))
    check = named(replace(config, tasks=bad))["tasks"]
    assert not check.ok
    assert check.detail.splitlines() == [
        'T-1: due_on = "05 ngày làm việc": counts from assigned_on, which is missing',
        'T-2: unit_due.DT = "bao giờ xong": no day follows from it',
    ]


def with_drive(config: Config, **changes: object) -> Config:
    return replace(config, drives=(replace(config.drives[0], **changes),))  # type: ignore[arg-type]


@contextmanager
def answering(port: int) -> Iterator[None]:
    """A web server that says it is well."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = http.server.HTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_all_is_well(config: Config) -> None:
    checks = named(config)
    assert [check for check in checks.values() if not check.ok] == []
    assert "1 files in 2 folders" in checks["drive Chung"].detail
    assert checks["web page"].detail.endswith("is free")
    assert not any(check.cure for check in checks.values())
    assert not (config.state.path / ".doctor").exists()


def test_a_missing_drive_is_said_once(config: Config, tmp_path: Path) -> None:
    checks = named(with_drive(config, path=tmp_path / "nothing"))
    assert not checks["drive Chung"].ok
    assert "path" in checks["drive Chung"].cure
    assert "watch Chung" not in checks


def test_an_empty_drive_is_suspicious(config: Config, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    check = named(with_drive(config, path=tmp_path / "empty"))["drive Chung"]
    assert not check.ok and "connected" in check.detail


def test_a_file_is_no_drive(config: Config) -> None:
    assert not named(with_drive(config, path=config.file))["drive Chung"].ok


def test_polling_is_fine_if_asked_for(config: Config) -> None:
    check = named(with_drive(config, watch="polling", poll_seconds=5))["watch Chung"]
    assert check.ok and "every 5 s" in check.detail


@pytest.mark.skipif(not Path("/proc/sys/fs/inotify").is_dir(), reason="needs Linux's inotify")
def test_too_few_watches_come_with_the_line_that_helps(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "max_user_watches").write_text("100\n")
    (tmp_path / "max_queued_events").write_text("16384\n")
    monkeypatch.setattr(doctor_drive, "_LIMITS", tmp_path)
    check = named(config)["watch Chung"]
    assert not check.ok
    assert "fs.inotify.max_user_watches=524288" in check.cure


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unwritable to root")
def test_an_unwritable_state_folder(config: Config) -> None:
    config.state.path.mkdir(mode=0o500)
    assert not named(config)["state folder"].ok


def test_a_state_folder_that_is_a_file(config: Config) -> None:
    config.state.path.write_text("x")
    checks = named(config)
    assert not checks["state folder"].ok
    assert "[state] path" in checks["state folder"].cure
    assert "web page" not in checks


def test_a_port_in_use(config: Config) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", config.web.port))
        other.listen()
        check = named(config)["web page"]
    assert not check.ok and "in use" in check.detail and "[web] port" in check.cure


def test_a_running_service_with_its_page(config: Config) -> None:
    config.state.path.mkdir()
    with FileLock(config.state.path / RUN_LOCK):
        silent = named(config)
        with answering(config.web.port):
            well = named(config)
    assert silent["service"].detail == well["service"].detail == "running"
    assert not silent["web page"].ok and "web.log" in silent["web page"].cure
    assert well["web page"].ok and f":{config.web.port}" in well["web page"].detail


def test_a_clock_before_our_own_last_write(config: Config) -> None:
    assert doctor_machine.check_clock(config).ok
    check = doctor_machine.check_clock(config, clock.now() - timedelta(days=400))
    assert not check.ok and "NTP" in check.cure


def test_notices_of_the_configuration_are_repeated(config: Config) -> None:
    assert "left out" in named(replace(config, notices=("x was left out",)))["configuration"].detail


def test_a_proxy_may_not_be_every_computer_of_the_network(config: Config) -> None:
    wide = AccessConfig("proxy", proxies=("127.0.0.1", "10.0.0.0/8"))
    check = named(replace(config, access=wide))["access"]
    assert (check.ok, "10.0.0.0/8" in check.detail, "proxies" in check.cure) == (False, True, True)
    narrow = AccessConfig("proxy", proxies=("10.1.2.3",), administrators=("an",))
    assert named(replace(config, access=narrow))["access"].detail.endswith("administrators: an")
