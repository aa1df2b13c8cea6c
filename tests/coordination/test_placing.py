import pytest

from indexer.config.tree import UnitConfig
from indexer.coordination.placing import Places
from indexer.coordination.substance import changed_words

PLACES = Places(
    (
        UnitConfig("VP", "Văn phòng", folders=("Van phong",)),
        UnitConfig("DT", "Phòng Đầu tư", folders=("Phòng Đầu tư", "Van phong/Đầu tư gửi")),
    ),
)


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("Văn phòng/a.docx", "Văn phòng"),
        ("van phong/2025/a.docx", "Văn phòng"),
        ("Van phong/Đầu tư gửi/a.docx", "Phòng Đầu tư"),
        ("Văn phòng 2/a.docx", ""),
        ("a.docx", ""),
    ],
)
def test_the_longest_folder_names_the_unit(path: str, unit: str) -> None:
    assert PLACES.unit_of(path) == unit


def test_without_units_the_first_folder_stands_for_one() -> None:
    places = Places(())
    assert places.unit_of("Phòng A/x/y.docx") == "Phòng A"
    assert places.unit_of("y.docx") == ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("một hai ba", "một hai ba", (0, 0)),
        ("một hai ba", "ba một hai", (0, 0)),
        ("một hai ba", "Một hai, bốn năm", (2, 1)),
        ("", "một một", (2, 0)),
    ],
)
def test_words_are_counted_not_their_order(before: str, after: str, words: tuple[int, int]) -> None:
    assert changed_words(before, after) == words
