"""Keeps the service alive: starts its processes, starts a dead one again, stops all of them cleanly."""

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from indexer.config.tree import Config
from indexer.service.address import answers, shown
from indexer.service.backoff import deaths_in_a_row, pause
from indexer.service.child import Child, Program
from indexer.service.journal import Journal
from indexer.service.tether import LAST_SECONDS

LOGS = "logs"
_TICK = 0.2
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


def supervise(config: Config, *, with_web: bool, announce: Callable[[str], None]) -> None:
    """Runs the service until SIGTERM or ^C. `announce` gets one line with the page's address once the page answers."""
    file = ("--config", str(config.file))
    programs = [Program("indexer", "indexer.service", file)]
    if with_web:
        programs.append(Program("web", "webui", file))
    with _stop_signals() as stop, Supervisor(programs, config.state.path / LOGS) as supervisor:
        is_awaited = with_web
        while not stop.is_set():
            supervisor.tend(time.monotonic())
            if is_awaited and answers(config.web):
                is_awaited = False
                announce(f"Ổ Chung is open at {shown(config.web)}")
            stop.wait(_TICK)


class Supervisor:
    """`tend` often; leaving the `with` block stops every process within 5 s."""

    def __init__(self, programs: Sequence[Program], logs: Path) -> None:
        self._logs = logs
        self._journal = Journal(logs / "supervisor.log", "supervisor")
        self._posts = [_Post(program) for program in programs]

    def __enter__(self) -> "Supervisor":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def tend(self, now: float) -> None:
        """Starts what is due, notices who died. `now` in monotonic seconds."""
        for post in self._posts:
            if post.child is None and now >= post.due:
                self._start(post, now)
            elif post.child is not None and (code := post.child.exit_code()) is not None:
                self._bury(post, code, now)

    def pids(self) -> dict[str, int]:
        """The process ids of those alive, by name."""
        return {post.program.name: post.child.pid for post in self._posts if post.child is not None}

    def stop(self) -> None:
        """Asks all at once, waits, ends those that did not listen."""
        children = [post.child for post in self._posts if post.child is not None]
        for child in children:
            child.ask_to_stop()
        deadline = time.monotonic() + LAST_SECONDS
        while time.monotonic() < deadline and any(child.exit_code() is None for child in children):
            time.sleep(0.02)
        for child in children:
            code = child.exit_code()
            child.kill()
            self._journal.event("child_stopped", name=child.program.name, code="killed" if code is None else code)
        for post in self._posts:
            post.child = None
        self._journal.close()

    def _start(self, post: "_Post", now: float) -> None:
        post.child, post.started = Child(post.program, self._logs), now
        self._journal.event("child_started", name=post.program.name, pid=post.child.pid)

    def _bury(self, post: "_Post", code: int, now: float) -> None:
        assert post.child is not None
        post.child.kill()  # what it had started itself
        post.deaths = deaths_in_a_row(post.deaths, now - post.started)
        post.child, post.due = None, now + pause(post.deaths)
        self._journal.event("child_died", name=post.program.name, code=code, restart_in=pause(post.deaths))


class _Post:
    """A place that is to be filled: the program, who fills it now, and how often it was left."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.child: Child | None = None
        self.started = 0.0
        self.due = 0.0
        self.deaths = 0


@contextmanager
def _stop_signals() -> Iterator[Event]:
    stop = Event()
    before = {one: signal.signal(one, lambda *_: stop.set()) for one in _SIGNALS}
    try:
        yield stop
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
