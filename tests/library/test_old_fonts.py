"""Documents typed in the fonts before Unicode are found by proper words, and say what they are."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from pptx import Presentation

from indexer.config.load import load
from indexer.library import Library, open_library
from indexer.model.hit import Ask
from indexer.sample.writers import docx_in_font
from indexer.service.jobs import index
from indexer.vietnamese.legacy_tables import Encoding, bytes_of
from tests.sample.written import ABOUT, PAPER

ROWS = ("Kế hoạch sử dụng nguồn vốn sự nghiệp", "Kinh phí thủy lợi năm tới", "Chi mua sắm thiết bị")
SLIDES = ("Báo cáo sửa chữa trụ sở", "Tổng hợp nhu cầu đào tạo", "Đề nghị tháo gỡ vướng mắc")
FONTS = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times"}


def write(folder: Path, encoding: Encoding) -> None:
    letters = {ord(letter): run for letter, run in bytes_of(encoding).items()}
    (folder / f"{encoding}.docx").write_bytes(docx_in_font(PAPER, ABOUT, encoding=encoding))
    book, deck = openpyxl.Workbook(), Presentation()
    for row, line in enumerate(ROWS, 1):
        cell = book.active.cell(row, 1, line.translate(letters))
        cell.font = Font(name=FONTS[encoding])
    for line in SLIDES:
        title = deck.slides.add_slide(deck.slide_layouts[5]).shapes.title
        title.text = line.translate(letters)
        title.text_frame.paragraphs[0].runs[0].font.name = FONTS[encoding]
    book.save(folder / f"{encoding}.xlsx")
    deck.save(str(folder / f"{encoding}.pptx"))


@pytest.fixture(scope="module", params=FONTS)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("office")
    (home / "chung").mkdir()
    write(home / "chung", request.param)
    (home / "config.toml").write_text('[[drives]]\nname = "chung"\npath = "chung"\n', encoding="utf-8")
    config = load(home / "config.toml")
    index(config)
    with_it = open_library(config)
    yield with_it
    with_it.close()


@pytest.mark.parametrize(
    ("query", "ending"),
    [("dự án hoàn thành cầu Vĩnh Trạch", "docx"), ("nguồn vốn sự nghiệp", "xlsx"), ("sua chua tru so", "pptx")],
)
def test_proper_words_find_them(library: Library, query: str, ending: str) -> None:
    hits = {hit.type: hit for hit in library.search(library.viewer(None), Ask(query)).hits}
    hit = hits[ending]
    assert hit.notes == (f"legacy:{hit.name.removesuffix('.' + ending)}",)
    assert "<mark>" in hit.snippet
