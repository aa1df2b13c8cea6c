"""Tesseract's table as text."""

from indexer.extract.tesseract_words import Words, words_of

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def row(block: int, paragraph: int, line: int, left: int, confidence: float, text: str) -> str:
    return f"5\t1\t{block}\t{paragraph}\t{line}\t1\t{left}\t0\t40\t20\t{confidence}\t{text}\n"


def test_lines_paragraphs_and_columns() -> None:
    table = HEAD + "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n"
    table += row(1, 1, 1, 0, 96, "ỦY") + row(1, 1, 1, 50, 95, "BAN") + row(1, 1, 1, 300, 97, "CỘNG")
    table += row(1, 1, 2, 0, 96, "TỈNH") + row(1, 2, 1, 0, 96, "Số:") + row(2, 1, 1, 0, 90, "Điều")
    assert words_of(table) == Words("ỦY BAN\tCỘNG\nTỈNH\n\nSố:\n\nĐiều", 95, 6)


def test_stamps_and_single_specks_are_left_out() -> None:
    table = HEAD + row(1, 1, 1, 0, 30, "§§") + row(1, 1, 1, 50, 20, "|") + row(2, 1, 1, 0, 95, "Kính")
    table += row(2, 1, 1, 50, 5, "~") + row(2, 1, 1, 100, 95, "gửi")
    assert words_of(table) == Words("Kính\tgửi", 95, 2)


def test_a_page_without_words() -> None:
    assert words_of(HEAD) == words_of("") == Words()
