"""Every format: the product's own readers find the paper's words and the file's properties."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from indexer.extract import Limits, Readers
from indexer.model.reading import Place, Reading, Reason, Refusal
from indexer.sample.writers import WRITERS, broken_docx, docx_in_font, encrypted_docx, thumbs_db, zip_of
from tests.sample.written import ABOUT, AT, PAPER

OFFICE_FILES = ("doc", "docx", "dotx", "ods", "odt", "pptx", "xls", "xlsx")
TEXTS = ("csv", "eml", "html", "md", "txt")
VIETNAM = timedelta(hours=7)

Read = Callable[[str, bytes], Reading | Refusal]


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(Limits(max_file_bytes=5 << 20, seconds=60, memory_bytes=1 << 30), workers=1) as pool:
        yield pool


@pytest.fixture
def read(readers: Readers, tmp_path: Path) -> Read:
    def reading(name: str, data: bytes) -> Reading | Refusal:
        file = tmp_path / name
        file.write_bytes(data)
        found = readers.read(bytes(file), name=name).result().reading
        assert found is not None
        return found

    return reading


def written(read: Read, ending: str, data: bytes | None = None) -> Reading:
    found = read(f"giay.{ending}", WRITERS[ending](PAPER, ABOUT) if data is None else data)
    assert isinstance(found, Reading), found
    return found


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_every_word_of_the_paper_is_read_with_its_marks(read: Read, ending: str) -> None:
    found = written(read, ending)
    text = one_line(found.text())
    assert found.type == ending
    assert [line for line in (PAPER.subject, *PAPER.paragraphs) if one_line(line) not in text] == []


@pytest.mark.parametrize("ending", ["doc", "docx", "html", "odt", "pdf", "rtf", "txt"])
def test_an_official_paper_has_its_whole_layout(read: Read, ending: str) -> None:
    text = one_line(written(read, ending).text())
    wanted = (
        PAPER.parent,
        PAPER.issuer,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {PAPER.number}",
        PAPER.place_date,
        "QUYẾT ĐỊNH",
        "Kính gửi: Ủy ban nhân dân tỉnh",
        "Nơi nhận:",
        "KT. GIÁM ĐỐC",
        PAPER.signer,
    )
    assert [line for line in wanted if line not in text] == []


def test_a_letter_has_its_subject_under_the_number(read: Read) -> None:
    letter = replace(PAPER, kind="", number="9/STC-QLNS", secrecy="MẬT")
    for ending in ("doc", "docx", "odt", "pdf", "rtf", "txt"):
        text = one_line(written(read, ending, WRITERS[ending](letter, ABOUT)).text())
        assert "V/v phê duyệt quyết toán" in text, ending
        assert "MẬT" in text, ending


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_a_note_without_issuer_has_no_letterhead(read: Read, ending: str) -> None:
    note = replace(
        PAPER,
        kind="",
        issuer="",
        parent="",
        addressees=(),
        recipients=(),
        capacity="",
        position="",
        signer="",
        table=(),
    )
    text = one_line(written(read, ending, WRITERS[ending](note, ABOUT)).text())
    assert PAPER.subject in text
    assert "CỘNG HÒA" not in text


@pytest.mark.parametrize("ending", OFFICE_FILES)
def test_an_office_file_says_who_wrote_it_and_when(read: Read, ending: str) -> None:
    properties = written(read, ending).properties
    assert properties.title == PAPER.subject
    assert (properties.creator, properties.last_modified_by) == (ABOUT.creator, ABOUT.last_modified_by)
    assert (properties.created_at, properties.modified_at) == (ABOUT.created, ABOUT.modified)
    assert properties.revision == ABOUT.revision


def test_a_pdf_says_who_wrote_it_and_when(read: Read) -> None:
    properties = written(read, "pdf").properties
    assert (properties.title, properties.creator) == (PAPER.subject, ABOUT.creator)
    assert (properties.created_at, properties.modified_at) == (ABOUT.created, ABOUT.modified)


def test_rich_text_keeps_local_time_without_a_zone(read: Read) -> None:
    properties = written(read, "rtf").properties
    assert (properties.title, properties.creator) == (PAPER.subject, ABOUT.creator)
    assert properties.last_modified_by == ABOUT.last_modified_by
    assert properties.modified_at == ABOUT.modified + VIETNAM


@pytest.mark.parametrize("ending", ["docx", "dotx"])
def test_comments_insertions_and_the_footnote_are_what_they_are(read: Read, ending: str) -> None:
    found = written(read, ending)
    assert {(mark.kind, mark.author, mark.at) for mark in found.marks} == {  # as Word: by the clock on the wall
        ("commented", "Lê Ổn", AT + VIETNAM),
        ("inserted", "Vũ Hạnh", AT + VIETNAM),
    }
    assert [part.text for part in found.parts if part.place is Place.NOTE] == [PAPER.footnote]
    assert [part.text for part in found.parts if part.place is Place.COMMENT] == ["Xem lại số liệu"]
    assert "Bổ sung ý kiến của Thanh tra." in found.text()


@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_notes_stand_on_a_hidden_sheet(read: Read, ending: str) -> None:
    found = written(read, ending)
    assert [part.label for part in found.parts] == ["Tổng hợp", "Thuyết minh", "Ghi chú nội bộ"]
    assert "hidden_sheets" in found.notes
    assert "1083000000" in found.parts[0].text  # the sum as it was last computed


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_paper_in_an_old_font_is_read_as_the_same_paper(read: Read, encoding: str) -> None:
    data = docx_in_font(PAPER, ABOUT, encoding=encoding)
    found = written(read, "docx", data)
    assert f"legacy:{encoding}" in found.notes
    assert PAPER.subject in found.text()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found.text()
    assert found.properties.creator == ABOUT.creator


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (broken_docx(WRITERS["docx"](PAPER, ABOUT)), Reason.DAMAGED),
        (encrypted_docx(), Reason.ENCRYPTED),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(read: Read, data: bytes, reason: Reason) -> None:
    found = read("giay.docx", data)
    assert isinstance(found, Refusal)
    assert found.reason is reason


def test_a_thumbnail_cache_has_no_text(read: Read) -> None:
    found = read("Thumbs.db", thumbs_db())
    assert isinstance(found, Reading)
    assert found.text() == ""


def test_a_zipped_paper_is_found_in_its_archive(read: Read) -> None:
    data = zip_of((("Báo cáo.docx", WRITERS["docx"](PAPER, ABOUT)),), ABOUT.modified)
    found = read("nen.zip", data)
    assert isinstance(found, Reading)
    assert PAPER.subject in found.text()
    assert any("Báo cáo.docx" in part.label for part in found.parts)


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_the_same_paper_gives_the_same_bytes(ending: str) -> None:
    assert WRITERS[ending](PAPER, ABOUT) == WRITERS[ending](PAPER, ABOUT)
