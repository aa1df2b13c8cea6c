from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.parser import WORDS, parse
from indexer.search.query import And, Everything, Field, Not, Number, Or, Phrase, Prefix, Query, Range, Word

PIECES = ["số", "QĐ", "123", "123/QĐ-UBND", "OR", "HOẶC", "-", '"', "(", ")", "loai:", 'loai:"Quyết định"', "tu:2024"]
PIECES += ["ngay:3/2024", "den:x", "*", "ab*", "a*", "quyết", "a-b", "--", ":", "/", "so:", "x" * 80, "İ", "ﬁ", " "]


def word(text: str) -> Word:
    return Word(text, marked=not text.isascii())


TABLE: list[tuple[str, Query]] = [
    ("", Everything()),
    ("Quyết toán", And((word("quyết"), word("toán")))),
    ("quyê\u0301t", word("quyết")),
    ('"dự án" mới', And((Phrase("dự án"), word("mới")))),
    ('"dự"', word("dự")),
    ("“dự án”", Phrase("dự án")),
    ("báo -nháp", And((word("báo"), Not(word("nháp"))))),
    ("a OR b c", Or((word("a"), And((word("b"), word("c")))))),
    ("a HOẶC b", Or((word("a"), word("b")))),
    ("(a OR b) c", And((Or((word("a"), word("b"))), word("c")))),
    ("báo*", Prefix("bao")),
    ("tai-chinh", And((word("tai"), word("chinh")))),
    ('loai:"Quyết định"', Field("kind", "Quyết định")),
    ("loại:BC", Field("kind", "BC")),
    ("unit:TCKH", Field("unit", "TCKH")),
    ("-phong:TCKH", Not(Field("unit", "TCKH"))),
    ("tu:2024", Range(date(2024, 1, 1), None)),
    ("den:2/2024", Range(None, date(2024, 2, 29))),
    ("ngay:15/3/2024", Range(date(2024, 3, 15), date(2024, 3, 15))),
    ("123/QĐ-UBND", Number("123/qđ-ubnd")),
    ("số 123/QĐ-UBND,", Number("123/qđ-ubnd")),
    ("30/2020/NĐ-CP", Number("30/2020/nđ-cp")),
    ("36-HD/VPTW", Number("36-hd/vptw")),
    ("QĐ 123", Number("123/qđ")),
    ("QĐ số 123", Number("123/qđ")),
    ("số 123", Number("123")),
    ("15/3/2024", And((word("15"), word("3"), word("2024")))),
]


@pytest.mark.parametrize(("text", "query"), TABLE)
def test_texts_and_their_trees(text: str, query: Query) -> None:
    assert parse(text).query == query
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "same", "hint"),
    [
        ('"chưa đóng', "chưa đóng", "query.open_quote"),
        ("(chưa đóng", "chưa đóng", "query.open_paren"),
        ("a*", "a", "query.short_prefix"),
        ("http:x", "http x", "query.unknown_field"),
        ("loai: gì", "loai gì", "query.empty_field"),
        ("tu:hôm-qua", "tu hôm qua", "query.bad_date"),
        ("tu:31/2/2024", "tu 31 2 2024", "query.bad_date"),
        ("!!!", "", "query.no_words"),
        ("từ " * (WORDS + 1), "từ " * WORDS, "query.too_long"),
        ("(" * 30 + "a", "a", "query.too_deep"),
    ],
)
def test_mistakes_are_searched_as_words_with_a_hint(text: str, same: str, hint: str) -> None:
    assert parse(text).query == parse(same).query
    assert hint in parse(text).hints


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
        st.lists(st.sampled_from(["(", "-", "a", "b-c", " ", ")"]), max_size=200).map("".join),
    )
)
def test_every_text_has_a_tree_that_round_trips(text: str) -> None:
    query = parse(text).query
    assert parse(str(query)).query == query
