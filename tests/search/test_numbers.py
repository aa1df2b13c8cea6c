import pytest

from indexer.search.numbers import key_of, matches, number_in


@pytest.mark.parametrize("written", ["5/QĐ-UBND", "05/QĐ-UBND", "5 /QĐ - UBND", "5/qd-ubnd", "5/QĐ-UBND".lower()])
def test_writings_of_one_number_share_a_key(written: str) -> None:
    assert key_of(written) == "5/qd-ubnd"


@pytest.mark.parametrize(
    ("wanted", "is_match"),
    [
        ("123/2024/nd-cp", True),
        ("123/2024", True),
        ("123", True),
        ("123/2024/nd", True),
        ("12", False),
        ("123/20", False),
    ],
)
def test_a_number_is_found_by_its_beginning(wanted: str, is_match: bool) -> None:
    assert matches("123/2024/nd-cp", wanted) is is_match


@pytest.mark.parametrize("text", ["15/3/2024", "24/7", "và/hoặc", "http://x.vn/1", "123", "12345678/QĐ"])
def test_what_looks_like_a_number_but_is_none(text: str) -> None:
    assert number_in(text) is None
