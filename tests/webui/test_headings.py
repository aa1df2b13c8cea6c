from indexer.model.reading import Place, Stretch
from webui.headings import headed
from webui.words import words

VI = words("vi")
TEXT = "mở đầu\n\ntrang một\n\nbảng của nó\n\ntrang hai"


def stretch(place: Place, label: str, at: str) -> Stretch:
    return Stretch(place, label, TEXT.index(at))


def test_running_text_is_one_piece_without_a_heading() -> None:
    assert headed(TEXT, (), VI, 1000) == [("", TEXT)]
    assert headed("", (), VI, 1000) == []


def test_a_table_belongs_to_its_page() -> None:
    pages = (
        stretch(Place.PAGE, "1", "trang một"),
        stretch(Place.TABLE, "1", "bảng"),
        stretch(Place.PAGE, "2", "trang hai"),
    )
    assert headed(TEXT, pages, VI, 1000) == [
        ("", "mở đầu"),
        ("Trang 1", "trang một\n\nbảng của nó"),
        ("Trang 2", "trang hai"),
    ]


def test_the_name_of_a_sheet_stays_as_it_is() -> None:
    sheet = (Stretch(Place.SHEET, "tổng hợp", 0),)
    assert headed(TEXT, sheet, VI, 1000) == [("Trang tính tổng hợp", TEXT)]


def test_what_lies_beyond_the_most_letters_has_no_heading_either() -> None:
    pages = (Stretch(Place.PAGE, "1", 0), stretch(Place.PAGE, "2", "trang hai"))
    assert headed(TEXT, pages, VI, 12) == [("Trang 1", TEXT[:12])]
