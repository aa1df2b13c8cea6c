from indexer.model.document import Header
from indexer.vietnamese.filing import Filing
from indexer.vietnamese.official import OfficialHeader, read_official
from indexer.vietnamese.signature import Capacity, Signer

LETTER = """UBND TỈNH AN LẠC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH\tĐộc lập - Tự do - Hạnh phúc
HỎA TỐC
Số: 15/STC-QLNS\tAn Lạc, ngày 05 tháng 02 năm 2026
V/v quyết toán kinh phí
Kính gửi: Phòng Tài chính - Kế hoạch
Sở Tài chính đề nghị các đơn vị báo cáo./.
Nơi nhận:\tKT. GIÁM ĐỐC
- Như trên;\tPHÓ GIÁM ĐỐC
- Lưu: VT, QLNS (An-05b).

\tNguyễn Thị Thuý Hoà
"""


def test_everything_a_letter_says_of_itself() -> None:
    official = read_official(LETTER)
    assert official.header.number == "15/STC-QLNS"
    header = official.header
    assert (official.parent, header.place, header.is_draft) == ("UBND TỈNH AN LẠC", "An Lạc", False)
    assert (header.signer, header.position, header.capacity) == ("Nguyễn Thị Thuý Hoà", "PHÓ GIÁM ĐỐC", "KT.")
    assert header.recipients == ("Phòng Tài chính - Kế hoạch",)
    assert (official.secrecy, header.urgency, official.circulation) == ("", "Hỏa tốc", "")
    assert official.signer == Signer("Nguyễn Thị Thuý Hoà", "PHÓ GIÁM ĐỐC", Capacity.FOR_HEAD, "GIÁM ĐỐC")
    assert official.filing == Filing(("VT",), ("QLNS",), "An", 5)


def test_without_a_header_only_the_marks_are_read() -> None:
    official = read_official("MẬT\nghi chú\nGIÁM ĐỐC\nNguyễn Văn An")
    assert official == OfficialHeader(secrecy="Mật")
    assert official.header == Header()
