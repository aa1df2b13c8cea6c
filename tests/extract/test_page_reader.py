"""Pages that are pictures, read by the real Tesseract in its own process."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.extract import Limits
from indexer.extract.opening import content_of
from indexer.extract.page_reader import PageLimits, PageReader
from indexer.extract.page_wire import PageRequest, PageText
from tests.extract.scans import needs_tesseract, page, recall, saved

pytestmark = needs_tesseract
ReadPage = Callable[..., PageText]


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    made = PageReader(Limits(memory_bytes=1 << 30), PageLimits(seconds=60, megapixels=40))
    yield made
    made.close()


@pytest.fixture
def read(reader: PageReader, tmp_path: Path) -> ReadPage:
    def reading(data: bytes, type: str, number: int = 1) -> PageText:
        file = tmp_path / f"a.{type}"
        file.write_bytes(data)
        path = str(file).encode()
        return reader.read(PageRequest(path, content_of(path, 1 << 30).hash, type, number)).result()

    return reading


@pytest.mark.parametrize("tilt", [0, 1.5, 90, 180, 270])
def test_a_scanned_page_is_read_whichever_way_up(read: ReadPage, tilt: float) -> None:
    found = read(saved([page(tilt=tilt)], "PDF"), "pdf")
    assert recall(found.text) >= 0.95
    assert recall(found.text, marks=False) >= 0.97
    assert found.confidence >= 85


@pytest.mark.parametrize(("kind", "type"), [("PNG", "png"), ("JPEG", "jpg"), ("BMP", "bmp"), ("WEBP", "webp")])
def test_pictures_of_every_kind(read: ReadPage, kind: str, type: str) -> None:
    assert "ngân sách" in read(saved([page("Trang này nói về ngân sách", speckle=4)], kind), type).text


def test_each_page_of_a_tiff_is_its_own(read: ReadPage) -> None:
    data = saved([page("Trang đầu nói về ngân sách", speckle=4), page("Trang sau nói về đầu tư", speckle=4)], "TIFF")
    assert "ngân sách" in read(data, "tif", 1).text
    assert "đầu tư" in read(data, "tif", 2).text
    assert "ngân sách" not in read(data, "tif", 2).text


def test_small_print_is_looked_at_more_closely(read: ReadPage) -> None:
    assert recall(read(saved([page(points=5.5, dpi=300)], "PDF", 300), "pdf").text) >= 0.9


def test_a_blank_page_holds_nothing(read: ReadPage) -> None:
    assert read(saved([page(" ", speckle=3)], "PDF"), "pdf") == PageText("", 100)


def test_a_list_of_file_names_is_no_picture(read: ReadPage, tmp_path: Path) -> None:
    """Tesseract would take it for pictures to read; another person's scan must not come in by such a file."""
    (tmp_path / "other.png").write_bytes(saved([page()], "PNG"))
    assert read(f"{tmp_path}/other.png\n".encode(), "png") == PageText("", fault="damaged")


def test_a_damaged_picture_costs_nothing_but_itself(read: ReadPage) -> None:
    assert read(saved([page()], "PNG")[:5000], "png").text == ""
    assert read(b"%PDF-1.4 nothing", "pdf").fault == "damaged"
    assert recall(read(saved([page()], "PNG"), "png").text) >= 0.95


def test_a_file_that_changed_meanwhile_is_not_read(reader: PageReader, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved([page()], "PNG"))
    request = PageRequest(str(tmp_path / "a.png").encode(), b"of another content", "png", 1)
    assert reader.read(request).result() == PageText("", fault="vanished")
    assert reader.read(replace(request, path=b"/nowhere/at/all.png")).result().fault == "vanished"


def test_what_is_too_large_or_too_slow_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved([page()], "PNG"))
    path = str(tmp_path / "a.png").encode()
    request = PageRequest(path, content_of(path, 1 << 30).hash, "png", 1)
    for limits, fault in ((PageLimits(megapixels=1), "too_large"), (PageLimits(seconds=0.05), "too_slow")):
        hasty = PageReader(Limits(), limits)
        assert hasty.read(request).result().fault == fault
        hasty.close()
