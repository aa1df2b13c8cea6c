"""A document with a state-secret mark: nothing of it is left anywhere, and those who answer for it are told."""

import random
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as NewDocument

from indexer.catalogue import open_catalogue
from indexer.catalogue.catalogue import NAME
from indexer.errors import NotVisibleError
from indexer.library import Library
from indexer.model.hit import Ask
from indexer.model.viewer import Viewer
from indexer.service.doctor import examine
from indexer.service.jobs import index
from tests.service.office import Office

WORD = "bồ kết tía"  # stands in no other text
_NOISE = random.Random(1)
LONG = " ".join(str(_NOISE.random()) for _ in range(800))  # takes pages of its own in the catalogue
EXTRA = """
[[drives]]
name = "riêng"
path = "rieng"
readers = ["LD"]

[[units]]
code = "TT"
name = "Thanh tra"
head = "binh.lv"

[[units]]
code = "LD"
name = "Lãnh đạo"
head = "cuc.tv"

[[people]]
login = "an.nt"
name = "Nguyễn Thị An"
unit = "TT"

[[people]]
login = "binh.lv"
name = "Lê Văn Bình"
unit = "TT"

[[people]]
login = "cuc.tv"
name = "Trần Văn Cúc"
unit = "LD"
"""


def write(file: Path, *lines: str) -> None:
    document = NewDocument()
    for line in lines:
        document.add_paragraph(line)
    if any(WORD in line for line in lines):
        document.core_properties.title = f"Về {WORD}"
        document.core_properties.subject = WORD
        document.core_properties.keywords = WORD
    document.save(str(file))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    (tmp_path / "rieng").mkdir()
    with Office(tmp_path, extra=EXTRA) as one:
        write(one.drive / "thường.docx", "Báo cáo thường")
        yield one


def left_over(office: Office, *packed: bytes) -> list[str]:
    """The files of the state that still hold a piece of the word, plain or in its index terms, or a packed text."""
    pieces = [*(form.encode() for form in (WORD, "kết tía", "ket tia", "tía")), *packed]
    files = [file for file in office.config.state.path.rglob("*") if file.is_file()]
    return [f"{file.name}: {piece!r}" for file in files for piece in pieces if piece in file.read_bytes()]


def packed_texts(office: Office) -> list[bytes]:
    """A piece of each longer text as the catalogue keeps it."""
    connection = sqlite3.connect(office.config.state.path / NAME)
    try:
        found = connection.execute("SELECT body FROM text UNION SELECT body FROM former_text").fetchall()
    finally:
        connection.close()
    return [body[20:60] for (body,) in found if len(body) > 1000]


def asked(office: Office, login: str | None) -> tuple[Library, Viewer]:
    library = office.library
    return library, library.viewer(login)


def test_a_marked_document_is_found_by_its_name_alone(office: Office) -> None:
    write(office.drive / "kế hoạch.docx", "SỞ TÀI CHÍNH", "TỐI MẬT", f"Nội dung {WORD}")
    with zipfile.ZipFile(office.drive / "gói.zip", "w") as archive:
        archive.writestr("thư.txt", f"UBND TỈNH\nMẬT\nNội dung {WORD}")
    index(office.config)
    assert office.paths("kế hoạch") == {"kế hoạch.docx"}
    assert office.find(f'"{WORD}"') == []
    [hit] = office.find("ten:hoạch")
    assert (hit.snippet, hit.subject, hit.number) == ("", "", "")
    assert left_over(office) == []
    library, admin = asked(office, None)
    assert {(one.path, one.detail) for one in library.secrets(admin)} == {
        ("kế hoạch.docx", "Tối mật"),
        ("gói.zip", "Mật"),
    }


def test_a_mark_that_comes_later_takes_everything_out(office: Office) -> None:
    for n in range(30):
        write(office.drive / f"{n}.docx", f"văn bản số {n}")
    write(office.drive / "kế hoạch.docx", f"Nội dung {WORD}", LONG)
    index(office.config)
    assert office.paths(f'"{WORD}"') == {"kế hoạch.docx"}
    time.sleep(0.02)
    write(office.drive / "kế hoạch.docx", f"Nội dung {WORD} sửa đổi", LONG)
    index(office.config)  # now there is a former text too
    packed = packed_texts(office)
    assert len(packed) == 2
    assert len(left_over(office, *packed)) > 4
    time.sleep(0.02)
    write(office.drive / "kế hoạch.docx", "MẬT", f"Nội dung {WORD}")
    office.library.close()
    index(office.config)
    assert left_over(office, *packed) == []
    catalogue = open_catalogue(office.config.state.path)
    [id] = catalogue.failures.secrets()
    assert (catalogue.documents.text(id), catalogue.versions.of(id)) == ("", ())
    catalogue.close()


def test_a_mark_that_comes_later_takes_out_what_was_offered_from_the_document(office: Office) -> None:
    lines = (
        *("SỞ TÀI CHÍNH", "Số: 45/QĐ-STC", "Tân Lộc, ngày 02 tháng 3 năm 2026", "QUYẾT ĐỊNH", "Về việc giao việc"),
        f"Điều 1. Giao Thanh tra chủ trì rà soát danh mục {WORD} trước ngày 30/4/2026.",
        f"Điều 2. Giao Thanh tra chủ trì lập báo cáo về nguồn gốc {WORD} trước ngày 30/5/2026.",
    )
    write(office.drive / "quyết định.docx", *lines)
    index(office.config)
    library, head = asked(office, "binh.lv")
    first, _ = [card.task.code for card in library.drafts(head)]
    library.refuse_draft(head, first)
    time.sleep(0.02)
    write(office.drive / "quyết định.docx", "MẬT", *lines)
    library.close()
    index(office.config)
    assert left_over(office) == []
    catalogue = open_catalogue(office.config.state.path)
    assert [catalogue.tasks.all(drafts=True, gone=gone) for gone in (False, True)] == [(), ()]
    catalogue.close()


def test_only_those_who_answer_for_a_drive_are_told(office: Office) -> None:
    write(office.drive / "kế hoạch.docx", "MẬT", "Nội dung")
    write(office.drive.parent / "rieng" / "họp.docx", "TUYỆT MẬT", "Nội dung")
    index(office.config)
    everything = {"kế hoạch.docx", "họp.docx"}
    told = {None: everything, "an.nt": set(), "binh.lv": {"kế hoạch.docx"}, "cuc.tv": everything, "*": set()}
    for login, paths in told.items():
        library, viewer = asked(office, login)
        assert {one.path for one in library.secrets(viewer)} == paths, login
        assert {one.path for one in library.failures(viewer)} == paths, login
        status = library.status(viewer)
        assert (status.secrets, status.failures) == (len(paths), len(paths)), login


def test_it_is_not_handed_out(office: Office) -> None:
    write(office.drive / "kế hoạch.docx", "MẬT", "Nội dung")
    index(office.config)
    library, admin = asked(office, None)
    [hit] = library.search(admin, Ask("ten:hoạch")).hits
    with pytest.raises(NotVisibleError):
        library.file(admin, hit.id)


def test_the_doctor_counts_them(office: Office) -> None:
    write(office.drive / "kế hoạch.docx", "MẬT", "Nội dung")
    index(office.config)
    [check] = [one for one in examine(office.config) if one.name == "state secrets"]
    assert check.ok and "1 documents" in check.detail and check.cure


def test_the_mark_taken_off_the_document_is_read_again(office: Office) -> None:
    write(office.drive / "kế hoạch.docx", "MẬT", f"Nội dung {WORD}")
    index(office.config)
    time.sleep(0.02)
    write(office.drive / "kế hoạch.docx", f"Nội dung {WORD}")
    index(office.config)
    assert office.paths(f'"{WORD}"') == {"kế hoạch.docx"}
    library, admin = asked(office, None)
    assert library.secrets(admin) == ()
