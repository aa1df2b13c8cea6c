import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.drive.hint import EVERYTHING, Hint, HintKind
from indexer.drive.ignore import Ignore
from indexer.drive.watch import Health
from tests.drive.unprivileged import as_nobody, open_folder

if sys.platform.startswith("linux"):
    from indexer.drive.native import NativeWatcher

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs inotify"),
    pytest.mark.filterwarnings("ignore:Callback with id"),
]


class Heard:
    """The hints so far; asking waits for the one that is asked for."""

    def __init__(self) -> None:
        self._hints: queue.SimpleQueue[Hint] = queue.SimpleQueue()
        self.emit: Callable[[Hint], None] = self._hints.put

    def wait_for(self, path: bytes, kind: HintKind | None = None, *, seconds: float = 20) -> float:
        """Seconds until a hint at the path (of the kind) came."""
        began = time.monotonic()
        while (left := began + seconds - time.monotonic()) > 0:
            try:
                hint = self._hints.get(timeout=left)
            except queue.Empty:
                break
            if hint.path == path and kind in (None, hint.kind):
                return time.monotonic() - began
        raise AssertionError(f"no hint at {path!r} in {seconds} s")

    def rest(self) -> list[Hint]:
        hints = []
        while not self._hints.empty():
            hints.append(self._hints.get_nowait())
        return hints


@contextmanager
def watching(root: Path, poll_seconds: float = 60) -> Iterator[tuple["NativeWatcher", Heard]]:
    watcher, heard = NativeWatcher(root, ignore=Ignore(), poll_seconds=poll_seconds), Heard()
    watcher.start(lambda hint: heard.emit(hint))
    try:
        yield watcher, heard
    finally:
        watcher.stop()


def eventually(state: Callable[[], bool], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while not state() and time.monotonic() < end:
        time.sleep(0.02)
    return state()


def test_a_saved_file_is_hinted_at_within_moments(tmp_path: Path) -> None:
    with watching(tmp_path) as (watcher, heard):
        (tmp_path / "a.docx").write_text("1")
        assert heard.wait_for(b"a.docx", HintKind.FILE) < 10  # by an event: polling comes after a minute
        assert watcher.health() == Health("native", alive=True)


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    with watching(tmp_path) as (_, heard):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe9sum\xe9.doc")).write_text("1")
        heard.wait_for(b"r\xe9sum\xe9.doc", HintKind.FILE)


def test_a_root_that_is_a_link_is_watched_and_links_inside_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "real/link").symlink_to(tmp_path / "outside")
    (tmp_path / "root").symlink_to("real")
    with watching(tmp_path / "root") as (_, heard):
        (tmp_path / "outside/secret").write_text("1")
        (tmp_path / "real/a").write_text("1")
        heard.wait_for(b"a", HintKind.FILE)
        assert [hint.path for hint in heard.rest() if hint.path != b"a"] == []


def test_six_thousand_folders_do_not_drown_the_watch_in_its_own_reading(tmp_path: Path) -> None:
    for number in range(6000):
        (tmp_path / f"{number // 100}/{number}").mkdir(parents=True)
    with watching(tmp_path) as (watcher, heard):
        for probe in range(3):
            (tmp_path / f"59/{5990 + probe}/probe.txt").write_text("1")
            assert heard.wait_for(b"59/%d/probe.txt" % (5990 + probe), HintKind.FILE) < 10
        assert watcher.health().overflows == 0
        began = time.monotonic()
        watcher.stop()
        assert time.monotonic() - began < 20  # no hang; a busy machine may take its time


def test_lost_events_are_answered_with_a_scan_and_a_fresh_watch(tmp_path: Path) -> None:
    with watching(tmp_path) as (watcher, heard):
        flood = (
            "import os, sys\n"
            "for name in 'ab': open(name, 'w').close()\n"
            "for _ in range(150_000): os.utime('a'); os.utime('b')\n"
        )
        subprocess.run([sys.executable, "-c", flood], cwd=tmp_path, check=True)
        heard.wait_for(b"", HintKind.EVERYTHING, seconds=20)
        assert watcher.health().overflows >= 1
        (tmp_path / "new").mkdir()
        heard.wait_for(b"new", HintKind.FOLDER)
        assert eventually(lambda: watcher.health().detail == "")
        (tmp_path / "new/after.txt").write_text("1")
        heard.wait_for(b"new/after.txt", HintKind.FILE)


def test_a_root_that_goes_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    root = tmp_path / "drive"
    root.mkdir()
    with watching(root) as (watcher, heard):
        root.rename(tmp_path / "away")
        heard.wait_for(b"", HintKind.EVERYTHING)
        assert eventually(lambda: watcher.health().detail == "the root is missing")
        assert not watcher.health().alive
        root.mkdir()
        heard.wait_for(b"", HintKind.EVERYTHING, seconds=10)
        (root / "a.txt").write_text("1")
        heard.wait_for(b"a.txt", HintKind.FILE)
        assert watcher.health().alive


def test_a_root_that_is_replaced_at_once_is_noticed(tmp_path: Path) -> None:
    root = tmp_path / "drive"
    root.mkdir()
    (tmp_path / "other").mkdir()
    with watching(root) as (_, heard):
        root.rename(tmp_path / "away")
        (tmp_path / "other").rename(root)
        heard.wait_for(b"", HintKind.EVERYTHING)
        (root / "a.txt").write_text("1")
        heard.wait_for(b"a.txt", HintKind.FILE)


def test_a_root_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    with watching(tmp_path / "drive") as (watcher, heard):
        assert not watcher.health().alive
        (tmp_path / "drive").mkdir()
        heard.wait_for(b"", HintKind.EVERYTHING)
        assert watcher.health().alive


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_listener_that_fails_does_not_end_the_watch(tmp_path: Path) -> None:
    def fail(hint: Hint) -> None:
        raise RuntimeError("the listener's bug")

    with watching(tmp_path) as (watcher, heard):
        working, heard.emit = heard.emit, fail
        (tmp_path / "a.txt").write_text("1")
        assert eventually(lambda: not watcher.health().alive)
        heard.emit = working
        heard.wait_for(b"", HintKind.EVERYTHING)
        (tmp_path / "b.txt").write_text("1")
        heard.wait_for(b"b.txt", HintKind.FILE)


def test_folders_without_a_watch_are_named_and_polled() -> None:
    def watch_as_nobody() -> tuple[Health, bool]:
        with watching(root, poll_seconds=0.5) as (watcher, heard):
            heard.wait_for(b"closed", HintKind.FOLDER)
            return watcher.health(), EVERYTHING in heard.rest()

    with open_folder() as root:
        (root / "closed/below").mkdir(parents=True)
        (root / "open").mkdir()
        (root / "closed").chmod(0o000)
        health, all_polled = as_nobody(watch_as_nobody)
    assert health.unwatched == (b"closed",)
    assert "1 folders have no watch" in health.detail
    assert (health.alive, health.mode, all_polled) == (True, "native", False)


def test_events_that_twice_did_not_tell_all_are_backed_by_polling(tmp_path: Path) -> None:
    with watching(tmp_path, poll_seconds=0.5) as (watcher, heard):
        for count in (3, 0, 2):
            watcher.missed(count)
        assert watcher.health().mode == "native"
        watcher.missed(1)
        assert (watcher.health().mode, watcher.health().missed) == ("polling", 6)
        heard.wait_for(b"", HintKind.EVERYTHING)
        heard.wait_for(b"", HintKind.EVERYTHING)
        (tmp_path / "a.txt").write_text("1")
        heard.wait_for(b"a.txt", HintKind.FILE)  # polling knows no file


def test_after_stop_no_thread_and_no_hint_is_left(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with watching(tmp_path) as (watcher, heard):
        watcher.stop()
        assert set(threading.enumerate()) <= before
        assert not watcher.health().alive
        (tmp_path / "a.txt").write_text("1")
        time.sleep(0.1)
        assert heard.rest() == []
