"""Why a document was found, and where in it the snippet stands."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime

import openpyxl
import pytest
from docx import Document as NewDocument
from pptx import Presentation

from indexer.config.load import load
from indexer.library import Library, open_library
from indexer.library.explaining import spot, why
from indexer.model.document import Contributor, Document, Header
from indexer.model.event import Strength
from indexer.model.hit import Ask, Spot, Why
from indexer.model.reading import Place, Stretch
from indexer.search.highlight import Extract, extract
from indexer.search.parser import parse
from indexer.service.jobs import index

TEXT = "Căn cứ Quyết định số 45/QĐ-UBND.\nQuyết toán dự án cầu Rồng hoàn thành.\n\nLập dự toán năm sau."
PAPER = Document(
    1, "chung", b"a", "a", "To trinh duong vanh dai.docx", "docx", 10, datetime(2026, 3, 2, tzinfo=UTC),
    header=Header("Tờ trình", "123/TTr-SXD", date(2026, 3, 1), subject="Phê duyệt quyết toán vốn đầu tư"),
    people=(Contributor("Trần Thị Bích", "", Strength.LIKELY),),
)  # fmt: skip


def reasons(query: str, text: str = TEXT) -> tuple[Why, ...]:
    asked = parse(query).query
    return why(asked, PAPER, ("123/TTr-SXD", "45/QĐ-UBND"), extract(text, asked))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("123/ttr-sxd", (Why.OWN_NUMBER,)),
        ("số 123", (Why.OWN_NUMBER,)),
        ("so:45/QĐ-UBND", (Why.CITES_NUMBER,)),
        ("45/qd-ubnd", (Why.CITES_NUMBER,)),
        ("duong vanh dai", (Why.NAME,)),
        ("ten:vanh", (Why.NAME,)),
        ("phe duyet", (Why.SUBJECT,)),
        ("quyết toán vốn", (Why.SUBJECT,)),
        ("quyet toan du an", (Why.PHRASE,)),
        ('"dự án cầu"', (Why.PHRASE,)),
        ("cầu dự án", (Why.WORDS,)),
        ("hoàn thành lập", (Why.WORDS,)),  # side by side, but in two parts
        ("cầu Mỹ Thuận", (Why.SOME_WORDS,)),
        ("tờ trình mật", (Why.SOME_WORDS,)),  # some words stand in its name
        ("tran thi bich", (Why.PERSON,)),
        ("nguoi:bich cầu", (Why.WORDS, Why.PERSON)),
        ("hoan*", (Why.WORDS,)),
        ("quyet toan -vốn", (Why.SUBJECT, Why.PHRASE)),
        ("45/QĐ-UBND cầu", (Why.CITES_NUMBER, Why.WORDS)),
        ("duoi:docx", ()),
        ("", ()),
    ],
)
def test_reasons_are_named_strongest_first(query: str, expected: tuple[Why, ...]) -> None:
    assert reasons(query) == expected


def test_a_number_that_stands_only_in_the_text_is_a_matter_of_words() -> None:
    assert reasons("77/BC-STC", "xem báo cáo 77 bc stc") == (Why.WORDS,)


SLIDES = (Stretch(Place.SLIDE, "1", 0), Stretch(Place.SLIDE, "2", 50), Stretch(Place.BODY, "", 90))


@pytest.mark.parametrize(
    ("at", "expected"),
    [(0, Spot(Place.SLIDE, "1")), (49, Spot(Place.SLIDE, "1")), (50, Spot(Place.SLIDE, "2")), (95, None), (None, None)],
)
def test_the_spot_is_the_part_of_the_first_match(at: int | None, expected: Spot | None) -> None:
    assert spot(SLIDES, Extract("", at)) == expected
    assert spot((), Extract("", at)) is None


CONFIG = """
[[drives]]
name = "chung"
path = "chung"
"""


def slides() -> bytes:
    deck, out = Presentation(), io.BytesIO()
    for text in ("Tình hình giải ngân", "Kiến nghị tháo gỡ vướng mắc", "Cảm ơn"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = text
    deck.save(out)
    return out.getvalue()


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Tổng hợp"
    book.active.append(["Tên công trình", "Vốn"])
    sheet = book.create_sheet("Dự toán")
    sheet.append(["Kè chống sạt lở", 1200])
    book.save(out)
    return out.getvalue()


def letter() -> bytes:
    document, out = NewDocument(), io.BytesIO()
    document.add_paragraph("Mở đầu bằng lời chào")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Hạng mục", "Sơn lót tường rào"
    document.add_paragraph("Kết thư bằng lời hẹn")
    document.sections[0].footer.paragraphs[0].text = "Lưu hành trong phòng Zulu"
    document.save(out)
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("bien ban.docx", letter())
    return out.getvalue()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("office")
    (home / "chung").mkdir()
    for name, data in (("a.pptx", slides()), ("b.xlsx", workbook()), ("c.docx", letter()), ("d.zip", archive())):
        (home / "chung" / name).write_bytes(data)
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    config = load(home / "config.toml")
    index(config)
    with_it = open_library(config)
    yield with_it
    with_it.close()


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        ("tháo gỡ vướng mắc", "a.pptx", Spot(Place.SLIDE, "2")),
        ("kè chống sạt lở", "b.xlsx", Spot(Place.SHEET, "Dự toán")),
        ("sơn lót", "c.docx", Spot(Place.TABLE)),
        ("lời hẹn", "c.docx", None),
        ("phòng zulu", "c.docx", Spot(Place.FOOTER)),
        ("sơn lót", "d.zip", Spot(Place.MEMBER, "bien ban.docx")),
    ],
)
def test_a_hit_says_where_in_the_document_it_stands(
    library: Library, query: str, name: str, expected: Spot | None
) -> None:
    hits = {hit.name: hit for hit in library.search(library.viewer("*"), Ask(query)).hits}
    assert hits[name].spot == expected
    assert hits[name].why[:1] == (Why.PHRASE,)


def test_no_phrase_runs_over_from_one_slide_to_the_next(library: Library) -> None:
    viewer = library.viewer("*")
    assert library.search(viewer, Ask('"giải ngân kiến nghị"')).hits == ()
    assert [hit.name for hit in library.search(viewer, Ask('"tình hình giải ngân"')).hits] == ["a.pptx"]
