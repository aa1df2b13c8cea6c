"""What the doctor says of the logs that tell who did it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indexer.config.tree import Config, DriveConfig, StateConfig
from indexer.service.check import Check
from indexer.service.doctor_evidence import check_evidence

AN, BINH = "an", "binh"


def checked(tmp_path: Path, log: Path | str | None, root: str = "/s") -> Check:
    drive = DriveConfig("Chung", tmp_path / "drive", audit_log=log, audit_root=root)
    [check] = check_evidence(Config(tmp_path / "config.toml", (drive,), state=StateConfig(tmp_path / "state")))
    return check


def log(tmp_path: Path, *, at: datetime | None = None, names: tuple[str, ...] = (AN, BINH), count: int = 60) -> Path:
    file = tmp_path / "audit.log"
    moment = (at or datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="microseconds")
    for number in range(count):
        with file.open("a") as lines:
            who = names[number % len(names)]
            lines.write(f"{moment} m log.smbd[1]:   {who}|10.0.0.5|pc|chung|pwrite_recv|ok|/s/{number}.docx\n")
    return file


def test_a_log_in_order(tmp_path: Path) -> None:
    check = checked(tmp_path, log(tmp_path))
    assert check.ok and "60 lines, 0 not understood" in check.detail and not check.cure


def test_no_log_is_no_fault_but_told(tmp_path: Path) -> None:
    check = checked(tmp_path, None)
    assert check.ok and "attribution.md" in check.detail


def test_a_log_that_is_not_there(tmp_path: Path) -> None:
    check = checked(tmp_path, tmp_path / "audit.log")
    assert not check.ok and "missing" in check.detail and "full_audit:prefix = %U" in check.cure


def test_paths_of_another_place(tmp_path: Path) -> None:
    check = checked(tmp_path, log(tmp_path), root="/srv/other")
    assert not check.ok and "unmapped" in check.detail and "audit_root" in check.cure


@pytest.mark.parametrize(
    ("at", "word"),
    [(datetime(2020, 1, 1, tzinfo=UTC), "still writing"), (datetime(2100, 1, 1, tzinfo=UTC), "in the future")],
)
def test_a_newest_line_that_does_not_fit(tmp_path: Path, at: datetime, word: str) -> None:
    check = checked(tmp_path, log(tmp_path, at=at))
    assert not check.ok and word in check.cure


def test_a_forced_user_in_every_line(tmp_path: Path) -> None:
    check = checked(tmp_path, log(tmp_path, names=("nobody",)))
    assert not check.ok and "%U" in check.cure and "nobody" in check.cure


def test_lines_of_something_else(tmp_path: Path) -> None:
    file = log(tmp_path, count=5)
    with file.open("a") as lines:
        lines.write("what is this\n" * 50)
    assert "not understood" in checked(tmp_path, file).cure


def test_a_socket_that_nobody_listened_to_yet(tmp_path: Path) -> None:
    check = checked(tmp_path, "udp:127.0.0.1:5514")
    assert check.ok and "not listened" in check.cure
