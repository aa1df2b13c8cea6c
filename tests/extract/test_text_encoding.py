import pytest

from indexer.extract.text_encoding import text_in
from tests.extract.conftest import Read

TEXT = "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nvề việc phân bổ kế hoạch vốn năm 2026\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_dress(encoding: str) -> None:
    assert text_in(TEXT.encode(encoding))[0] == TEXT


def test_windows_1258_keeps_its_tones_apart(read: Read) -> None:
    tones = {"ộ": "ô\u0323", "ậ": "â\u0323", "ạ": "a\u0323", "ố": "ô\u0301", "ế": "ê\u0301", "ổ": "ô\u0309"}
    tones |= {"ệ": "ê\u0323", "ò": "o\u0300", "ã": "a\u0303", "ủ": "u\u0309", "ĩ": "i\u0303", "ự": "ư\u0323"}
    apart = TEXT.translate(str.maketrans(tones))
    data = apart.encode("cp1258", "ignore")
    assert text_in(data)[1] == "cp1258"
    assert read("a.txt", data).text().startswith("Cộng hòa xã hội chủ nghĩa Việt Nam")


def test_old_vietnamese_bytes_are_left_for_the_step_after(read: Read) -> None:
    data = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do".encode("cp1252")
    assert read("a.txt", data).text() == "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do"


def test_a_declared_encoding_counts_where_utf_8_does_not_fit() -> None:
    page = '<meta charset="windows-1251">Привет'.encode("cp1251")
    assert text_in(page)[0].endswith("Привет")
    assert text_in("naïve".encode("latin-1"), "no-such-encoding")[0] == "naïve"


def test_a_letter_cut_at_the_end_does_not_change_the_encoding() -> None:
    assert text_in(("chữ " * 50 + "ế").encode()[:-1])[1] == "utf-8"
