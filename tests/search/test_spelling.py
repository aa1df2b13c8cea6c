import pytest

from indexer.search.spelling import bare, bares, begins, spelling, twins, writings


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("hòa", "hoà"),
        ("kỹ", "kĩ"),
        ("lý", "lí"),
        ("quy", "qui"),
        ("qúy", "quí"),
        ("ty", "ti"),
        ("mỹ", "mĩ"),
        ("vy", "vi"),
    ],
)
def test_writings_of_a_syllable_are_one_term(written: str, other: str) -> None:
    assert spelling(written) == spelling(other)
    assert twins(written) == twins(other)


@pytest.mark.parametrize(
    ("one", "other"), [("thúy", "thúi"), ("tay", "tai"), ("ký", "kỳ"), ("y", "i"), ("quyết", "quiết")]
)
def test_other_syllables_stay_apart(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


def test_folded_words_have_the_same_terms() -> None:
    assert bares("Công TY quản lý Mỹ") == ["cong", "ti", "quan", "li", "mi"]
    assert (bare("quy"), bare("quyet")) == ("qui", "quyet")
    assert writings("ki") == ("ki", "ky")
    assert writings("toan") == ("toan",)


def test_a_beginning_is_also_the_whole_syllable_in_the_other_writing() -> None:
    assert begins("qui", "quy")
    assert begins("quyet", "quy")
    assert not begins("quit", "quy")
