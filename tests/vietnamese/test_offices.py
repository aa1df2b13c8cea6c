import pytest

from indexer.vietnamese.offices import same_office


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Giám đốc Sở Tài chính", "SỞ TÀI CHÍNH", True),
        ("Chủ tịch UBND tỉnh", "ỦY BAN NHÂN DÂN TỈNH TÂN LỘC", True),
        ("UBND xã Bình An", "ỦY BAN NHÂN DÂN TỈNH TÂN LỘC", False),
        ("Sở Kế hoạch và Đầu tư", "SỞ TÀI CHÍNH", False),
        ("Bộ trưởng Bộ Tài chính", "BỘ TÀI CHÍNH", True),
        ("Sở Tài chính tỉnh Tân Lộc", "SỞ TÀI CHÍNH", True),
        ("HĐND tỉnh", "HỘI ĐỒNG NHÂN DÂN TỈNH", True),
        ("UBND", "ỦY BAN NHÂN DÂN TỈNH TÂN LỘC", None),
        ("", "SỞ TÀI CHÍNH", None),
    ],
)
def test_writings_of_an_office(one: str, other: str, expected: bool | None) -> None:
    assert same_office(one, other) is expected
    assert same_office(other, one) is expected
