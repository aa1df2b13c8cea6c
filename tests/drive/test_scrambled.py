import io
import os
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.drive.scrambled import head, is_disguised, is_scrambled, suspicious
from indexer.model.entry import Change, ChangeKind, Entry

ENTRY = Entry(9000, 1, 1, 1)


def renamed(source: str, target: str) -> Change:
    return Change(ChangeKind.MOVED, target.encode(), ENTRY, source.encode())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("A/to trinh.docx", "A/to trinh.docx.locked"),
        ("A/to trinh.docx", "A/to trinh.docx.[who@where.xyz].id-77AF"),
        ("bang.xlsx", "8f2ac1.lockbit"),
        ("quet.pdf", "quet.k7f3a9"),
    ],
)
def test_a_document_with_an_ending_that_no_program_has_is_disguised(source: str, target: str) -> None:
    assert is_disguised(renamed(source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("A/to trinh.docx", "B/to trinh.docx"),
        ("to trinh.doc", "to trinh.docx"),
        ("to trinh.docx", "2026_to trinh.docx"),
        ("to trinh.docx", "to trinh.docx.old"),
        ("to trinh.docx", "to trinh"),
        ("to trinh.docx", "to trinh 12.2024"),
        ("to trinh.docx", "to trinh.ban cuoi cung"),
        ("to trinh.docx", "to trinh.docx.zip"),
        ("ban ve.xyz1", "ban ve.xyz2"),
    ],
)
def test_what_people_and_programs_rename_is_not(source: str, target: str) -> None:
    assert not is_disguised(renamed(source, target))


def test_random_bytes_are_scrambled_and_nothing_else_is(tmp_path: Path) -> None:
    office = io.BytesIO()
    document = NewDocument()
    document.add_paragraph("Tờ trình về việc giao dự toán")
    document.save(office)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", os.urandom(9000))
    text = "Cộng hòa xã hội chủ nghĩa Việt Nam. " * 200
    harmless = [
        *(office.getvalue(), packed.getvalue(), text.encode(), text.encode("utf-16"), text.encode("utf-8")[:300]),
        *(b"", b"\0" * 9000, b"%PDF-1.7\n" + os.urandom(9000), b"\xd0\xcf\x11\xe0" + os.urandom(9000), os.urandom(100)),
        bytes(range(256)) * 2 + b"abc" * 2000,
    ]
    assert [start[:20] for start in harmless if is_scrambled(start[:4096])] == []
    assert all(is_scrambled(os.urandom(size)) for size in (256, 512, 1024, 4096) for _ in range(50))
    assert is_scrambled(zlib.compress(os.urandom(5000))[:4096]), "nobody names that a document"


def test_only_changed_documents_are_opened(tmp_path: Path) -> None:
    for name in ("a.docx", "b.dat", "c.docx.locked", "d.docx"):
        (tmp_path / name).write_bytes(os.urandom(5000))
    (tmp_path / "e.docx").symlink_to(tmp_path / "a.docx")
    changes = [
        Change(ChangeKind.MODIFIED, b"a.docx", ENTRY),
        Change(ChangeKind.MODIFIED, b"b.dat", ENTRY),
        Change(ChangeKind.ADDED, b"c.docx.locked", ENTRY),
        Change(ChangeKind.ADDED, b"d.docx", ENTRY),
        Change(ChangeKind.MODIFIED, b"e.docx", ENTRY),
        Change(ChangeKind.REMOVED, b"a.docx"),
    ]
    assert suspicious(tmp_path, changes) == {b"a.docx", b"c.docx.locked"}
    assert head(tmp_path, b"e.docx") == b"" == head(tmp_path, b"gone.docx")


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.docx")
    assert head(tmp_path, b"p.docx") == b""
