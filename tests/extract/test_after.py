import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract.after import MAX_PROPERTY, cleaned, finished
from indexer.extract.draft import Draft
from indexer.model.reading import Place, Properties

OLD = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
NEW = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("2769/UBND\ufffeNC\x02A", "2769/UBND-NC-A"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\x00b\xadc\u200bd\ufeff\ud800", "abcd"),
        (unicodedata.normalize("NFD", "Quyết"), "Quyết"),
        ("a  \t\nb\n\n\n\nc\n", "a\nb\n\nc"),
        ("  thụt đầu dòng", "  thụt đầu dòng"),
    ],
)
def test_text_becomes_clean(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_cleaning_is_idempotent_and_leaves_valid_text(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    once.encode()


def test_old_fonts_are_decoded_even_when_a_word_is_split_over_runs() -> None:
    draft = Draft(room=10_000)
    draft.put_runs(Place.BODY, [(OLD[:9], ".VnTime"), (OLD[9:], ".VnTime"), (" đã ký", "Arial")])
    draft.put(Place.BODY, "dòng hai", font="Arial")
    draft.properties = Properties(title="B¸o c¸o", creator="TrÇn V¨n ¸nh")
    draft.mark("inserted", "NguyÔn V¨n B", None, 3)
    reading = finished(draft, "docx")
    assert reading.text() == f"{NEW} đã ký\ndòng hai"
    assert reading.notes == ("legacy:tcvn3",)
    assert (reading.properties.title, reading.properties.creator) == ("Báo cáo", "Trần Văn ánh")
    assert reading.marks[0].author == "Nguyễn Văn B"


def test_the_soft_hyphen_is_the_letter_u_horn_in_old_text() -> None:
    draft = Draft(room=1000)
    draft.put(Place.BODY, "ph\xad¬ng ph¸p ®\xadîc h\xadíng dÉn thùc hiÖn")
    assert finished(draft, "txt").text() == "phương pháp được hướng dẫn thực hiện"


def test_text_beyond_the_limit_is_cut_and_said_so() -> None:
    draft = Draft(room=10)
    draft.put(Place.BODY, "12345")
    draft.put(Place.BODY, "678901")
    draft.put(Place.NOTE, "x")
    reading = finished(draft, "txt")
    assert reading.is_cut
    assert reading.text() == "12345\n67890"


def test_properties_are_bounded() -> None:
    draft = Draft(room=10, properties=Properties(title="x" * 5000))
    assert len(finished(draft, "txt").properties.title) == MAX_PROPERTY


def test_marks_of_one_person_and_minute_are_summed() -> None:
    draft = Draft(room=10)
    draft.mark("inserted", "An", None, 2)
    draft.mark("inserted", "An", None, 3)
    assert [(mark.author, mark.words) for mark in finished(draft, "docx").marks] == [("An", 5)]
