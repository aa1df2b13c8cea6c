from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model.document import Header
from indexer.vietnamese.header import read_header, read_top
from indexer.vietnamese.legacy import convert
from indexer.vietnamese.legacy_tables import Encoding, bytes_of

LEFT = ("UBND TỈNH AN LẠC", "SỞ TÀI CHÍNH", "Số: 15/QĐ-STC")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "An Lạc, ngày 05 tháng 02 năm 2026")
BELOW = "QUYẾT ĐỊNH\nVề việc phê duyệt quyết toán\n\nGIÁM ĐỐC SỞ TÀI CHÍNH\nCăn cứ Quyết định số 99/QĐ-UBND"
EXPECTED = Header("Quyết định", "15/QĐ-STC", date(2026, 2, 5), "SỞ TÀI CHÍNH", "Về việc phê duyệt quyết toán")

LAYOUTS = {
    "row by row, tabs": "\n".join(f"{left}\t{right}" for left, right in zip(LEFT, RIGHT, strict=True)),
    "row by row, bars": "\n".join(f"| {left} | {right} |" for left, right in zip(LEFT, RIGHT, strict=True)),
    "row by row, blanks": "\n".join(f"{left:<40}{right}" for left, right in zip(LEFT, RIGHT, strict=True)),
    "row by row, one blank": "\n".join(f"{left} {right}" for left, right in zip(LEFT, RIGHT, strict=True)),
    "cell by cell": "\n".join([*LEFT[:2], *RIGHT[:2], LEFT[2], RIGHT[2]]),
    "wrapped state's name": "\n".join(
        [*LEFT[:2], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM", "Độc lập - Tự do", "- Hạnh phúc", LEFT[2], RIGHT[2]]
    ),
    "left column first": "\n".join([*LEFT, *RIGHT]),
    "right column first": "\n".join([*RIGHT, *LEFT]),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_header_is_the_same_in_every_layout(layout: str) -> None:
    assert read_header(f"{LAYOUTS[layout]}\n{BELOW}") == EXPECTED


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_a_header_in_an_old_encoding_is_read_after_conversion(encoding: Encoding) -> None:
    text = f"{LAYOUTS['row by row, tabs']}\n{BELOW}"
    old = "".join(bytes_of(encoding).get(letter, letter) for letter in text)
    converted = convert(old)
    assert converted is not None
    assert read_header(converted) == EXPECTED


def test_a_header_without_marks_is_read() -> None:
    header = read_header("UBND TINH AN LAC\nCONG HOA XA HOI CHU NGHIA VIET NAM\nSo: 12/BC-UBND\nBAO CAO\nTinh hinh")
    assert (header.kind, header.number, header.subject) == ("Báo cáo", "12/BC-UBND", "Tinh hinh")


def test_a_draft_has_no_number_and_is_a_draft() -> None:
    top = read_top(f"{LAYOUTS['cell by cell']}\n{BELOW}".replace("Số: 15", "Số:      "))
    assert (top.header.number, top.header.kind, top.is_draft) == ("", "Quyết định", True)


def test_a_cited_number_is_never_the_own_one() -> None:
    text = f"{LAYOUTS['cell by cell']}\n{BELOW}".replace("Số: 15/QĐ-STC\n", "")
    assert read_header(text).number == ""


def test_the_heading_is_believed_over_the_symbol() -> None:
    text = f"{LAYOUTS['cell by cell']}\nTỜ TRÌNH\nVề việc xin chủ trương"
    assert (read_header(text).kind, read_header(text).number) == ("Tờ trình", "15/QĐ-STC")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "STT\tNội dung\tSố tiền\n1\tBáo cáo\t12.000",
        "Kính gửi anh Bình,\nTheo công văn số 123/UBND-TH em gửi anh bảng số liệu.",
        "Dear colleagues,\nPlease find the REPORT No. 12/AB-CD attached.",
        "import re\nprint('Số: 12/QĐ-UBND')",
        f"From: a@stc.example\nSubject: x\n{LAYOUTS['cell by cell']}\n{BELOW}",
        "Mẫu giấy tờ kèm theo nghị định này được trình bày thống nhất như sau, áp dụng cho mọi cơ quan, đơn vị, "
        "tổ chức và cá nhân có liên quan trên địa bàn tỉnh kể từ ngày ký ban hành:\n"
        f"{LAYOUTS['cell by cell']}\n{BELOW}",
    ],
)
def test_what_is_no_official_document_has_an_empty_header(text: str) -> None:
    assert read_header(text) == Header()


def test_nothing_after_the_first_4000_characters_counts() -> None:
    document = f"{LAYOUTS['cell by cell']}\n{BELOW}"
    assert read_header((" " * 99 + "\n") * 30 + document) == EXPECTED
    assert read_header((" " * 99 + "\n") * 40 + document) == Header()


def test_the_authority_below_a_subject_in_capitals_is_no_part_of_it() -> None:
    text = f"{LAYOUTS['cell by cell']}\nQUYẾT ĐỊNH\nVỀ VIỆC GIAO DỰ TOÁN\nGIÁM ĐỐC SỞ TÀI CHÍNH\nCăn cứ"
    assert read_header(text).subject == "VỀ VIỆC GIAO DỰ TOÁN"


@pytest.mark.parametrize("mark", ["MẬT", "HỎA TỐC", "LƯU HÀNH NỘI BỘ"])
def test_a_mark_below_the_issuer_is_no_part_of_its_name(mark: str) -> None:
    text = f"{LAYOUTS['cell by cell']}\n{BELOW}".replace("SỞ TÀI CHÍNH\n", f"SỞ TÀI CHÍNH\n{mark}\n", 1)
    assert read_header(text) == EXPECTED


def test_a_number_inside_a_line_is_not_the_own_one() -> None:
    text = f"{LAYOUTS['cell by cell']}\nThông báo theo văn bản, số: 99/QĐ-UBND".replace("Số: 15/QĐ-STC\n", "")
    assert read_header(text).number == ""


@given(st.text(alphabet="Số: 1/QĐ-UBNDngàytháng năm|\t\n CỘNGHÒAXÃHỘI.,", max_size=400))
def test_any_text_is_read_without_error(text: str) -> None:
    assert isinstance(read_header(text), Header)
