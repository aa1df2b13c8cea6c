"""One supervised process: in a group of its own, its words kept in a rotating log, stopped cleanly or by force."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from indexer.service.journal import Journal
from indexer.service.tether import IS_LINUX

# Python finds our packages below it, installed or not; the folder a person stands in is not searched for code.
_HOME = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Program:
    """What to run: a Python module with its arguments. The log is `NAME.log`."""

    name: str
    module: str
    arguments: tuple[str, ...] = ()


class Child:
    """A running process. Make it on the main thread: the kernel's tether holds on to the thread that started it."""

    def __init__(self, program: Program, logs: Path) -> None:
        self.program = program
        tether = ("-m", "indexer.service.tether", str(os.getpid()))
        self._process = subprocess.Popen(
            [sys.executable, *tether, program.module, *program.arguments],
            cwd=_HOME,
            stdin=subprocess.DEVNULL if IS_LINUX else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8:backslashreplace"},
            start_new_session=True,  # ^C reaches the supervisor alone, which stops its children in order
        )
        assert self._process.stdout is not None
        arguments = (self._process.stdout, Journal(logs / f"{program.name}.log", program.name))
        self._relay = threading.Thread(target=_relay, args=arguments, name=f"log-{program.name}", daemon=True)
        self._relay.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def exit_code(self) -> int | None:
        """The exit code (negative: the signal that ended it), None while it lives."""
        return self._process.poll()

    def ask_to_stop(self) -> None:
        if self._process.poll() is not None:
            return
        if self._process.stdin:
            self._process.stdin.close()
        else:
            self._process.terminate()

    def kill(self) -> None:
        """Ends it and whatever it started, and keeps its last words."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):  # nobody of the group is left (macOS says EPERM)
                pass
        self._process.wait()
        self._relay.join(1)


def _relay(source: IO[bytes], journal: Journal) -> None:
    with source:
        for raw in source:
            journal.write(raw.decode("utf-8", "backslashreplace").rstrip())
    journal.close()
