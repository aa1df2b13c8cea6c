import struct
import zipfile

import pytest

from indexer.errors import RefusedError
from indexer.extract.package import MAX_MEMBERS, Package, resolved
from indexer.model.reading import Place, Reason
from tests.extract.conftest import Read, Refuse
from tests.extract.office import docx, packed, paragraph


def test_a_part_that_inflates_beyond_reason_is_a_bomb_and_not_inflated(refuse: Refuse) -> None:
    bomb = docx("", extra={"word/document.xml": b"<a>" + b" " * (30 << 20) + b"</a>"})
    assert len(bomb) < 100_000
    assert refuse("a.docx", bomb).reason is Reason.BOMB


def test_a_part_of_300_mb_is_refused_whatever_its_ratio() -> None:
    info = zipfile.ZipInfo("a")
    info.file_size, info.compress_size = 300 << 20, 299 << 20
    package = Package(packed({"a": "x"}))
    package._names["a"] = info
    with pytest.raises(RefusedError) as caught:
        package.read("a")
    assert caught.value.reason is Reason.BOMB


def test_members_that_share_their_bytes_are_a_bomb(refuse: Refuse) -> None:
    raw = packed({"a": bytes(100_000)})
    end = raw.rindex(b"PK\5\6")
    size, offset = struct.unpack_from("<II", raw, end + 12)
    directory = raw[offset : offset + size] * 50
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 50, 50, len(directory), offset, 0)
    assert refuse("a.zip", raw[:offset] + directory + tail).reason is Reason.BOMB


def test_too_many_members_are_refused_before_the_directory_is_read(refuse: Refuse) -> None:
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, MAX_MEMBERS + 1, MAX_MEMBERS + 1, 0, 0, 0)
    assert refuse("a.zip", b"PK\3\4" + bytes(100) + tail).reason is Reason.TOO_LARGE


def test_one_part_of_a_split_archive_is_unsupported(refuse: Refuse) -> None:
    raw = bytearray(packed({"a": "x"}))
    struct.pack_into("<H", raw, raw.rindex(b"PK\5\6") + 4, 1)
    assert refuse("a.zip", bytes(raw)).reason is Reason.UNSUPPORTED


def test_names_ignore_case_and_the_direction_of_slashes() -> None:
    package = Package(packed({"Word\\Document.xml": "x"}))
    assert "word/document.xml" in package
    assert package.read("WORD/document.XML") == b"x"


@pytest.mark.parametrize(
    ("base", "target", "member"),
    [("word/document.xml", "media/a.png", "word/media/a.png"), ("xl/w.xml", "/xl/s.xml", "xl/s.xml"), ("", "a", "a")],
)
def test_targets_of_relations(base: str, target: str, member: str) -> None:
    assert resolved(base, target) == member


def test_an_archive_gives_names_and_text_one_level_deep(read: Read) -> None:
    inner = packed({"sâu.txt": "không đọc"})
    archive = packed({"Quyết định.docx": docx(paragraph("nội dung")), "hỏng.docx": b"PK\3\4x", "trong.zip": inner})
    reading = read("hồ sơ.zip", archive)
    assert {part.label: part.text for part in reading.parts if part.place is Place.MEMBER} == {
        "Quyết định.docx": "Quyết định.docx\nnội dung",
        "hỏng.docx": "hỏng.docx",
        "trong.zip": "trong.zip",
    }
    assert reading.notes == ("member:damaged",)


def test_entities_stay_unexpanded_and_outside_files_unread(read: Read) -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'lol'><!ENTITY c '&b;&b;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    assert read("a.xml", f"<?xml version='1.0'?>{bomb}<a>trước &c; &f; sau</a>".encode()).text().split() == [
        "trước",
        "sau",
    ]


def test_markup_nested_beyond_reason_is_a_bomb(refuse: Refuse) -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert refuse("a.docx", docx("", extra={"word/document.xml": deep})).reason is Reason.BOMB
