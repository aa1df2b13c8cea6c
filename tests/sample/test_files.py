"""The files themselves: every format, each opened by a reader that knows nothing of the sample."""

import re
import zipfile

import olefile
import pypdfium2

from indexer.extract import Limits, Readers
from indexer.model.reading import Reading
from indexer.vietnamese.header import read_header
from indexer.vietnamese.text import fold
from tests.sample.drive import Drive

ZIPPED = ("docx", "xlsx", "pptx", "odt", "ods", "zip")
SPOILT = re.compile(r" (loi|có mật khẩu|mới)(?: \(\d+\))?\.docx$")


def flaw_of(path: str) -> str:
    """What spoils the file, from the end of its name: only Word documents are spoilt."""
    found = SPOILT.search(path)
    return found[1] if found else ""


def test_every_file_opens_as_what_it_is(drive: Drive) -> None:
    for path, file in drive.files.items():
        stem, _, ending = path.rpartition(".")
        if flaw_of(path) or stem.endswith("xuất từ phần mềm"):
            continue
        if ending in ZIPPED:
            with zipfile.ZipFile(file) as archive:
                assert archive.testzip() is None, path
        elif ending in ("doc", "xls"):
            assert olefile.isOleFile(str(file)), path
        elif ending == "pdf":
            document = pypdfium2.PdfDocument(file)
            assert len(document[0].get_textpage().get_text_range()) > 200, path
            document.close()


def test_spoilt_files_are_spoilt(drive: Drive) -> None:
    by_flaw = {
        flaw: [file for path, file in drive.files.items() if flaw_of(path) == flaw]
        for flaw in ("loi", "có mật khẩu", "mới")
    }
    assert all(by_flaw.values())
    assert not any(zipfile.is_zipfile(file) for file in by_flaw["loi"])
    encrypted = olefile.OleFileIO(str(by_flaw["có mật khẩu"][0]))
    assert encrypted.exists("EncryptedPackage")
    encrypted.close()
    assert {file.stat().st_size for file in by_flaw["mới"]} == {0}


def test_lock_files_have_the_lengths_of_their_programs(drive: Drive) -> None:
    owners = list((drive.target / "drive").rglob("~$*"))
    assert [owner.stat().st_size for owner in owners] == [162]
    assert any(file.name[2:] == owners[0].name[2:] for file in owners[0].parent.glob("??*.docx") if file != owners[0])
    (lock,) = (drive.target / "drive").rglob(".~lock.*#")
    login = lock.read_text(encoding="utf-8").split(",")[1]
    assert login in {person["login"] for person in drive.config["people"]}
    assert (lock.parent / lock.name.removeprefix(".~lock.").removesuffix("#")).exists()


def test_headers_read_back_as_the_truth_says(drive: Drive) -> None:
    """The reader is the product's own: sample and product were written apart and must agree on what a header is."""
    official = [path for path, one in drive.truth["documents"].items() if one["kind"]]
    chosen = official[:: max(len(official) // 60, 1)]
    readers = Readers(Limits(), workers=1)
    try:
        readings = {path: readers.read(str(drive.files[path]).encode(), name=path).result().reading for path in chosen}
    finally:
        readers.close()
    for path, reading in readings.items():
        assert isinstance(reading, Reading), path
        told = drive.truth["documents"][path]
        header = read_header(reading.text())
        issued_on = header.issued_on.isoformat() if header.issued_on else None
        assert (header.kind, header.number, issued_on) == (told["kind"], told["number"], told["issued_on"]), path
        assert fold(header.issuer) == fold(told["issuer"]) and fold(header.subject) == fold(told["subject"]), path
