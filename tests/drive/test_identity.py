import sys
from pathlib import Path

import pytest

from indexer.drive.identity import handle

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="handles are Linux's")


def raw(path: Path) -> bytes:
    return str(path).encode()


def test_a_rename_keeps_the_handle(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    first = handle(raw(tmp_path / "a"))
    (tmp_path / "a").rename(tmp_path / "b")
    assert first and handle(raw(tmp_path / "b")) == first


def test_two_files_never_share_one_even_if_the_inode_is_used_again(tmp_path: Path) -> None:
    seen = set()
    for _ in range(20):
        (tmp_path / "a").write_text("1")
        seen.add(handle(raw(tmp_path / "a")))
        (tmp_path / "a").unlink()
    assert len(seen) == 20


def test_a_link_is_not_followed_and_nothing_there_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "link").symlink_to("a")
    assert handle(raw(tmp_path / "link")) != handle(raw(tmp_path / "a"))
    assert handle(raw(tmp_path / "none")) == b""
