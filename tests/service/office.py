"""A small office to try the real service on: a drive, a configuration, the indexing process, and eyes to see with."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from indexer.config.load import load
from indexer.config.tree import Config
from indexer.library import Library, open_library
from indexer.model.event import Event
from indexer.model.feed import FeedAsk
from indexer.model.hit import Ask, Hit


class Office:
    """`start` the service, work on `drive`, ask `events` and `find`. Use as a `with` block."""

    def __init__(self, home: Path, *, extra: str = "", drive: Path | None = None) -> None:
        self.drive = drive or home / "drive"
        self.drive.mkdir(parents=True, exist_ok=True)
        home.mkdir(parents=True, exist_ok=True)
        self._file = home / "config.toml"
        self._file.write_text(
            f'[[drives]]\nname = "chung"\npath = "{self.drive}"\n{extra}\n[state]\npath = "state"\n', encoding="utf-8"
        )
        self.config: Config = load(self._file)
        self._process: subprocess.Popen[bytes] | None = None
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        if self._library is None:
            self._library = open_library(self.config)
        return self._library

    def start(self) -> None:
        """Returns when the first full pass is recorded and can be searched."""
        started = time.monotonic()
        self.launch()
        self.wait_for(lambda: self._is_watching(started), "the service to watch", 200)

    def launch(self) -> None:
        log = self._file.with_name("service.log").open("ab")
        command = [sys.executable, "-m", "indexer.service", "--config", str(self._file)]
        self._process = subprocess.Popen(command, stderr=log, stdout=log)
        log.close()

    def kill(self) -> None:
        """As a power cut would."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def stop(self) -> float:
        """Asks it to stop; the seconds that took."""
        if self._process is None:
            return 0.0
        started = time.monotonic()
        self._process.terminate()
        assert self._process.wait(30) == 0, self._file.with_name("service.log").read_text()
        self._process = None
        return time.monotonic() - started

    def events(self, limit: int = 1_000_000) -> list[Event]:
        """Oldest first, in the order they were recorded."""
        asked = FeedAsk(limit=limit)
        return sorted(self.library.activity(self.library.viewer(None), asked), key=lambda event: event.id)

    def story(self, after: int = 0) -> list[tuple[str, ...]]:
        """(action, path) or (action, path, from) of events with a larger id."""
        return [
            (event.action.value, event.path) + ((event.source_path,) if event.source_path else ())
            for event in self.events()
            if event.id > after
        ]

    def last_id(self) -> int:
        return max((event.id for event in self.events()), default=0)

    def find(self, text: str) -> list[Hit]:
        return list(self.library.search(self.library.viewer(None), Ask(text, limit=100)).hits)

    def paths(self, text: str) -> set[str]:
        return {hit.path for hit in self.find(text)}

    def wait_for(self, is_so: Callable[[], object], what: str, seconds: float = 60) -> float:
        """Waits until it is so; the seconds that took. Fails with what there was instead."""
        started = time.monotonic()
        while not is_so():
            if time.monotonic() - started > seconds:
                log = self._file.with_name("service.log").read_text()[-3000:]
                raise AssertionError(f"waited {seconds} s for {what}; events {self.story()[-12:]}; log {log}")
            time.sleep(0.02)
        return time.monotonic() - started

    def settle(self, seconds: float = 200) -> None:
        """Waits until nothing is on its way any more."""

        def quiet() -> bool:
            before = self.library.pulse()
            time.sleep(1.6)
            status = self.library.status(self.library.viewer(None))
            return status.outbox == 0 and self.library.pulse() == before and status.work.total == 0

        self.wait_for(quiet, "the service to have nothing to do", seconds)

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._library is not None:
            self._library.close()

    def _is_watching(self, started: float) -> bool:
        status = self.library.status(self.library.viewer(None))
        [drive] = status.drives or (None,)
        seconds = time.monotonic() - started
        if drive is None or drive.last_scan_at is None or not drive.watch_alive or status.outbox:
            return False
        return time.time() - drive.last_scan_at.timestamp() < seconds + 1
