"""What the ledger says of a save: files on a real folder, saved by copying, by hand and by a real LibreOffice."""

import io
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

from indexer.model.event import Action, Event, Extent, Nature
from tests.pipeline.saves import SOFFICE, Office
from tests.pipeline.test_witnessing import Desk

WORDS = "Sở Tài chính báo cáo kết quả thực hiện dự toán ngân sách quý một năm nay của các đơn vị trực thuộc như sau"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.crew.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    if not SOFFICE:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def papers(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "báo cáo.docx").write_bytes(letter())
    book = openpyxl.Workbook()
    for row in range(8):
        book.active.append([f"Việc {row}", row * 10, f"Phòng {row % 3}"])
    book.save(folder / "bảng.xlsx")
    office.convert(folder / "báo cáo.docx", "odt")
    office.convert(folder / "bảng.xlsx", "ods")
    return folder


@cache  # a package holds the time of its making
def letter(*, author: str = "An", words: str = WORDS) -> bytes:
    made = docx.Document()
    made.core_properties.author = author
    made.core_properties.last_modified_by = author
    made.core_properties.modified = datetime(2026, 3, 5, len(author), tzinfo=UTC)
    made.add_heading("Báo cáo", 1)
    made.add_paragraph(words).add_run(" rất tốt").bold = True
    made.add_paragraph("mục một", style="List Bullet")
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def put(desk: Desk, name: str, data: bytes) -> Event:
    (desk.drive / name).write_bytes(data)
    [event] = desk.look(name)
    return event


@pytest.mark.parametrize(
    ("name", "deed", "words", "nature"),
    [
        ("báo cáo.docx", "", "", Nature.RESAVED),
        ("báo cáo.odt", "", "", Nature.RESAVED),
        ("bảng.xlsx", "", "", Nature.RESAVED),
        ("bảng.ods", "", "", Nature.RESAVED),
        ("báo cáo.docx", "title", "Báo cáo quý", Nature.RESAVED),
        ("báo cáo.docx", "bold", "thực hiện", Nature.FORMATTED),
        ("báo cáo.odt", "bold", "thực hiện", Nature.FORMATTED),
        ("bảng.xlsx", "bold cell", "", Nature.FORMATTED),
        ("bảng.ods", "bold cell", "", Nature.FORMATTED),
        ("báo cáo.docx", "comment", "xem lại số", Nature.REMARKED),
        ("báo cáo.odt", "comment", "xem lại số", Nature.REMARKED),
    ],
)
def test_saves_of_libreoffice_that_write_nothing(
    desk: Desk, office: Office, papers: Path, name: str, deed: str, words: str, nature: Nature
) -> None:
    put(desk, name, (papers / name).read_bytes())
    office.save(desk.drive / name, deed, words)
    [event] = desk.look(name)
    assert (event.action, event.nature) == (Action.MODIFIED, nature)
    if deed == "comment":
        [mark] = [one for one in event.evidence if one.source.startswith("mark.")]
        assert (mark.source, mark.value, mark.detail) == ("mark.commented", "Le Van Binh", "3 words")


@pytest.mark.parametrize("name", ["báo cáo.docx", "báo cáo.odt", "bảng.xlsx", "bảng.ods"])
def test_opened_and_saved_again_and_again(desk: Desk, office: Office, papers: Path, name: str) -> None:
    put(desk, name, (papers / name).read_bytes())
    for _ in range(2):
        office.save(desk.drive / name)
        [event] = desk.look(name)
        assert event.nature is Nature.RESAVED


@pytest.mark.parametrize(
    ("name", "deed", "added", "extent"),
    [
        ("báo cáo.docx", "append", 3, Extent(words_moved=0)),
        ("báo cáo.odt", "track", 3, Extent(words_moved=0)),
        ("báo cáo.docx", "track", 3, Extent(words_moved=0)),
        ("bảng.xlsx", "cell", 3, Extent(words_moved=0, cells=1)),
        ("bảng.ods", "row", 3, Extent(words_moved=0, cells=1)),
    ],
)
def test_saves_of_libreoffice_that_write_something(
    desk: Desk, office: Office, papers: Path, name: str, deed: str, added: int, extent: Extent
) -> None:
    put(desk, name, (papers / name).read_bytes())
    office.save(desk.drive / name, deed, " thêm ba từ")
    [event] = desk.look(name)
    assert (event.nature, event.words_added, event.extent) == (Nature.EDITED, added, extent)
    marks = [(one.source, one.detail, one.at is not None) for one in event.evidence if one.source.startswith("mark.")]
    assert marks == ([("mark.inserted", "3 words", True)] if deed == "track" else [])


def test_a_new_file_brings_its_words_and_a_copy_of_it_none(desk: Desk) -> None:
    made = put(desk, "a.docx", letter())
    assert (made.nature, made.words_added, made.words_removed) == (Nature.EDITED, 31, 0)
    copied = put(desk, "b.docx", letter())
    assert (copied.nature, copied.words_added, copied.source_path) == (Nature.COPIED, None, "a.docx")


def test_the_same_text_with_other_properties_is_a_copy(desk: Desk) -> None:
    put(desk, "a.docx", letter())
    assert put(desk, "b.docx", letter(author="Bình")).nature is Nature.COPIED
    assert put(desk, "c.docx", letter(words=f"{WORDS} và nữa")).nature is Nature.EDITED
    put(desk, "ngắn.txt", b"kh\xc3\xb4ng")
    assert put(desk, "ngắn 2.txt", b"kh\xc3\xb4ng ").nature is Nature.EDITED  # too little to be called the same


def test_a_copy_that_is_seen_before_its_original_is_not_the_original(desk: Desk) -> None:
    (desk.drive / "a.docx").write_bytes(letter())
    shutil.copyfile(desk.drive / "a.docx", desk.drive / "b.docx")
    desk.look("b.docx")
    [original] = desk.look("a.docx")
    assert (original.nature, original.source_path) == (Nature.EDITED, None)


def test_what_lay_on_the_drive_before_is_no_new_work(desk: Desk) -> None:
    put(desk, "a.docx", letter())
    (desk.drive / "a.docx").unlink()
    desk.look("a.docx")
    assert put(desk, "khác.docx", letter()).nature is Nature.COPIED
    brought_back = put(desk, "a.docx", letter())
    assert (brought_back.action, brought_back.nature) == (Action.RESTORED, Nature.UNKNOWN)


def test_a_copy_put_over_another_file_wrote_nothing(desk: Desk) -> None:
    put(desk, "mẫu.docx", letter())
    put(desk, "bản.docx", letter(words=f"{WORDS} đã sửa"))
    assert put(desk, "bản.docx", letter()).nature is Nature.COPIED


def test_an_edit_that_somebody_copied_at_once_stays_an_edit(desk: Desk) -> None:
    put(desk, "a.docx", letter())
    (desk.drive / "a.docx").write_bytes(letter(words=f"{WORDS} đã sửa"))
    shutil.copyfile(desk.drive / "a.docx", desk.drive / "b.docx")
    desk.look("b.docx")
    [edit] = desk.look("a.docx")
    assert (edit.nature, edit.words_added) == (Nature.EDITED, 2)


def test_what_cannot_be_read_cannot_be_told(desk: Desk) -> None:
    assert put(desk, "bản vẽ.dwg", b"AC1032 \x00\x01").nature is Nature.UNKNOWN
    assert put(desk, "bản vẽ.dwg", b"AC1032 \x00\x02").nature is Nature.UNKNOWN
    put(desk, "a.docx", letter())
    broken = put(desk, "a.docx", letter()[:2000])
    assert (broken.nature, broken.words_added) == (Nature.UNKNOWN, None)
    assert put(desk, "a.docx", letter()).nature is Nature.UNKNOWN


def test_nothing_is_kept_of_a_secret_document(desk: Desk) -> None:
    event = put(desk, "a.docx", letter())
    assert desk.catalogue.imprints.of(event.document) is not None
    secret = put(desk, "a.docx", letter(words=f"MẬT\n{WORDS}"))
    assert desk.catalogue.documents.get(secret.document).failure == "secret"  # type: ignore[union-attr]
    assert desk.catalogue.imprints.of(event.document) is None
    assert secret.nature is Nature.UNKNOWN
