"""Syllables, tone places and the alphabet's order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.vietnamese.cleaning import clean
from indexer.vietnamese.sort_key import person_key, sort_key
from indexer.vietnamese.syllable import Syllable, is_syllable, parse_syllable
from indexer.vietnamese.tones import place_tone, retone, spelling_key

WRITTEN = (
    "nghiêng giêng quyết khuya thuở ngoằn khuỷu quýnh giữ gì giếng uống yêu ước đường huyện xoong hoà thuý "
    "kỹ ghế nghề quốc loại trường người nghiệp"
)
SYLLABLES = WRITTEN.split()


@pytest.mark.parametrize("word", SYLLABLES)
def test_vietnamese_syllables_are_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["straße", "ngẹ́", "ka", "công1", "hợpt", "bẻt", "zô", "", "nghiêngnghiêng"])
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


def test_parts_of_a_syllable() -> None:
    assert parse_syllable("Nghiệp") == Syllable("ngh", "iêp", 5)
    assert parse_syllable("quỹ") == Syllable("qu", "y", 3)
    assert parse_syllable("hòan") == parse_syllable("hoàn")


@pytest.mark.parametrize(
    ("written", "placed"),
    [("qũy", "quỹ"), ("hòan", "hoàn"), ("gỉai", "giải"), ("thủơ", "thuở"), ("nguỵên", "nguyện"), ("đựơc", "được"),
     ("hoà", "hòa"), ("thuý", "thúy"), ("HOẢ TỐC", "HỎA TỐC"), ("gì", "gì"), ("Müller", "Müller")],
)  # fmt: skip
def test_tone_marks_move_to_their_place(written: str, placed: str) -> None:
    assert retone(written) == placed


def test_new_style_puts_the_mark_on_the_main_vowel() -> None:
    assert retone("hòa khỏe thúy quý hoàn", new_style=True) == "hoà khoẻ thuý quý hoàn"


@given(st.text())
def test_placing_tones_again_changes_nothing(text: str) -> None:
    assert retone(retone(text)) == retone(text)


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_syllable_rebuilt_from_its_parts_is_itself(word: str) -> None:
    syllable = parse_syllable(word)
    assert syllable is not None
    assert place_tone(syllable.onset, syllable.rime, syllable.tone) == retone(word)


@pytest.mark.parametrize(("one", "other"), [("kỹ", "kĩ"), ("lý", "lí"), ("quý", "quí"), ("hoà", "hòa"), ("Mỹ", "mĩ")])
def test_spellings_heard_alike_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


def test_words_heard_apart_do_not() -> None:
    assert len({spelling_key(word) for word in ("thuy", "thui", "ủy", "ủi", "may", "mai")}) == 6


def test_the_alphabet_then_tones_then_case() -> None:
    words = ["a", "A", "à", "ả", "ã", "á", "ạ", "ă", "ắ", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"]
    assert sorted(reversed(words), key=sort_key) == words
    assert sorted(["Đà Nẵng", "Dung", "An Giang", "Ân"], key=sort_key) == ["An Giang", "Ân", "Dung", "Đà Nẵng"]


def test_people_go_by_their_given_name() -> None:
    people = ["Trần Thị Bình", "Nguyễn Văn Ân", "Võ An", "Lê Thị Bình"]
    assert sorted(people, key=person_key) == ["Võ An", "Nguyễn Văn Ân", "Lê Thị Bình", "Trần Thị Bình"]


@given(st.text())
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
