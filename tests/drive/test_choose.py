import sys
import time
from pathlib import Path

import pytest

from indexer.config.tree import DriveConfig
from indexer.drive.choose import watcher_for, watcher_on
from indexer.drive.hint import EVERYTHING, Hint
from indexer.drive.mounts import FileSystem
from indexer.drive.polling import PollingWatcher
from indexer.drive.watch import Health

if sys.platform.startswith("linux"):
    from indexer.drive.native import NativeWatcher


def test_polling_asks_for_everything_at_every_interval_until_stopped() -> None:
    heard: list[Hint] = []
    watcher = PollingWatcher(0.05)
    watcher.start(heard.append)
    time.sleep(0.3)
    assert watcher.health() == Health("polling", alive=True)
    watcher.stop()
    told = len(heard)
    assert 2 <= told <= 6
    assert set(heard) == {EVERYTHING}
    time.sleep(0.1)
    assert len(heard) == told
    assert not watcher.health().alive


def test_polling_stops_at_once_however_long_the_interval() -> None:
    watcher = PollingWatcher(3600)
    watcher.start(lambda hint: None)
    began = time.monotonic()
    watcher.stop()
    assert time.monotonic() - began < 20


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="native means inotify")
def test_a_local_drive_is_watched_natively_and_one_that_tells_nothing_is_not(tmp_path: Path) -> None:
    local, share = FileSystem("ext4", False), FileSystem("cifs", True)
    drives = {watch: DriveConfig("d", tmp_path, watch=watch) for watch in ("auto", "native", "polling")}
    assert isinstance(watcher_for(drives["auto"]), NativeWatcher)
    assert isinstance(watcher_on(local, drives["auto"]), NativeWatcher)
    assert isinstance(watcher_on(share, drives["native"]), NativeWatcher)
    assert isinstance(watcher_on(local, drives["polling"]), PollingWatcher)
    on_share = watcher_on(share, drives["auto"])
    assert isinstance(on_share, PollingWatcher)
    assert on_share.health().detail == "cifs tells nothing of other machines' changes"
