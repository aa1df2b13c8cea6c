"""The boundary: exit codes, one JSON document whatever happens, streams that close early."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from indexer.cli.call import Command
from indexer.cli.main import main

HOME = Path(__file__).parents[2]
BOUNDARY = import_module("indexer.cli.main")  # the package has a function of this name
# Output kept back until the end, as people have it, whatever the environment of the tests says.
BUFFERED = {**os.environ, "PYTHONUNBUFFERED": ""}
OCHUNG = [sys.executable, "-m", "indexer.cli"]


def fails_with(error: BaseException) -> Command:
    def run(call: object) -> int:
        raise error

    return Command("fails", run)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["serach"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--sort", "oldest"],
        ["search", "x", "--offset", "-1"],
        ["activity", "--since", "someday"],
        ["--as", "nobody", "status"],
        ["task", "show", "NV-\udcff"],
        ["tasks", "--unit", "\udcff"],
    ],
)
def test_wrong_usage_is_2_and_one_document(office: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    capsys.readouterr()
    assert main(["--config", str(office / "config.toml"), "--json", *words]) == 2
    out, err = capsys.readouterr()
    assert set(json.loads(out)) == {"error", "hint"}
    assert err.startswith("Error: ")


def test_a_missing_configuration_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--config", str(tmp_path / "no.toml"), "--json"]) == 1
    assert "no.toml" in json.loads(capsys.readouterr().out)["error"]


def test_global_options_stand_before_or_after(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, answers = str(office / "config.toml"), []
    for words in (
        ["--json", "--config", config, "--as", "an", "status"],
        ["status", "--json", "--config", config, "--as", "an"],
        ["--config", config, "status", "--as", "an", "--json"],
    ):
        capsys.readouterr()
        assert main(words) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0] == answers[1] == answers[2]


def test_our_bug_is_3(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(BOUNDARY, "COMMANDS", {"status": fails_with(KeyError("x"))})
    assert main(["status", "--json"]) == 3
    out, err = capsys.readouterr()
    assert "KeyError" in json.loads(out)["error"]
    assert "Traceback" in err and "bug of ours" in err


def test_interrupted_is_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(BOUNDARY, "COMMANDS", {"status": fails_with(KeyboardInterrupt())})
    assert main(["status", "--json"]) == 130
    assert "Interrupted" in json.loads(capsys.readouterr().out)["error"]


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["--version"], ["search", "--help"]):
        with pytest.raises(SystemExit) as end:
            main(words)
        assert end.value.code == 0
    assert "ochung" in capsys.readouterr().out


def test_a_closed_pipe_is_no_error(office: Path) -> None:
    config = str(office / "config.toml")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [*OCHUNG, "--config", config, "activity"],
            stdout=nobody,
            stderr=subprocess.PIPE,
            cwd=HOME,
            text=True,
            env=BUFFERED,
        )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


def test_a_closed_standard_output_is_no_error(office: Path) -> None:
    words = [*OCHUNG, "--config", str(office / "config.toml"), "activity", "--json"]
    close_it = 'exec "$@" >&-'
    done = subprocess.run(["sh", "-c", close_it, "sh", *words], stderr=subprocess.PIPE, cwd=HOME, text=True)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_1(office: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*OCHUNG, "--config", str(office / "config.toml"), "activity"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=HOME,
            text=True,
            env=BUFFERED,
        )
    assert done.returncode == 1
    assert "Error: " in done.stderr and "Traceback" not in done.stderr


def test_a_terminal_of_another_encoding_stops_nothing(office: Path) -> None:
    done = subprocess.run(
        [*OCHUNG, "--config", str(office / "config.toml"), "search", "quyết toán"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        cwd=HOME,
    )
    assert done.returncode == 0
    assert "Quyết toán dự án.txt".encode() in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_interrupting_an_index_run_ends_it_at_once(tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    for number in range(3000):
        (tmp_path / "drive" / f"{number}.txt").write_text("quyết toán " * 100 + str(number))
    (tmp_path / "config.toml").write_text('[[drives]]\nname = "A"\npath = "drive"\n')
    words = [*OCHUNG, "--config", str(tmp_path / "config.toml"), "index", "--json"]
    process = subprocess.Popen(words, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    catalogue = tmp_path / "state" / "catalogue.db"
    while not catalogue.exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - started < 5
    assert process.returncode == 130, err
    assert "Interrupted" in json.loads(out)["error"]
