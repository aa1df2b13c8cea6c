"""A paper with everything a paper can have, and what its files say of themselves."""

from datetime import UTC, datetime

from indexer.sample.paper import About, Paper, Remark

AT = datetime(2026, 2, 1, 4, 30, tzinfo=UTC)
PAPER = Paper(
    subject="Phê duyệt quyết toán dự án hoàn thành cầu Vĩnh Trạch",
    paragraphs=(
        "Căn cứ Quyết định số 44/QĐ-UBND của Ủy ban nhân dân tỉnh Tân Lộc;",
        "Giá trị đề nghị quyết toán của chủ đầu tư là 12.500.000.000 đồng, giảm 3% so với dự toán được duyệt & còn "
        "thiếu biên bản nghiệm thu (bàn giao) <đưa công trình vào sử dụng>.",
        "Đường ướt, ẩn ẵ ẽ ỗ ữ ỡ ẫ ặ ỵ; ƯỚC Ỡ Ự Ằ.",
    ),
    kind="Quyết định",
    number="123/QĐ-STC",
    place_date="Tân Lộc, ngày 05 tháng 02 năm 2026",
    parent="ỦY BAN NHÂN DÂN TỈNH TÂN LỘC",
    issuer="SỞ TÀI CHÍNH",
    addressees=("Ủy ban nhân dân tỉnh",),
    recipients=("Như trên;", "Lưu: VT, ĐT (An-05b)."),
    capacity="KT. GIÁM ĐỐC",
    position="PHÓ GIÁM ĐỐC",
    signer="Đỗ Thị Ánh",
    table=(
        ("STT", "Nội dung", "Số tiền (đồng)", "Tỷ lệ (%)"),
        ("1", "Hạng mục mố cầu", "274000000", "72"),
        ("2", "Đường dẫn", "809000000", "92"),
    ),
    footnote="Số liệu tính đến thời điểm báo cáo.",
)
ABOUT = About(
    creator="Nguyễn Văn Ánh",
    last_modified_by="Trần Thị Ẩn",
    created=datetime(2026, 1, 5, 2, 3, 0, tzinfo=UTC),
    modified=datetime(2026, 2, 5, 8, 9, 0, tzinfo=UTC),
    revision=7,
    comments=(Remark("Lê Ổn", AT, "Xem lại số liệu"),),
    insertions=(Remark("Vũ Hạnh", AT, "Bổ sung ý kiến của Thanh tra."),),
)
