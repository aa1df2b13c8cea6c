"""Whatever moment the writer dies at, the index is usable and holds one of the two states around the commit."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.errors import BusyError, SearchError
from indexer.search import open_reader, open_writer, rebuild
from indexer.search.pointer import current
from tests.search.corpus import ask, generated, row

WRITING = """
import sys
from pathlib import Path
from indexer.search import open_writer
from tests.search.corpus import generated
writer = open_writer(Path(sys.argv[1]))
turn = 0
while True:
    turn += 1
    writer.apply(generated(40, seed=turn), [])
    writer.tidy()
    print(turn, flush=True)
"""
REBUILDING = """
import sys
from pathlib import Path
from indexer.search import rebuild
from tests.search.corpus import generated
def endless():
    for each in generated(3000):
        yield each
    print("started", flush=True)
    while True:
        pass
rebuild(Path(sys.argv[1]), endless())
"""


def killed(code: str, folder: Path, after: float) -> None:
    """Runs the code until its first line of output and so many seconds more, then kills it without warning."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, str(folder)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("after", [0.0, 0.013, 0.031, 0.047])
def test_killed_while_committing(tmp_path: Path, after: float) -> None:
    killed(WRITING, tmp_path, after)
    assert open_reader(tmp_path).documents == 40
    writer = open_writer(tmp_path)
    writer.apply([row(41, "sau khi chết")], [])
    reader = open_reader(tmp_path)
    assert reader.documents == 41
    assert [match.id for match in reader.search(ask("sau khi chết")).matches] == [41]
    folder = current(tmp_path)
    assert folder is not None
    assert {each.suffix for each in folder.iterdir()} == {".toc", ".seg"}
    writer.close()


def test_killed_while_rebuilding_keeps_the_old_index(tmp_path: Path) -> None:
    open_writer(tmp_path).close()
    rebuild(tmp_path, generated(5))
    killed(REBUILDING, tmp_path, 0)
    assert open_reader(tmp_path).documents == 5
    writer = open_writer(tmp_path)
    assert len([each for each in tmp_path.iterdir() if each.is_dir()]) == 1
    writer.close()
    assert rebuild(tmp_path, generated(7)) == 7


def test_a_reader_on_the_old_index_works_on_and_moves_over(tmp_path: Path) -> None:
    rebuild(tmp_path, generated(30))
    reader = open_reader(tmp_path)
    before = reader.generation
    assert rebuild(tmp_path, generated(20, seed=2)) == 20
    assert reader.documents == 30
    assert reader.search(ask("quyet")).total > 0
    assert reader.refresh()
    assert not reader.refresh()
    assert reader.documents == 20
    assert reader.generation > before


def test_a_failed_rebuild_changes_nothing(tmp_path: Path) -> None:
    rebuild(tmp_path, generated(5))
    with pytest.raises(ZeroDivisionError):
        rebuild(tmp_path, (row(1 // (2 - id_)) for id_ in range(9)))
    assert open_reader(tmp_path).documents == 5
    open_writer(tmp_path).close()


def test_only_one_writes(tmp_path: Path) -> None:
    writer = open_writer(tmp_path)
    with pytest.raises(BusyError):
        open_writer(tmp_path)
    with pytest.raises(BusyError):
        rebuild(tmp_path, [])
    writer.close()
    open_writer(tmp_path).close()


def test_a_reader_may_come_before_the_index(tmp_path: Path) -> None:
    reader = open_reader(tmp_path / "index")
    assert (reader.documents, reader.generation, reader.refresh()) == (0, 0, False)
    assert reader.search(ask("gì")).total == 0
    writer = open_writer(tmp_path / "index")
    writer.apply([row(1, "gì đó")], [])
    assert reader.refresh()
    assert reader.search(ask("gì")).total == 1
    writer.close()


@pytest.mark.parametrize("pattern", ["*.seg", "*.toc"])
def test_a_damaged_index_says_what_to_do(tmp_path: Path, pattern: str) -> None:
    rebuild(tmp_path, generated(5))
    (damaged,) = tmp_path.rglob(pattern)
    damaged.write_bytes(b"\0" * damaged.stat().st_size)
    with pytest.raises(SearchError) as raised:
        open_reader(tmp_path).search(ask("quyet"))
    assert "rebuild" in raised.value.hint
    assert rebuild(tmp_path, generated(5)) == 5
    assert open_reader(tmp_path).documents == 5
