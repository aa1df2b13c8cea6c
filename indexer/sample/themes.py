"""What the papers of each theme talk about: subjects and sentences with gaps. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Gaps: {project} {place} {year} {amount} {percent} {days} {number} {quarter}."""

    words: str  # what somebody types who looks for it
    subjects: tuple[str, ...]
    sentences: tuple[str, ...]


THEMES: dict[str, Theme] = {
    "settlement": Theme(
        "quyết toán dự án hoàn thành",
        (
            "phê duyệt quyết toán dự án hoàn thành {project}",
            "thẩm tra quyết toán vốn đầu tư {project}",
            "kết quả kiểm tra hồ sơ quyết toán {project}",
            "đôn đốc nộp hồ sơ quyết toán {project}",
        ),
        (
            "Giá trị đề nghị quyết toán của chủ đầu tư là {amount} đồng, giảm {percent}% so với dự toán được duyệt.",
            "Qua thẩm tra, chi phí xây dựng giảm {amount} đồng do khối lượng nghiệm thu chưa đúng bản vẽ hoàn công.",
            "Hồ sơ còn thiếu biên bản nghiệm thu bàn giao đưa công trình vào sử dụng và bảng tính bù giá vật liệu.",
            "Chủ đầu tư chịu trách nhiệm tất toán tài khoản của dự án tại Kho bạc Nhà nước trong {days} ngày làm việc.",
            "Nguồn vốn đã giải ngân lũy kế đến hết quý {quarter} năm {year} đạt {percent}% kế hoạch giao.",
            "Công nợ còn phải trả cho nhà thầu thi công là {amount} đồng.",
        ),
    ),
    "clearance": Theme(
        "bồi thường giải phóng mặt bằng",
        (
            "thẩm định phương án bồi thường, hỗ trợ, tái định cư {project}",
            "chi trả tiền bồi thường giải phóng mặt bằng {project}",
            "đơn giá bồi thường cây trồng, vật kiến trúc {project}",
            "vướng mắc trong thu hồi đất {project}",
        ),
        (
            "Có {number} hộ dân bị ảnh hưởng, trong đó {days} hộ đủ điều kiện bố trí tái định cư.",
            "Tổng kinh phí bồi thường, hỗ trợ theo phương án là {amount} đồng.",
            "Hội đồng bồi thường rà soát lại nguồn gốc đất của các thửa chưa có giấy chứng nhận quyền sử dụng đất.",
            "Đơn giá đất ở áp dụng theo bảng giá đất ban hành năm {year}, hệ số điều chỉnh được xác định riêng.",
            "Các hộ chưa nhận tiền đề nghị xem xét hỗ trợ di dời nhà cửa và ổn định đời sống.",
            "Đề nghị Ủy ban nhân dân xã niêm yết công khai phương án trong {days} ngày.",
        ),
    ),
    "budget": Theme(
        "dự toán ngân sách",
        (
            "giao dự toán thu, chi ngân sách nhà nước năm {year} {project}",
            "phân bổ kinh phí chi thường xuyên năm {year} {project}",
            "điều chỉnh, bổ sung dự toán quý {quarter} năm {year} {project}",
            "tình hình thực hiện dự toán thu, chi {project}",
        ),
        (
            "Tổng thu ngân sách nhà nước trên địa bàn đạt {amount} đồng, bằng {percent}% dự toán.",
            "Chi thường xuyên thực hiện {amount} đồng, tiết kiệm thêm {percent}% để cải cách tiền lương.",
            "Đơn vị lập phương án phân bổ chi tiết theo mục lục ngân sách gửi về trước ngày {days} hằng tháng.",
            "Nguồn dự phòng ngân sách được sử dụng cho phòng chống thiên tai và nhiệm vụ cấp bách phát sinh.",
            "Các khoản chi chưa có trong dự toán được giao phải báo cáo cấp có thẩm quyền xem xét, quyết định.",
        ),
    ),
    "care": Theme(
        "dịch vụ công tác xã hội",
        (
            "trợ giúp khẩn cấp đối tượng bảo trợ xã hội {project}",
            "cung cấp dịch vụ công tác xã hội {project}",
            "quản lý trường hợp trẻ em có hoàn cảnh đặc biệt {project}",
            "chăm sóc người cao tuổi, người khuyết tật {project}",
        ),
        (
            "Trong quý {quarter}, Trung tâm tiếp nhận {number} lượt đối tượng cần bảo vệ khẩn cấp.",
            "Nhân viên công tác xã hội lập kế hoạch trợ giúp và vãng gia {days} hộ gia đình.",
            "Kinh phí nuôi dưỡng, chăm sóc được bảo đảm {amount} đồng từ nguồn sự nghiệp.",
            "Phối hợp với trạm y tế khám sức khỏe định kỳ và tư vấn tâm lý cho người khuyết tật.",
            "Tỷ lệ đối tượng hòa nhập cộng đồng đạt {percent}%.",
        ),
    ),
    "assets": Theme(
        "xử lý nhà đất công tài sản công",
        (
            "phương án sắp xếp lại, xử lý nhà, đất {project}",
            "thẩm định giá khởi điểm bán đấu giá tài sản {project}",
            "điều chuyển, thanh lý tài sản công {project}",
            "kiểm kê tài sản công {project}",
        ),
        (
            "Nguyên giá tài sản theo sổ kế toán là {amount} đồng, giá trị còn lại {percent}%.",
            "Hội đồng thẩm định giá thống nhất mức giá khởi điểm sau khi khảo sát {days} tài sản so sánh.",
            "Cơ sở nhà, đất để trống chưa sử dụng được chuyển giao về địa phương quản lý.",
            "Tiền thu được từ thanh lý nộp vào tài khoản tạm giữ tại Kho bạc Nhà nước.",
        ),
    ),
    "inspection": Theme(
        "thanh tra quản lý tài chính",
        (
            "kết luận thanh tra việc quản lý, sử dụng kinh phí {project}",
            "công bố quyết định thanh tra {project}",
            "xử lý sau thanh tra {project}",
        ),
        (
            "Đoàn thanh tra kiến nghị thu hồi nộp ngân sách {amount} đồng.",
            "Chứng từ chi tiếp khách và công tác phí chưa đủ thủ tục theo quy chế chi tiêu nội bộ.",
            "Yêu cầu tổ chức kiểm điểm trách nhiệm tập thể, cá nhân và báo cáo kết quả trong {days} ngày.",
        ),
    ),
    "digital": Theme(
        "chuyển đổi số",
        (
            "triển khai phần mềm quản lý ngân sách {project}",
            "số hóa hồ sơ lưu trữ {project}",
            "bảo đảm an toàn thông tin hệ thống {project}",
        ),
        (
            "Đã số hóa {number} hồ sơ, ký số {percent}% văn bản đi.",
            "Hệ thống sao lưu dữ liệu hằng ngày, diễn tập khôi phục mỗi quý một lần.",
            "Kinh phí thuê dịch vụ công nghệ thông tin là {amount} đồng.",
        ),
    ),
    "rules": Theme(
        "quy chế phối hợp công tác",
        (
            "ban hành quy chế phối hợp công tác giữa các đơn vị {project}",
            "góp ý dự thảo quy chế phối hợp {project}",
            "sơ kết thực hiện quy chế phối hợp {project}",
        ),
        (
            "Đơn vị chủ trì gửi đủ hồ sơ và nêu rõ thời hạn; đơn vị phối hợp trả lời trong {days} ngày làm việc.",
            "Quá thời hạn mà không có ý kiến thì coi như đồng ý và chịu trách nhiệm về lĩnh vực quản lý.",
            "Tài liệu dùng chung được lưu trên ổ đĩa mạng của Sở để mọi thành viên cùng tra cứu.",
            "Trưởng phòng theo dõi, nhắc việc và đánh giá kết quả phối hợp hằng tháng.",
        ),
    ),
    "enterprise": Theme(
        "giám sát tài chính doanh nghiệp",
        (
            "giám sát tài chính và đánh giá hiệu quả doanh nghiệp {project}",
            "phương án phân phối lợi nhuận sau thuế {project}",
            "thoái vốn nhà nước tại doanh nghiệp {project}",
        ),
        (
            "Lợi nhuận sau thuế đạt {amount} đồng, tỷ suất trên vốn chủ sở hữu {percent}%.",
            "Hệ số nợ phải trả trên vốn chủ sở hữu trong giới hạn cho phép.",
            "Doanh nghiệp bảo toàn được vốn nhà nước và nộp ngân sách đúng hạn.",
        ),
    ),
}
