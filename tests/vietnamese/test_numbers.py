import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.vietnamese.numbers import find_numbers, number_key
from indexer.vietnamese.symbols import read_symbol

CITED = "theo Quyết định số 123/QĐ-UBND, Công văn 15/STC-QLNS và Quyết định số 123/QĐ-UBND, Nghị định 30/2020/NĐ-CP"


def test_each_number_is_given_once_in_order_as_a_key() -> None:
    assert find_numbers(CITED) == ("123/qd-ubnd", "15/stc-qlns", "30/2020/nd-cp")


def test_no_more_numbers_than_asked_for() -> None:
    assert find_numbers(CITED, limit=2) == ("123/qd-ubnd", "15/stc-qlns")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("123/QĐ-UBND", "123/qd-ubnd"),
        ("Số: 5 /KH- STC", "05/kh-stc"),
        ("005/KH-STC", "05/kh-stc"),
        ("1.234/STC-NS", "1234/stc-ns"),
        ("36-HD/VPTW", "36-hd/vptw"),
        ("30/2020/NÐ-CP", "30/2020/nd-cp"),
        ("số 30c/NQ-CP", "30c/nq-cp"),
        ("QĐ-UBND", "qd-ubnd"),
        ("", ""),
    ],
)
def test_spellings_of_a_number_share_a_key(written: str, key: str) -> None:
    assert number_key(written) == key


@given(st.text())
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert number_key(number_key(text)) == number_key(text)


@given(st.integers(1, 99999), st.sampled_from(["QĐ-UBND", "STC-QLNS", "TTr-SNV", "ĐA-SGDĐT-TCCB", "UBND-NCKSTTHC"]))
def test_a_number_found_in_a_sentence_has_the_key_of_the_number_alone(value: int, symbol: str) -> None:
    number = f"{value}/{symbol}"
    assert find_numbers(f"Căn cứ Văn bản số {number} ngày 5/6/2024 của Sở") == (number_key(number),)


def test_a_hyphen_at_a_line_end_belongs_to_the_number() -> None:
    assert find_numbers("Công văn số 2769/UBND\ufffeNCKSTTHC") == ("2769/ubnd-nckstthc",)


@pytest.mark.parametrize(
    ("written", "year", "kind"),
    [
        ("HĐ-TVGS", None, "Hợp đồng"),
        ("HD-STC", None, "Hướng dẫn"),
        ("ĐA-STC", None, "Đề án"),
        ("DA-STC", None, "Dự án"),
        ("TT-BTC", 2021, "Thông tư"),
        ("TT-LĐCL", None, "Tờ trình"),
        ("CT-TTHT", None, "Công văn"),
        ("CT-UBND", None, "Chỉ thị"),
        ("QH15", 2024, "Luật"),
        ("KHBT", None, "Công văn"),
    ],
)
def test_the_symbol_names_the_kind(written: str, year: int | None, kind: str) -> None:
    assert read_symbol(written, year).kind == kind
