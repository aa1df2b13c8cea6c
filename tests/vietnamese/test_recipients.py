import pytest

from indexer.vietnamese.recipients import find_recipients

BELOW = "Kính gửi: Phòng Tài chính - Kế hoạch\n"


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (
            "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- UBND tỉnh (để b/c);\n- Các sở, ban,\n ngành;\n"
            "- Lưu: VT, QLNS (An-05b).\n\n\tNguyễn Thị Thuý Hoà",
            ("Phòng Tài chính - Kế hoạch", "UBND tỉnh", "Các sở, ban, ngành"),
        ),
        (
            "Nơi nhận:\nNhư Điều 3;\nChủ tịch, các PCT UBND tỉnh;\nLưu: VT.\nCHỦ TỊCH\nTrần Văn Bưởi",
            ("Như Điều 3", "Chủ tịch, các PCT UBND tỉnh"),
        ),
        ("Nơi nhận: - Sở Nội vụ; - UBND tỉnh (b/c); - Lưu: VT, TH. KT. CHỦ TỊCH", ("Sở Nội vụ", "UBND tỉnh")),
        ("Nơi nhận: KT. GIÁM ĐỐC\n- Sở Nội vụ; PHÓ GIÁM ĐỐC\n- Lưu: VT", ("Sở Nội vụ",)),
        ("| Nơi nhận:\n- Bộ Tài chính (để báo cáo);\n- Lưu VT. | TM. UBND |", ("Bộ Tài chính",)),
        ("NOI NHAN:\nTM. UY BAN\n- So Noi vu\n- Luu VT", ("So Noi vu",)),
        ("NƠI NHẬN:\n- Sở Nội vụ\n- Kho bạc\nGIÁM ĐỐC\nTrần Văn Bưởi", ("Sở Nội vụ", "Kho bạc")),
        ("các đơn vị nơi nhận: tiền và tài sản", ()),
        ("", ()),
    ],
)
def test_the_list_is_read_in_every_layout(end: str, expected: tuple[str, ...]) -> None:
    assert find_recipients(BELOW + end) == expected


def test_as_above_stays_where_nobody_is_addressed() -> None:
    assert find_recipients("Nơi nhận:\n- Như trên;\n- Lưu: VT.") == ("Như trên",)


def test_a_list_without_end_is_bounded() -> None:
    assert len(find_recipients("Nơi nhận:\n" + "\n".join(f"- Xã thứ {n};" for n in range(200)))) == 40
