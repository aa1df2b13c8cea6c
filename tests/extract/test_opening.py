import os
from hashlib import blake2b
from pathlib import Path

import pytest

from indexer.errors import RefusedError
from indexer.extract.opening import content_of
from indexer.model.reading import Reason


def refusal(path: Path, max_bytes: int = 1000) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        content_of(os.fsencode(path), max_bytes)
    return caught.value


def test_content_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "Quyết định.txt"
    path.write_bytes(b"x" * 1000)
    content = content_of(os.fsencode(path), 1000)
    assert (content.data, content.is_whole) == (b"x" * 1000, True)
    assert content.hash == blake2b(b"x" * 1000, digest_size=16).digest()


def test_a_file_over_the_limit_gives_only_its_head(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 1001)
    content = content_of(os.fsencode(path), 1000)
    assert (content.is_whole, content.hash, content.data[:1]) == (False, b"", b"x")


def test_a_sparse_file_of_a_terabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 1 << 40)
    assert not content_of(os.fsencode(path), 1000).is_whole


def test_a_file_without_end_is_bounded() -> None:
    """Files of /proc say they are empty and are not."""
    path = Path("/proc/self/mountinfo")
    if not path.exists() or len(path.read_bytes()) < 50:
        pytest.skip("no /proc here")
    assert not content_of(os.fsencode(path), 49).is_whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_file_and_does_not_hold_us(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert refusal(tmp_path / "a").reason is Reason.NO_ACCESS


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    found = refusal(tmp_path / "b")
    assert (found.reason, found.detail) == (Reason.NO_ACCESS, "a symbolic link")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).reason is Reason.NO_ACCESS


def test_a_file_that_is_gone_has_vanished(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a").reason is Reason.VANISHED


def test_the_access_time_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    os.utime(path, ns=(1_000_000_000, 2_000_000_000_000_000_000))
    content_of(os.fsencode(path), 1000)
    assert path.stat().st_atime_ns == 1_000_000_000


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/c\xf4ng v\xe3n.txt"
    try:
        Path(os.fsdecode(path)).write_text("x")
    except OSError:
        pytest.skip("this file system has only UTF-8 names")
    assert content_of(path, 10).data == b"x"
