import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search.highlight import extract, snippet
from indexer.search.parser import parse
from indexer.vietnamese.text import normalise
from tests.search.corpus import WORDS, queries

LONG = "mở đầu " * 60 + "Quyết toán dự án <A & B> hoàn thành. " + "kết thúc " * 60


def marked(text: str, query: str) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", snippet(text, parse(query).query))


def test_words_without_marks_match_every_spelling() -> None:
    assert marked("Quyết toán, QUYET TOAN", "quyet toan") == ["Quyết", "toán", "QUYET", "TOAN"]


def test_decomposed_text_is_marked_too() -> None:
    assert marked("quye\u0302\u0301t toa\u0301n", "quyết toán") == ["quyết", "toán"]


def test_other_writings_of_a_syllable_are_marked() -> None:
    assert marked("Kĩ thuật, quy trình, quyết", "kỹ thuật quí") == ["Kĩ", "thuật", "quy"]
    assert marked("quí, quyết, quít", "quy*") == ["quí", "quyết"]


def test_what_stands_for_a_word_is_marked_as_a_whole() -> None:
    assert marked("Ủy ban nhân dân và nhân dân", "UBND") == ["Ủy ban nhân dân"]
    assert marked("UBND tỉnh", "ủy ban nhân dân tỉnh") == ["UBND", "tỉnh"]
    assert extract("UBND tỉnh", parse("ủy ban nhân dân").query).words >= {"uy", "ban", "nhan", "dan"}


def test_only_whole_words_unless_a_beginning_was_asked() -> None:
    assert marked("toàn toan toang", "toan") == ["toàn", "toan"]
    assert marked("toàn toang", "toa*") == ["toàn", "toang"]


def test_excluded_words_and_conditions_are_not_marked() -> None:
    assert marked("báo cáo nháp", "báo -nháp loai:cáo") == ["báo"]


def test_the_piece_is_around_the_matches_and_says_what_it_left_out() -> None:
    found = snippet(LONG, parse("quyet toan du an").query, words=12)
    assert found.startswith("…")
    assert found.endswith("…")
    assert "<mark>Quyết</mark> <mark>toán</mark> <mark>dự</mark> <mark>án</mark> &lt;A &amp; B&gt;" in found


def test_typed_marks_prefer_their_own_spelling() -> None:
    text = "toàn dân. " + "lời văn dài dòng " * 40 + "toán học. " + "và nữa " * 60
    assert marked(text, "toán") == ["toán"]


def test_different_words_together_beat_one_word_often() -> None:
    text = "dự dự dự dự dự dự. " + "lời văn dài dòng " * 40 + "dự án. " + "và nữa " * 60
    assert marked(text, "dự án") == ["dự", "án"]


def test_no_match_shows_the_beginning() -> None:
    assert snippet("một hai ba bốn", parse("xyz").query, words=2) == "một hai…"


def rebuilt(found: str) -> str:
    return html.unescape(re.sub("</?mark>", "", found))


@settings(deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, "<mark>", "&amp;", "\n", "…"])).map(" ".join)),
    queries(),
    st.integers(1, 8),
)
def test_without_marking_the_snippet_is_a_piece_of_the_text(text: str, query: str, words: int) -> None:
    found, whole = rebuilt(snippet(text, parse(query).query, words=words)), normalise(text)
    candidates = {found, found.removeprefix("…"), found.removesuffix("…"), found.removeprefix("…").removesuffix("…")}
    assert any(each in whole for each in candidates)
