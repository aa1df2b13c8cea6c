"""Kinds of documents and abbreviations."""

import pytest

from indexer.vietnamese.abbreviations import expand, readings, shorten, table
from indexer.vietnamese.kinds import KINDS, Family, english_name, title_at_start

WRITTEN = (
    "Nghị quyết|Quyết định|Chỉ thị|Quy chế|Quy định|Thông cáo|Thông báo|Hướng dẫn|Chương trình|Kế hoạch|Phương án|Đề án"
    "|Dự án|Báo cáo|Biên bản|Tờ trình|Hợp đồng|Công văn|Công điện|Bản ghi nhớ|Bản thỏa thuận|Giấy ủy quyền|Giấy mời"
    "|Giấy giới thiệu|Giấy nghỉ phép|Phiếu gửi|Phiếu chuyển|Phiếu báo|Thư công"
)
DECREE_30 = WRITTEN.split("|")


def test_the_29_kinds_of_decree_30_come_first_in_its_order() -> None:
    assert len(DECREE_30) == 29
    assert [kind.name for kind in KINDS][:29] == DECREE_30


def test_letters_of_a_number_name_one_kind_of_a_family() -> None:
    for family in Family:
        letters = [symbol for kind in KINDS if kind.family is family for symbol in kind.symbols]
        assert len(letters) == len(set(letters))


def test_the_longest_title_is_meant() -> None:
    assert title_at_start("thong tu lien tich ve") == ("Thông tư liên tịch", len("thong tu lien tich"))
    assert title_at_start("ke hoachx") is None


def test_english_names() -> None:
    assert english_name("Tờ trình") == "Submission"
    assert english_name("Không rõ") == "Không rõ"


def test_an_abbreviation_is_found_with_and_without_marks() -> None:
    assert expand("GPMB") == expand("gpmb") == ("giải phóng mặt bằng",)
    assert expand("SKHĐT") == expand("skhdt") == ("Sở Kế hoạch và Đầu tư",)


@pytest.mark.parametrize("short", ["CT", "TT", "hd", "xyz", ""])
def test_what_is_ambiguous_or_unknown_is_not_expanded(short: str) -> None:
    assert expand(short) == ()


def test_ambiguous_ones_have_their_readings() -> None:
    assert set(readings("TT")) == {"thông tư", "thị trấn"}
    assert "thành phố" in readings("TP")


def test_long_forms_have_their_abbreviations() -> None:
    assert shorten("Ủy ban  nhân dân") == ("UBND",)
    assert shorten("không có") == ()


def test_the_table_is_whole() -> None:
    assert len(table()) == 216
    assert all(row.short and row.expansions and row.group for row in table())
