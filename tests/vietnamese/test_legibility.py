import pytest

from indexer.vietnamese.legibility import LEAST, legibility


@pytest.mark.parametrize(
    "text", ["Căn cứ Luật Tổ chức chính quyền địa phương", "Điều 2. Trách nhiệm của chủ đầu tư, các đơn vị liên quan"]
)
def test_vietnamese_is_legible(text: str) -> None:
    assert legibility(text) > 0.75


@pytest.mark.parametrize(
    "text",
    [
        "CONG HOA XA HOI CHU NGHIA VIET NAM Doc lap Tu do Hanh phuc",  # a reader that knew no marks
        "C6ng hda xd hoi chfi nghia Vi6t Nam DOc lap - Tp do - Hanh phric",
        "The quick brown fox jumps over the lazy dog",
        "§ĩ®# 12/3 ~~ --",
        "",
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert legibility(text) < LEAST
