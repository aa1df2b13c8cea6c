"""Documents as LibreOffice writes them: Word 97, Excel 97, OpenDocument, RTF, locked PDF, made from our own sources."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.model.reading import Place, Reason
from tests.extract.conftest import Read, Refuse, texts
from tests.extract.office import docx, paragraph
from tests.extract.test_sheets import workbook

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(not SOFFICE, reason="LibreOffice (soffice) is not on this machine")

CHANGE = 'w:author="An" w:date="2026-03-05T08:00:00Z"'
BODY = (
    paragraph("Quyết định về việc phê duyệt dự toán")
    + f"<w:p><w:r><w:t>giữ</w:t></w:r><w:ins {CHANGE}><w:r><w:t xml:space='preserve'> thêm vào</w:t></w:r></w:ins>"
    + f"<w:del {CHANGE}><w:r><w:delText>bỏ đi hẳn</w:delText></w:r></w:del></w:p>"
    + f"<w:tbl><w:tr><w:tc>{paragraph('ô một')}</w:tc><w:tc>{paragraph('ô hai')}</w:tc></w:tr></w:tbl>"
    + paragraph("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp Tù do H¹nh phóc", ".VnTime")
    + '<w:p><w:r><w:t>có chú thích</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
)
NOTE = f'<w:footnote w:id="2">{paragraph("chú thích cuối trang")}</w:footnote>'
LOCKED = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"x"}}'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("soffice")
    (folder / "van-ban.docx").write_bytes(docx(BODY, {"footnotes": NOTE}))
    (folder / "bang.xlsx").write_bytes(workbook())
    convert(folder, "van-ban.docx", "doc")
    convert(folder, "van-ban.docx", "odt")
    convert(folder, "van-ban.docx", "fodt")
    convert(folder, "van-ban.docx", "rtf")
    convert(folder, "van-ban.docx", LOCKED)
    convert(folder, "bang.xlsx", "xls")
    convert(folder, "bang.xlsx", "ods")
    yield folder


def convert(folder: Path, name: str, to: str) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


@pytest.mark.parametrize("kind", ["doc", "odt", "fodt", "rtf"])
def test_text_documents(made: Path, read: Read, kind: str) -> None:
    reading = read(f"van-ban.{kind}", (made / f"van-ban.{kind}").read_bytes())
    text = reading.text()
    assert reading.type == kind
    assert text.startswith("Quyết định về việc phê duyệt dự toán\ngiữ thêm vào\n")
    assert "bỏ đi hẳn" not in text
    assert "ô một\tô hai" in text
    assert "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập Tự do Hạnh phúc" in text
    assert [note.strip() for note in texts(reading, Place.NOTE)] == ["chú thích cuối trang"]
    assert "legacy:tcvn3" in reading.notes


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_tracked_changes_keep_their_authors(made: Path, read: Read, kind: str) -> None:
    marks = read(f"van-ban.{kind}", (made / f"van-ban.{kind}").read_bytes()).marks
    assert {(mark.kind, mark.author, mark.words) for mark in marks} == {("inserted", "An", 2), ("deleted", "An", 3)}
    assert all(mark.at and mark.at.date().isoformat() == "2026-03-05" for mark in marks)


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_workbooks(made: Path, read: Read, kind: str) -> None:
    reading = read(f"bang.{kind}", (made / f"bang.{kind}").read_bytes())
    assert reading.type == kind
    assert [part.text for part in reading.parts if part.place is Place.SHEET] == [
        "Tổng hợp\nĐơn vị\tSố liệu\tNgày\nPhòng Ngân sách\t1234567.5\t05/03/2026\nPhòng Giá\t15",
        "Nháp\nsố cũ",
    ]
    assert "kiểm tra lại số" in "\n".join(texts(reading, Place.COMMENT))
    assert "hidden_sheets" in reading.notes


def test_a_pdf_behind_a_password_is_encrypted(made: Path, refuse: Refuse) -> None:
    assert refuse("van-ban.pdf", (made / "van-ban.pdf").read_bytes()).reason is Reason.ENCRYPTED
