import os
import socket
import unicodedata
from pathlib import Path

import pytest

from indexer.drive.ignore import Ignore
from indexer.drive.scan import Folder, look, walk
from indexer.errors import DriveError
from tests.drive.unprivileged import as_nobody, open_folder


def folders(root: Path, start: bytes = b"") -> dict[bytes, Folder]:
    return {folder.raw: folder for folder in walk(root, start)}


def paths(root: Path, start: bytes = b"") -> set[bytes]:
    return {path for folder in walk(root, start) for path in folder.files}


def test_every_regular_file_with_size_times_and_inode(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "top.txt").write_text("1234")
    (tmp_path / "a/b/deep.docx").write_text("12")
    found = folders(tmp_path)
    assert found.keys() == {b"", b"a", b"a/b"}
    assert found[b""].subfolders == (b"a",)
    seen = (tmp_path / "a/b/deep.docx").stat()
    assert found[b"a/b"].files == {b"a/b/deep.docx": (2, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)}


def test_start_and_depth_can_be_limited(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "x").mkdir()
    assert folders(tmp_path, b"a").keys() == {b"a", b"a/b"}
    assert [folder.raw for folder in walk(tmp_path, recursive=False)] == [b""]


def test_inodes_are_left_out_where_they_mean_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    [folder] = walk(tmp_path, with_inodes=False)
    [stat] = folder.files.values()
    entry = look(tmp_path, b"a", with_inodes=False)
    assert stat[3] == 0
    assert entry and (entry.inode, entry.handle) == (0, b"")


def test_ignored_files_and_folders_are_not_listed(tmp_path: Path) -> None:
    for name in ("~$a.docx", "a.docx", "b.mp4"):
        (tmp_path / name).write_text("1")
    (tmp_path / ".recycle").mkdir()
    [folder] = walk(tmp_path, ignore=Ignore(("*.mp4",)))
    assert set(folder.files) == {b"a.docx"}
    assert folder.subfolders == ()


def test_links_are_neither_followed_nor_listed(tmp_path: Path) -> None:
    root = tmp_path / "drive"
    (root / "a").mkdir(parents=True)
    (tmp_path / "secret").write_text("1")
    (root / "a/loop").symlink_to(root)
    (root / "a/other").symlink_to("../a")
    (root / "out").symlink_to(tmp_path / "secret")
    (root / "gone").symlink_to("nowhere")
    assert paths(root) == set()
    assert folders(root).keys() == {b"", b"a"}
    assert look(root, b"out") is None
    assert folders(root, b"a/loop") == {b"a/loop": Folder(b"a/loop", missing=True)}


def test_a_root_that_is_a_link_is_entered(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a").write_text("1")
    (tmp_path / "root").symlink_to("real")
    assert paths(tmp_path / "root") == {b"a"}


def test_pipes_and_sockets_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        assert paths(tmp_path) == set()
    assert look(tmp_path, b"pipe") is None


def test_names_that_are_not_utf8_and_twins_of_another_form(tmp_path: Path) -> None:
    name = "Báo cáo.docx"
    twins = {unicodedata.normalize(form, name).encode() for form in ("NFC", "NFD")}
    for raw in (*twins, b"r\xe9sum\xe9.doc", b"line\nbreak", b"x" * 255):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text("1")
        assert look(tmp_path, raw)
    assert paths(tmp_path) == twins | {b"r\xe9sum\xe9.doc", b"line\nbreak", b"x" * 255}


def test_what_is_not_there_is_missing_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("1")
    assert list(walk(tmp_path / "none")) == [Folder(b"", missing=True)]
    assert list(walk(tmp_path, b"none")) == [Folder(b"none", missing=True)]
    assert list(walk(tmp_path, b"file")) == [Folder(b"file", missing=True)]
    for raw in (b"none", b"file/below", b"x" * 300, b"nul\0byte"):
        assert look(tmp_path, raw) is None


def test_a_folder_that_vanishes_during_the_walk_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "c").mkdir()
    seen = []
    for folder in walk(tmp_path):
        seen.append((folder.raw, folder.missing))
        if folder.raw == b"a":
            (tmp_path / "a/b").rmdir()
    assert seen == [(b"", False), (b"a", False), (b"a/b", True), (b"c", False)]


def test_what_may_not_be_listed_is_an_error_and_the_walk_goes_on() -> None:
    with open_folder() as root:
        for name in ("closed", "half", "open"):
            (root / name).mkdir()
            (root / name / "a.txt").write_text("1")
        (root / "closed").chmod(0o000)
        (root / "half").chmod(0o744)  # names can be read, files cannot be looked at
        found = as_nobody(lambda: folders(root))
    assert {raw for raw, folder in found.items() if folder.error} == {b"closed", b"half"}
    assert found[b"closed"].error == "Permission denied"
    assert set(found[b"open"].files) == {b"open/a.txt"}
    assert not found[b"half"].files


def test_a_file_that_may_not_be_looked_at_is_not_gone() -> None:
    def try_to_look() -> str:
        with pytest.raises(DriveError) as raised:
            look(root, b"closed/a.txt")
        return raised.value.title

    with open_folder() as root:
        (root / "closed").mkdir(mode=0o700)
        (root / "closed/a.txt").write_text("1")
        assert "closed/a.txt: Permission denied" in as_nobody(try_to_look)
