from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.parser import WORDS, parse
from indexer.search.query import And, Everything, Field, Not, Number, Or, Period, Phrase, Prefix, Query, Range, Word

TODAY = date(2026, 11, 22)  # a Sunday

PIECES = ["số", "QĐ", "123", "123/QĐ-UBND", "OR", "HOẶC", "-", '"', "(", ")", "loai:", 'loai:"Quyết định"', "tu:2024"]
PIECES += [
    "tháng",
    "3",
    "3/2024",
    "năm",
    "2024",
    "ngày 12",
    "quý I",
    "tuần trước",
    "từ",
    "đến",
    "hôm nay",
    "2023..2024",
]
PIECES += ["loại: ", "nhiệm vụ:", "định", "bc", "6 tháng đầu năm", "T3/2024", "15/3/24", "qua"]
PIECES += ["ngay:3/2024", "den:x", "*", "ab*", "a*", "quyết", "a-b", "--", ":", "/", "so:", "x" * 80, "İ", "ﬁ", " "]


def word(text: str) -> Word:
    return Word(text, marked=not text.isascii())


def period(text: str, since: tuple[int, int, int], until: tuple[int, int, int]) -> Period:
    return Period(text, date(*since), date(*until))


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
    ("số 3/2024", Number("3/2024")),
    ("QĐ 3/2024", Number("3/2024/qđ")),
    ("bc 6 tháng đầu năm 2024", And((word("bc"), period("6 tháng đầu năm 2024", (2024, 1, 1), (2024, 6, 30))))),
    ("số 12 tháng 3", And((Number("12"), period("tháng 3", (2026, 3, 1), (2026, 3, 31))))),
    ("15/3/2024", period("15/3/2024", (2024, 3, 15), (2024, 3, 15))),
    ("Tháng 3/2024,", period("tháng 3/2024", (2024, 3, 1), (2024, 3, 31))),
    ("-(tháng 3/2024)", Not(period("tháng 3/2024", (2024, 3, 1), (2024, 3, 31)))),
    ("báo cáo tuần trước", And((word("báo"), word("cáo"), period("tuần trước", (2026, 11, 9), (2026, 11, 15))))),
    ('"tháng 3"', Phrase("tháng 3")),
    ("kế hoạch 2024", And((word("kế"), word("hoạch"), word("2024")))),
    ("loại: quyết định mới", And((Field("kind", "quyết định"), word("mới")))),
    ("loai:ke hoach cau", And((Field("kind", "ke hoach"), word("cau")))),
    ('loai:"quyết" định', And((Field("kind", "quyết"), word("định")))),
    ("Nhiệm vụ:NV-1", Field("task", "NV-1")),
    ("thư mục: 2024", Field("folder", "2024")),
    ('đơn vị: "Tài chính"', Field("unit", "Tài chính")),
    ("from:3/2024 to:hôm qua", And((Range(date(2024, 3, 1), None), Range(None, date(2026, 11, 21))))),
    ("từ: tháng 3/2024 cầu", And((Range(date(2024, 3, 1), None), word("cầu")))),
    ("ngày:quý 1 năm 2024", Range(date(2024, 1, 1), date(2024, 3, 31))),
    ("ngay:2023..2024", Range(date(2023, 1, 1), date(2024, 12, 31))),
]


@pytest.mark.parametrize(("text", "query"), TABLE)
def test_texts_and_their_trees(text: str, query: Query) -> None:
    assert parse(text, TODAY).query == query
    assert parse(text, TODAY).hints == ()


@pytest.mark.parametrize(
    ("text", "same", "hint"),
    [
        ('"chưa đóng', "chưa đóng", "query.open_quote"),
        ("(chưa đóng", "chưa đóng", "query.open_paren"),
        ("a*", "a", "query.short_prefix"),
        ("http:x", "http x", "query.unknown_field"),
        ("loai: (gì)", "loai (gì)", "query.empty_field"),
        ("gì loai:", "gì loai", "query.empty_field"),
        ("đến: Sở Tài chính", "đến Sở Tài chính", "query.bad_date"),
        ("tu:31/2/2024", "tu 31 2 2024", "query.bad_date"),
        ("!!!", "", "query.no_words"),
        ("từ " * (WORDS + 1), "từ " * WORDS, "query.too_long"),
        ("(" * 30 + "a", "a", "query.too_deep"),
    ],
)
def test_mistakes_are_searched_as_words_with_a_hint(text: str, same: str, hint: str) -> None:
    assert parse(text, TODAY).query == parse(same, TODAY).query
    assert hint in parse(text, TODAY).hints


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
        st.lists(st.sampled_from(["(", "-", "a", "b-c", " ", ")"]), max_size=200).map("".join),
    )
)
def test_every_text_has_a_tree_that_round_trips(text: str) -> None:
    query = parse(text, TODAY).query
    assert parse(str(query), TODAY).query == query
