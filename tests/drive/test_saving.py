from pathlib import Path

from indexer.drive.saving import is_half, temporaries, unsettled
from indexer.model.entry import Change, ChangeKind, Entry

SECOND = 10**9
NOW = 1_800_000_000 * SECOND
GONE = Change(ChangeKind.REMOVED, b"A/to.docx")


def new(size: int, age: float) -> Change:
    at = NOW - int(age * SECOND)
    return Change(ChangeKind.ADDED, b"A/to.docx", Entry(size, at, at, 1))


def test_a_document_that_vanished_beside_a_fresh_temporary_file_is_being_saved() -> None:
    assert is_half(GONE, {b"5A3C1F20": NOW - 2 * SECOND}, NOW)
    assert not is_half(GONE, {b"5A3C1F20": NOW - 60 * SECOND}, NOW), "left by a save that failed"
    assert not is_half(GONE, {}, NOW)


def test_an_empty_file_is_granted_a_moment_and_a_download_as_long_as_it_takes() -> None:
    assert is_half(new(0, age=1), {}, NOW)
    assert not is_half(new(0, age=5), {}, NOW)
    assert is_half(new(0, age=500), {b"Xy3abc.pdf.part": NOW - SECOND}, NOW)
    assert not is_half(new(1, age=0), {b"Xy3abc.pdf.part": NOW}, NOW)


def test_the_drive_is_asked_what_lies_beside(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    for name in ("~WRD0001.tmp", "~WRL0002.tmp", "~$to.docx", "khac.docx"):
        (tmp_path / "A" / name).write_text("x")
    assert set(temporaries(tmp_path, b"A")) == {b"~WRD0001.tmp"}
    assert temporaries(tmp_path, b"B") == {}
    now_ns = (tmp_path / "A/~WRD0001.tmp").stat().st_ctime_ns
    assert unsettled(tmp_path, [GONE, new(1, age=9)], now_ns) == {GONE.path}


def test_a_whole_folder_that_was_deleted_is_no_save(tmp_path: Path) -> None:
    (tmp_path / "~WRD0001.tmp").write_text("x")
    gone = [Change(ChangeKind.REMOVED, b"%d.docx" % number) for number in range(60)]
    assert unsettled(tmp_path, gone, (tmp_path / "~WRD0001.tmp").stat().st_ctime_ns) == frozenset()
