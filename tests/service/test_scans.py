"""Scanned documents from the drive to the search: real files, the real Tesseract, the real service parts."""

import ctypes
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from indexer.catalogue import Catalogue, open_catalogue
from indexer.config.load import load
from indexer.config.tree import Config
from indexer.library import open_library
from indexer.model.feed import FeedAsk
from indexer.model.hit import Ask, Hit, Spot
from indexer.model.reading import Place, Reason
from indexer.model.status import Scans
from indexer.service.crew import Crew
from indexer.service.jobs import index
from tests.extract.scans import LETTER, needs_tesseract, page, recall, saved

pytestmark = needs_tesseract
SHORT = "Thông báo tất toán tài khoản, cải tạo đường vào khu sản xuất"  # a whole letter takes Tesseract a second


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "chung").mkdir()
    (tmp_path / "config.toml").write_text('[[drives]]\nname = "chung"\npath = "chung"\n', encoding="utf-8")
    return load(tmp_path / "config.toml")


def put(config: Config, name: str, data: bytes) -> None:
    (config.drives[0].path / name).write_bytes(data)


def found(config: Config, query: str) -> dict[str, Hit]:
    library = open_library(config)
    try:
        return {hit.name: hit for hit in library.search(library.viewer(None), Ask(query)).hits}
    finally:
        library.close()


def scans(config: Config) -> Scans:
    library = open_library(config)
    try:
        return library.status(library.viewer(None)).scans
    finally:
        library.close()


def asked(config: Config, question: Callable[[Catalogue], object]) -> object:
    catalogue = open_catalogue(config.state.path)
    try:
        return question(catalogue)
    finally:
        catalogue.close()


def test_a_scan_is_found_by_its_name_at_once_and_by_its_words_later(config: Config) -> None:
    put(config, "qd 123.pdf", saved([page(), page("Phụ lục kèm theo về kinh phí sửa chữa", speckle=4)], "PDF"))
    put(config, "chup.jpg", saved([page("Biên bản nghiệm thu công trình thủy lợi", speckle=4)], "JPEG"))
    assert index(config, with_scans=False).scanned_pages == 0
    assert found(config, "qd 123")["qd 123.pdf"].notes == ("scanned:1-2",)
    assert found(config, "tất toán tài khoản") == {}
    assert scans(config) == Scans("on", waiting=2, pages=3, pages_read=0)
    events = asked(config, lambda catalogue: catalogue.events.last_id())

    assert index(config).scanned_pages == 3
    hit = found(config, "tất toán tài khoản")["qd 123.pdf"]
    assert (hit.notes, hit.spot, hit.number) == (("ocr:1-2",), Spot(Place.PAGE, "1"), "123/QĐ-UBND")
    assert found(config, "kinh phi sua chua")["qd 123.pdf"].spot == Spot(Place.PAGE, "2")
    assert "chup.jpg" in found(config, "nghiệm thu công trình")
    assert scans(config) == Scans("on", waiting=0, pages=3, pages_read=3)
    assert asked(config, lambda catalogue: catalogue.events.last_id()) == events  # nobody changed anything
    assert index(config).scanned_pages == 0


def test_a_copy_takes_what_was_read(config: Config) -> None:
    scan = saved([page()], "PDF")
    put(config, "a.pdf", scan)
    assert index(config).scanned_pages == 1
    put(config, "b.pdf", scan)
    report = index(config)
    assert (report.added, report.scanned_pages) == (1, 0)
    [hit] = found(config, "cải tạo đường vào khu sản xuất").values()
    assert (hit.notes, {hit.name, *hit.duplicates}) == (("ocr:1",), {"a.pdf", "b.pdf"})
    texts = asked(config, lambda catalogue: {one.text for one in catalogue.documents.every_indexable()})
    assert len(texts) == 1 and "Nâng cấp" in texts.pop()  # type: ignore[attr-defined, arg-type]


def test_a_bad_reading_from_before_gives_way(config: Config) -> None:
    put(config, "cu.pdf", _with_layer(saved([page()], "PDF"), "CQNG HOA XA H0I CHD NGHIA VI6T NAM " * 12))
    index(config)
    assert recall(_text(config)) >= 0.95
    assert "CQNG" not in _text(config)


def test_a_secret_on_a_scan_does_not_spread(config: Config) -> None:
    scan = saved([page(), page("MẬT\n\n" + LETTER), page()], "PDF")
    put(config, "thu.pdf", scan)
    put(config, "thu 2.pdf", scan)
    assert index(config).scanned_pages == 2
    assert found(config, "tất toán tài khoản") == {}
    library = open_library(config)
    assert {(one.path, one.reason, one.detail) for one in library.failures(library.viewer(None))} == {
        ("thu.pdf", Reason.SECRET, "Mật"),
        ("thu 2.pdf", Reason.SECRET, "Mật"),
    }
    library.close()
    kept = b"".join(file.read_bytes() for file in config.state.path.rglob("*") if file.is_file())
    [pages] = asked(config, lambda catalogue: [catalogue.scans.pages(_hash(catalogue))])  # type: ignore[misc]
    assert {page.text for page in pages.values()} == {"MẬT"}
    assert "tất toán".encode() not in kept


def test_pages_are_limited_and_may_be_left_alone(config: Config) -> None:
    put(config, "a.pdf", saved([page(f"Chương {n} nói về đê điều", speckle=4) for n in range(3)], "PDF"))
    limited = replace(config, extract=replace(config.extract, ocr_pages=2))
    off = replace(config, extract=replace(config.extract, ocr="off"))
    assert index(replace(off, extract=replace(off.extract, ocr_pages=2))).scanned_pages == 0
    assert scans(off).state == "off"
    assert index(limited).scanned_pages == 2
    assert found(config, "đê điều")["a.pdf"].notes == ("ocr:1-2", "scanned:3")


def test_nothing_breaks_without_tesseract(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    put(config, "a.pdf", saved([page()], "PDF"))
    monkeypatch.setenv("PATH", "/nowhere")
    assert index(config).scanned_pages == 0
    assert found(config, "a")["a.pdf"].notes == ("scanned:1",)
    assert scans(config).state == "missing"


def test_a_read_page_survives_kill(config: Config) -> None:
    """Killed after the second page of three; nothing is read twice and nothing is lost."""
    put(config, "a.pdf", saved([page(f"Chương {n} nói về đê điều", speckle=4) for n in (1, 2, 3)], "PDF"))
    process = subprocess.Popen([sys.executable, "-m", "indexer.cli", "--config", str(config.file), "index"])
    until = time.monotonic() + 60
    while _pages_read(config) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    read = _pages_read(config)
    assert read >= 2
    assert index(config).scanned_pages == 3 - read
    assert found(config, "chương 3 nói về đê điều")["a.pdf"].notes == ("ocr:1-3",)


def test_what_was_read_is_taken_up_after_a_crash(config: Config) -> None:
    """The last page was kept, but the document had not taken it up yet."""
    put(config, "a.pdf", saved([page(SHORT, speckle=4)], "PDF"))
    index(config, with_scans=False)
    with Crew(config) as crew:
        while not crew.catalogue.scans.to_reread(1):
            crew._scanning.step(is_idle=True, wait=1)
    assert found(config, "tất toán tài khoản") == {}
    assert index(config).scanned_pages == 0
    assert "a.pdf" in found(config, "tất toán tài khoản")


def test_scans_of_files_long_gone_are_forgotten(config: Config) -> None:
    put(config, "a.pdf", saved([page(SHORT, speckle=4)], "PDF"))
    index(config)
    hash = asked(config, _hash)
    (config.drives[0].path / "a.pdf").unlink()
    index(config, accept_removals=True)
    catalogue = open_catalogue(config.state.path)
    catalogue.scans.forget_gone("2000-01-01")
    assert catalogue.scans.pages(hash)  # type: ignore[arg-type]
    catalogue.scans.forget_gone("2999-01-01")
    assert catalogue.scans.pages(hash) == {}  # type: ignore[arg-type]
    catalogue.close()


def _hash(catalogue: Catalogue) -> bytes:
    [(_, raw), *_] = catalogue.files.all("chung")
    file = catalogue.files.at("chung", raw)
    assert file is not None
    return file.hash


def _pages_read(config: Config) -> int:
    if not (config.state.path / "catalogue.db").exists():
        return 0
    found = asked(config, lambda catalogue: catalogue.scans.progress().pages_read)
    assert isinstance(found, int)
    return found


def _text(config: Config) -> str:
    library = open_library(config)
    try:
        viewer = library.viewer(None)
        [event] = library.activity(viewer, FeedAsk())[:1]
        return library.text(viewer, event.document)
    finally:
        library.close()


def _with_layer(pdf: bytes, text: str) -> bytes:
    """The scan with text that nobody sees behind its picture, as programs that read scans write it."""
    document = pdfium.PdfDocument(pdf)
    first = document[0]
    layer = raw.FPDFPageObj_CreateTextObj(document, raw.FPDFText_LoadStandardFont(document, b"Helvetica"), 10.0)
    encoded = (text + "\0").encode("utf-16-le")
    assert raw.FPDFText_SetText(layer, (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded))
    raw.FPDFTextObj_SetTextRenderMode(layer, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    raw.FPDFPage_InsertObject(first, layer)
    raw.FPDFPage_GenerateContent(first)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
