import pytest

from indexer.vietnamese.marks import circulation_mark, secrecy_mark, urgency_mark

BODY = "Căn cứ tình hình thực tế, các đơn vị báo cáo. " * 120  # more than 4,000 characters


@pytest.mark.parametrize(
    "written",
    [
        *("MẬT", "M Ậ T", "[MẬT]", "UBND TỈNH\tMẬT", "| MẬT |", "SỞ TÀI CHÍNH      MẬT", "Độ mật: Mật", "M  Ậ  T"),
        *("MẬT - KHẨN", "MẬT/HỎA TỐC", "MẬT (Bản số 03)", "MẬT Bản số: 12", "TÀI LIỆU MẬT", "MÂT", "MAT", "* MẬT *"),
        *("MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT Độc lập - Tự do - Hạnh phúc", "Số: 12/BC-STC MẬT"),
        *("MẬT An Lạc, ngày 05 tháng 02 năm 2026", "M\u00a0Ậ\u00a0T", "MA\u0302\u0323T", "\u200bMẬT\u200b", "<MẬT>"),
    ],
)
def test_a_mark_in_a_cell_of_its_own_is_seen(written: str) -> None:
    assert secrecy_mark(f"{written}\nSố: 01/BC-STC") == "Mật"


@pytest.mark.parametrize("written", ["bảo mật", "MẬT ĐỘ DÂN SỐ", "MẬT KHẨU", "Mật", "BÍ MẬT", "MẶT", "MẤT", "mật"])
def test_the_word_in_other_words_is_no_mark(written: str) -> None:
    assert secrecy_mark(f"{written}\nSố: 01/BC-STC") == ""


@pytest.mark.parametrize(("written", "mark"), [("TUYỆT\nMẬT", "Tuyệt mật"), ("TỐI\nMẬT", "Tối mật")])
def test_a_mark_over_two_lines_of_a_narrow_box_is_whole(written: str, mark: str) -> None:
    assert secrecy_mark(f"UBND TỈNH\n{written}\nSố: 01/BC-STC") == mark


def test_an_own_mark_counts_above_a_table_of_levels() -> None:
    table = "Căn cứ Luật Bảo vệ bí mật nhà nước\n| TUYỆT MẬT | TỐI MẬT | MẬT |\n| 1 | 2 | 3 |"
    assert secrecy_mark(f"UBND TỈNH\n{table}") == ""
    assert secrecy_mark(f"UBND TỈNH\nMẬT\n{table}") == "Mật"


def test_the_highest_mark_counts() -> None:
    assert secrecy_mark("TỐI MẬT\nTUYỆT MẬT") == "Tuyệt mật"


def test_a_whole_line_counts_anywhere_in_the_text() -> None:
    assert secrecy_mark(f"{BODY}\nMẬT\n{BODY}") == "Mật"


def test_a_list_of_levels_far_down_is_no_mark() -> None:
    assert secrecy_mark(f"{BODY}\nMẬT\nTỐI MẬT\nTUYỆT MẬT\n{BODY}") == ""


def test_urgency_and_circulation() -> None:
    text = "UBND TỈNH\nHOẢ TỐC\nLƯU HÀNH NỘI BỘ\nSố: 1/CĐ-UBND"
    assert (urgency_mark(text), circulation_mark(text)) == ("Hỏa tốc", "Lưu hành nội bộ")
    assert urgency_mark("đề nghị khẩn trương thực hiện") == ""
