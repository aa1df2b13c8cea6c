from hypothesis import given
from hypothesis import strategies as st

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.text import _BARE, _PAGE, _lowered, fold, normalise

MIXED = st.text(st.one_of(st.characters(), st.sampled_from([letter for letter in _PAGE if letter != "\ufffe"])))


@given(MIXED)
def test_the_fast_way_folds_as_the_plain_one(text: str) -> None:
    normal = normalise(text)
    assert fold(normal) == _lowered(normal).translate(_BARE)
    assert len(fold(normal)) == len(normal)


def test_every_letter_of_the_page_is_there_once() -> None:
    letters = [letter for letter in _PAGE if letter != "\ufffe"]
    assert len(set(letters)) == len(letters)
    assert len(_PAGE) == 256
    assert fold("ĐƯỜNG Thúy … “Hoà” – ÿ") == "duong thuy … “hoa” – y"


@given(MIXED)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_look_alikes_are_made_one() -> None:
    assert clean("Số:\u00a012\u2044QĐ\u2010UBND\u00ad\u200b\r\nÐà \u201cNẵng\u201d\r") == 'Số: 12/QĐ-UBND\nĐà "Nẵng"\n'
