"""Text torn by PDF files is put together; all else stays letter for letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.vietnamese.repair import repair
from indexer.vietnamese.written import is_written, may_stand_alone

GOOD = """Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; căn cứ Nghị định số 99/2021/NĐ-CP
a) Điểm b ở khoản 2, các điểm d, h và i khoản này; hệ số k của cả n phương án; lần thứ n.
Ông Y Thanh Hà Niê Kđăm, xã Ia O, huyện Ia Grai; TP. HCM; GS. TS. Ê Đê; ắc quy, ốc vít, hoen ố, én bạc.
An toàn, ấn loát, ủy ban, uỷ quyền, ưu đãi, yêu cầu, ý kiến, ảnh hưởng, ích lợi, ăn uống, ở đâu, anh em, ai ơi."""
ENGLISH = "The quick brown fox jumps over the lazy dog; a naïve café, résumé and façade. Señor Núñez s at on a m at."


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (
            "quy ết to án dự án ho àn thành, Th ành ph ố H ồ Chí Minh",
            "quyết toán dự án hoàn thành, Thành phố Hồ Chí Minh",
        ),
        ("th ẩm quy ền c ủa Ủy ban nh ân d ân", "thẩm quyền của Ủy ban nhân dân"),
        ("ng ư ời lao đ ộng", "người lao động"),
        ("TH ÀNH PH Ố", "THÀNH PHỐ"),
        ("Q U Y Ế T   Đ Ị N H", "QUYẾT ĐỊNH"),
        ("Q U Y Ế T Đ Ị N H", "QUYẾT ĐỊNH"),
        ("T Ờ   T R Ì N H", "TỜ TRÌNH"),
        ("quye ̂́t định", "quyết định"),
        ("quyê´t toa´n", "quyết toán"),
        ("Ðiều 1. Qui ðịnh", "Điều 1. Qui định"),
        ("ÑỘC LẬP", "ĐỘC LẬP"),
        ("quy-\nết toán", "quyết\n toán"),
        ("Kế hoạch tài chính, ﬁnance", "Kế hoạch tài chính, finance"),
    ],
)
def test_what_is_torn_becomes_whole(torn: str, whole: str) -> None:
    assert repair(torn) == unicodedata.normalize("NFC", whole)


@pytest.mark.parametrize("text", [GOOD, ENGLISH, "A B C D E", "tổ hợp n phần tử: C n k", "quy-\nmô", "vitamin B Á"])
def test_good_text_stays(text: str) -> None:
    assert repair(text) == text


def test_a_piece_that_could_stand_alone_is_joined_only_among_many_torn_ones() -> None:
    assert repair("to án") == "to án"
    assert repair("th ực hi ện d ự to án") == "thực hiện dự toán"


SYLLABLES = [
    *("quyết", "toán", "dự", "án", "hoàn", "thành", "thẩm", "quyền", "nhân", "dân", "tỉnh", "phương", "tiện"),
    *("chuyển", "nghiệm", "nguồn", "trường"),
]


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12))
def test_whole_syllables_stay(words: list[str]) -> None:
    assert repair(" ".join(words)) == " ".join(words)


@given(st.lists(st.tuples(st.sampled_from(SYLLABLES), st.integers(1, 7)), min_size=1, max_size=12))
def test_a_tear_that_leaves_a_piece_alone_is_mended(torn: list[tuple[str, int]]) -> None:
    """Every syllable is torn where one of the pieces, or both, cannot be a syllable of its own."""
    pieces = [
        f"{word[:at]} {word[at:]}"
        if len(word) > at > 1 and len(word[at:]) > 1 and not (may_stand_alone(word[:at]) and may_stand_alone(word[at:]))
        else word
        for word, at in torn
    ]
    assert repair(", ".join(pieces)) == ", ".join(word for word, _ in torn)


@given(st.text(alphabet="abđeêế tnghoàườ´ˆ-\nÐQUYẾT ", max_size=60))
def test_mending_once_is_enough(text: str) -> None:
    once = repair(text)
    assert unicodedata.is_normalized("NFC", once)
    assert "".join(once.split()) == "".join(repair(once).split())


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_stays(text: str) -> None:
    assert repair(text) == text


def test_written_syllables() -> None:
    assert all(map(is_written, ["Toán", "hòa", "hoà", "ỦY", "uỷ", "kĩ", "kỹ"]))
    assert not any(map(is_written, ["oảnhx", "doảnh", "ết"]))
    assert [may_stand_alone(word) for word in ("quy", "Th", "ết", "ố", "ủy")] == [True, False, False, False, True]
