"""What file names of an office share, whatever state they are in."""

import pytest

from indexer.vietnamese.stems import stem_of


@pytest.mark.parametrize(
    "names",
    [
        (
            "Dự thảo lần 3 - Quy chế phối hợp tiếp công dân.docx",
            "du thao 2 quy che phoi hop tiep cong dan.docx",
            "06-QC-STC_Quy chế phối hợp tiếp công dân.pdf",
            "Quy chế phối hợp tiếp công dân bản cuối (2).docx",
            "Quy chế phối hợp tiếp công dân bản cuối (2) bản cuối (2).docx",
            "Quy chế phối hợp tiếp công dân v2.docx",
            "Quy chế phối hợp tiếp công dân - Copy (3).docx",
            "quy-che-phoi-hop-tiep-cong-dan-final.docx",
            "12. Quy chế phối hợp tiếp công dân (sửa theo ý kiến).docx",
            "20260305 Quy chế phối hợp tiếp công dân.signed.signed.pdf",
            "Quy chế phối hợp tiếp công dân trình ký.docx",
        ),
        (
            "du thao lan 2 BC kết quả trợ giúp.pdf",
            "Báo cáo 59-BC-STC kết quả trợ giúp.docx",
            "225-BC-STC_Báo cáo kết quả trợ giúp.doc",
        ),
        ("Báo cáo tháng 5 năm 2026.docx", "Bao cao thang 5 nam 2026 (da ky).pdf"),
    ],
)
def test_states_of_one_work_share_their_stem(names: tuple[str, ...]) -> None:
    assert len({stem_of(name).text for name in names}) == 1
    assert stem_of(names[0]).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Báo cáo tháng 5.docx", "Báo cáo tháng 6.docx"),
        ("Phu luc 2 du toan chi tiet.xlsx", "Phu luc 3 du toan chi tiet.xlsx"),
        ("Kế hoạch năm 2025.docx", "Kế hoạch năm 2026.docx"),
        ("Thanh toán đợt 1 cầu.docx", "Thanh toán đợt 2 cầu.docx"),
        ("QĐ nâng lương An.docx", "QĐ nâng lương Bình.docx"),
        ("Danh sách cán bộ.xlsx", "Danh mục cán bộ.xlsx"),
    ],
)
def test_other_works_have_other_stems(one: str, other: str) -> None:
    assert stem_of(one).text != stem_of(other).text


@pytest.mark.parametrize("name", ["du thao.docx", "Tờ trình (đã ký).pdf", "123.pdf", "(2).docx", "", "v2 final.docx"])
def test_a_name_of_states_alone_has_no_stem(name: str) -> None:
    assert stem_of(name).text == ""


def test_states_are_told() -> None:
    assert stem_of("Dự thảo lần 3 - Báo cáo quyết toán.docx").draft == 3
    assert stem_of("Báo cáo quyết toán v2.docx").draft == 2
    assert stem_of("Dự thảo báo cáo quyết toán.docx").is_draft
    assert stem_of("Báo cáo quyết toán (bản cuối).docx").is_final
    assert stem_of("Báo cáo quyết toán.signed.pdf").is_signed
    assert not stem_of("Kế hoạch triển khai chữ ký số.docx").is_signed
    assert stem_of("Báo cáo quyết toán (2).docx").is_copy
