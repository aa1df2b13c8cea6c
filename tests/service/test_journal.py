"""Lines of the log."""

from pathlib import Path

import pytest

from indexer.service import journal
from indexer.service.journal import Journal


def test_a_line_is_time_event_and_facts() -> None:
    moment, rest = journal.line("child_died", name="web", code=-9, why="no such file").split(" ", 1)
    assert moment.endswith("Z")
    assert rest == "child_died name=web code=-9 why='no such file'"


def test_a_value_cannot_make_a_second_line() -> None:
    assert "\n" not in journal.line("e", path="a\nb", other="")


def test_the_log_rotates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LOG_BYTES", 1000)
    log = Journal(tmp_path / "logs" / "a.log", "a")
    for _ in range(100):
        log.write("x" * 50)
    log.close()
    files = sorted(tmp_path.rglob("a.log*"))
    assert len(files) == journal.LOG_FILES + 1
    assert all(file.stat().st_size <= 1000 for file in files)


def test_a_full_disk_stops_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "a.log").symlink_to(full)
    log = Journal(tmp_path / "a.log", "a")
    log.event("line_one")
    log.event("line_two")
    log.close()
    assert capsys.readouterr().err.count("a | ") == 2
