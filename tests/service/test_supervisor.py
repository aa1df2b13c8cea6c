"""Real processes: started again when they die, stopped in time, never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.service.child import Program
from indexer.service.supervisor import Supervisor
from indexer.service.tether import IS_LINUX

HOME = Path(__file__).parents[2]


def program(how: str, name: str = "restless") -> Program:
    return Program(name, "tests.service.restless", (how,))


def wait_for(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        # A killed process whose parent does not look at it yet is no longer alive.
        return not IS_LINUX or Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def log_of(folder: Path, name: str = "restless") -> str:
    file = folder / f"{name}.log"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_a_killed_process_is_started_again(tmp_path: Path) -> None:
    with Supervisor([program("sleep")], tmp_path) as supervisor:
        supervisor.tend(0.0)
        first = supervisor.pids()["restless"]
        wait_for(lambda: "ready" in log_of(tmp_path))
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: not is_alive(first))
        supervisor.tend(10.0)
        assert supervisor.pids() == {}
        supervisor.tend(10.9)
        assert supervisor.pids() == {}
        supervisor.tend(11.0)
        assert supervisor.pids()["restless"] != first
    assert "child_died name=restless code=-9 restart_in=1.0" in log_of(tmp_path, "supervisor")


def test_one_that_dies_at_once_waits_longer_each_time(tmp_path: Path) -> None:
    now, pauses = 0.0, []
    with Supervisor([program("die")], tmp_path) as supervisor:
        for _ in range(3):
            supervisor.tend(now)
            wait_for(lambda: not is_alive(supervisor.pids()["restless"]))
            supervisor.tend(now)
            pauses.append(log_of(tmp_path, "supervisor").rpartition("restart_in=")[2].strip())
            now += 31
    assert pauses == ["1.0", "2.0", "4.0"]
    assert log_of(tmp_path).count("started die đ") == 3


def test_all_stop_together(tmp_path: Path) -> None:
    supervisor = Supervisor([program("sleep", "a"), program("sleep", "b")], tmp_path)
    supervisor.tend(0.0)
    pids = supervisor.pids()
    wait_for(lambda: "ready" in log_of(tmp_path, "a") and "ready" in log_of(tmp_path, "b"))
    supervisor.stop()
    assert not any(is_alive(pid) for pid in pids.values())
    assert "child_stopped name=a code=-15" in log_of(tmp_path, "supervisor")


def test_one_that_does_not_listen_is_ended_within_five_seconds(tmp_path: Path) -> None:
    supervisor = Supervisor([program("stubborn")], tmp_path)
    supervisor.tend(0.0)
    pid = supervisor.pids()["restless"]
    wait_for(lambda: "ready" in log_of(tmp_path))
    started = time.monotonic()
    supervisor.stop()
    assert 3 < time.monotonic() - started < 5
    assert not is_alive(pid)
    assert "code=killed" in log_of(tmp_path, "supervisor")


@pytest.mark.parametrize("end", ["stop", "death"])
def test_children_of_children_go_too(tmp_path: Path, end: str) -> None:
    with Supervisor([program("parent")], tmp_path) as supervisor:
        supervisor.tend(0.0)
        wait_for(lambda: "ready" in log_of(tmp_path))
        inner = int(log_of(tmp_path).partition("inner ")[2].split()[0])
        assert is_alive(inner)
        if end == "death":
            pid = supervisor.pids()["restless"]
            os.kill(pid, signal.SIGKILL)
            wait_for(lambda: not is_alive(pid))
            supervisor.tend(0.1)
            wait_for(lambda: not is_alive(inner))
    wait_for(lambda: not is_alive(inner))


def test_children_do_not_outlive_a_killed_supervisor(tmp_path: Path) -> None:
    lonely = subprocess.Popen(
        [sys.executable, "-m", "tests.service.lonely", str(tmp_path)], cwd=HOME, stdout=subprocess.PIPE, text=True
    )
    assert lonely.stdout is not None
    child = int(lonely.stdout.readline())
    wait_for(lambda: "ready" in log_of(tmp_path, "sleeper"))
    lonely.kill()
    lonely.wait()
    wait_for(lambda: not is_alive(child), seconds=5)
