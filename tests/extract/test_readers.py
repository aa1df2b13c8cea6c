"""The pool: hostile files, dying children, closing. Everything is real; nothing is waited for longer than it takes."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from indexer.extract import Limits, Readers
from indexer.model.reading import Reading, Reason, Refusal
from tests.extract.office import docx, paragraph

HANGS = ("<html><body>" + "<b><div>" * 150_000).encode()  # the HTML parser needs hours for it
NO_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the kernel bounds this on Linux only")


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def outcome(readers: Readers, path: Path, **more: bytes):  # type: ignore[no-untyped-def]
    return readers.read(os.fsencode(path), name=path.name, **more).result(60)


def children() -> set[int]:
    return {pid for pid in _children_of(os.getpid()) if _is_worker(pid)}


def _children_of(parent: int) -> list[int]:
    """Of all its threads: a process belongs to the thread that started it."""
    listed = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for path in listed for pid in path.read_text().split()]


def _is_worker(pid: int) -> bool:
    try:
        return b"indexer.extract.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_a_document_is_read_and_its_hash_spares_the_next_reading(readers: Readers, tmp_path: Path) -> None:
    path = put(tmp_path, "Công văn.docx", docx(paragraph("Kính gửi")))
    first = outcome(readers, path)
    assert isinstance(first.reading, Reading)
    assert (first.reading.type, first.reading.text(), len(first.hash)) == ("docx", "Kính gửi", 16)
    again = outcome(readers, path, known_hash=first.hash)
    assert (again.hash, again.reading) == (first.hash, None)
    path.write_bytes(docx(paragraph("Kính gửi các phòng")))
    changed = outcome(readers, path, known_hash=first.hash)
    assert changed.hash != first.hash
    assert changed.reading.text() == "Kính gửi các phòng"


def test_what_cannot_be_read_is_refused_with_its_reason(readers: Readers, tmp_path: Path) -> None:
    missing = outcome(readers, tmp_path / "không có.docx")
    assert (missing.hash, missing.reading.reason) == (b"", Reason.VANISHED)
    broken = outcome(readers, put(tmp_path, "hỏng.docx", b"PK\3\4x"))
    assert (broken.reading.reason, len(broken.hash)) == (Reason.DAMAGED, 16)
    large = outcome(readers, put(tmp_path, "lớn.txt", b"a" * (6 << 20)))
    assert (large.hash, large.reading.reason) == (b"", Reason.TOO_LARGE)


def test_a_large_film_is_known_by_its_name_and_no_failure(readers: Readers, tmp_path: Path) -> None:
    film = outcome(readers, put(tmp_path, "họp.mp4", b"\0\0\0\x18ftypmp42" + bytes(6 << 20)))
    assert (film.reading.type, film.reading.is_name_only) == ("mp4", True)


def test_a_file_that_hangs_is_too_slow_and_the_next_is_read(tmp_path: Path) -> None:
    slow, good = put(tmp_path, "a.html", HANGS), put(tmp_path, "b.txt", b"sau")
    with Readers(Limits(seconds=2), workers=1) as readers:
        waiting = [readers.read(os.fsencode(path), name=path.name) for path in (slow, good)]
        refused, read = (future.result(60).reading for future in waiting)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.TOO_SLOW
    assert read.text() == "sau"


@NO_LINUX
def test_a_file_that_eats_memory_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    dice = random.Random(7)
    body = "".join(f"<w:p><w:r><w:t>{dice.getrandbits(64):x}</w:t></w:r></w:p>" for _ in range(400_000))
    hungry, good = put(tmp_path, "a.docx", docx(body)), put(tmp_path, "b.txt", b"sau")
    with Readers(Limits(seconds=60, memory_bytes=200 << 20), workers=1) as readers:
        first, second = outcome(readers, hungry), outcome(readers, good)
    assert first.reading.reason is Reason.TOO_MUCH_MEMORY
    assert second.reading.text() == "sau"


@NO_LINUX
def test_a_child_killed_from_outside_costs_nothing_but_a_new_child(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", b"x")
    before = children()
    with Readers(Limits(), workers=1) as readers:
        outcome(readers, path)
        (worker,) = children() - before
        os.kill(worker, signal.SIGKILL)
        assert outcome(readers, path).reading.text() == "x"


def test_urgent_files_go_before_the_backlog(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", b"x")
    order: list[str] = []
    with Readers(Limits(), workers=1) as readers:
        backlog = [readers.read(os.fsencode(path), name="a.txt") for _ in range(50)]
        fresh = readers.read(os.fsencode(path), name="a.txt", urgent=True)
        backlog[-1].add_done_callback(lambda _: order.append("backlog"))
        fresh.add_done_callback(lambda _: order.append("fresh"))
        backlog[-1].result(60)
        fresh.result(60)
        time.sleep(0.05)  # callbacks run after the result is set
    assert order == ["fresh", "backlog"]


@NO_LINUX
def test_closing_is_quick_cancels_what_waits_and_leaves_no_process(tmp_path: Path) -> None:
    before = children()
    slow = put(tmp_path, "a.html", HANGS)
    readers = Readers(Limits(), workers=2)
    futures = [readers.read(os.fsencode(slow), name="a.html") for _ in range(6)]
    while len(children() - before) < 2:
        time.sleep(0.05)
    time.sleep(0.5)
    begun = time.monotonic()
    readers.close()
    assert time.monotonic() - begun < 20
    assert children() == before
    for future in futures:
        with pytest.raises(CancelledError):
            future.result(5)
    with pytest.raises(CancelledError):
        readers.read(os.fsencode(slow), name="a.html").result(5)


@NO_LINUX
def test_children_die_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    slow = put(tmp_path, "a.html", HANGS)
    script = (
        "import sys, time\nfrom indexer.extract import Limits, Readers\n"
        f"Readers(Limits(), workers=1).read({os.fsencode(slow)!r}, name='a.html')\ntime.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[2])
    try:
        worker = _wait_for_child(parent.pid)
        time.sleep(1)  # into the middle of the file
    finally:
        parent.kill()
        parent.wait()
    end = time.monotonic() + 5
    while _is_worker(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _is_worker(worker)


def _wait_for_child(parent: int) -> int:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        workers = [pid for pid in _children_of(parent) if _is_worker(pid)]
        if workers:
            return workers[0]
        time.sleep(0.05)
    raise AssertionError("no child was started")


def test_libraries_that_read_are_not_loaded_into_the_parent() -> None:
    heavy = {"lxml", "pypdfium2", "olefile", "selectolax", "python_calamine"}
    script = f"import sys, indexer.extract; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True
    )
    assert done.stdout.strip() == "[]"
