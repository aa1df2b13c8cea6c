"""Papers of one form, and the drafts of each, as an office makes them: what families must keep apart and together."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from indexer.coordination.sketch import sketch
from indexer.coordination.tracing import trace_of
from indexer.model.document import Document
from indexer.model.trace import Trace
from indexer.vietnamese.header import read_header

T0 = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Giang",
    "Hà",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
    "Tú",
)
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Thanh")
OTHER_WORDS = ("rà soát", "bổ sung", "thống nhất", "theo quy định", "kịp thời", "đầy đủ", "chủ động", "phối hợp")

REPORT = """{head}
BÁO CÁO
Kết quả thực hiện nhiệm vụ {period}

Thực hiện chương trình công tác năm {year}, Sở Tài chính báo cáo kết quả thực hiện nhiệm vụ {period} như sau:
I. KẾT QUẢ THỰC HIỆN
1. Công tác quản lý ngân sách: Tổng thu ngân sách nhà nước trên địa bàn đạt {sum} triệu đồng, bằng {share} % dự
toán; tổng
chi ngân sách địa phương đạt {sum} triệu đồng, bằng {share} % dự toán. Đã thẩm định {count} hồ sơ, giải ngân
{sum} triệu đồng.
2. Công tác quản lý giá và công sản: Tiếp nhận {count} hồ sơ, đã giải quyết {count} hồ sơ; trình phê duyệt
{sum} triệu đồng.
3. Công tác thanh tra: Triển khai {count} cuộc thanh tra, kiến nghị thu hồi {sum} triệu đồng, đã thu {sum}
triệu đồng.
4. Công tác tổ chức cán bộ, cải cách hành chính thực hiện theo kế hoạch, hồ sơ đúng hạn đạt {share} %.
II. KHÓ KHĂN, VƯỚNG MẮC
Một số đơn vị chưa gửi báo cáo đúng thời hạn; việc đối chiếu số liệu giữa các ngành còn chậm.
III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI
Tiếp tục theo dõi tiến độ thu chi, hướng dẫn các xã lập dự toán, hoàn thành thẩm tra quyết toán theo kế hoạch./."""

SALARY = """{head}
QUYẾT ĐỊNH
Về việc nâng bậc lương thường xuyên đối với viên chức

Căn cứ Nghị định số 204/2004/NĐ-CP ngày 14 tháng 12 năm 2004 của Chính phủ về chế độ tiền lương;
Căn cứ Thông tư số 08/2013/TT-BNV ngày 31 tháng 7 năm 2013 của Bộ Nội vụ hướng dẫn chế độ nâng bậc lương;
Theo đề nghị của Chánh Văn phòng Sở.
QUYẾT ĐỊNH:
Điều 1. Nâng bậc lương thường xuyên đối với ông (bà) {person}, ngạch chuyên viên, từ hệ số {share} lên hệ số
{share}, thời
gian tính nâng bậc lương lần sau kể từ ngày {day}.
Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.
Điều 3. Chánh Văn phòng Sở, Trưởng các phòng và ông (bà) {person} chịu trách nhiệm thi hành Quyết định này./."""

INVITATION = """{head}
GIẤY MỜI
Họp giao ban công tác tuần

Sở Tài chính trân trọng kính mời lãnh đạo các phòng, đơn vị thuộc Sở dự họp giao ban công tác tuần.
Thời gian: {hour} giờ 30 phút, ngày {day}. Địa điểm: Phòng họp số {count}, trụ sở Sở Tài chính.
Chủ trì: ông {person}. Nội dung: kiểm điểm công tác tuần, triển khai nhiệm vụ tuần tới.
Đề nghị các đại biểu đến dự đúng thành phần và thời gian./."""

CONTRACT = """{head}
HỢP ĐỒNG
Thuê tư vấn lập báo cáo kinh tế kỹ thuật

Hôm nay, ngày {day}, tại Sở Tài chính, chúng tôi gồm: Bên A: Ban Quản lý dự án khu vực 1, đại diện ông
{person}. Bên B: công
ty tư vấn do ông {person} làm giám đốc, mã số thuế {sum}, tài khoản {sum} tại Kho bạc Nhà nước.
Điều 1. Bên B lập báo cáo kinh tế kỹ thuật công trình đường liên xã {person}, tổng chiều dài {share} km.
Điều 2. Giá trị hợp đồng {sum} đồng, tạm ứng {sum} đồng, thanh toán làm {count} đợt theo khối lượng nghiệm thu.
Điều 3. Thời gian thực hiện {count} ngày kể từ ngày {day}. Hai bên cam kết thực hiện đúng các điều khoản đã ghi./."""

HEAD = """UBND TỈNH TÂN GIANG\nSỞ TÀI CHÍNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n
Số: {number}/{symbol}-STC\nTân Giang, ngày {date} tháng {month} năm {year}\n"""


@dataclass(frozen=True)
class Paper:
    """`work` says which papers are states of one."""

    work: str
    path: str
    text: str


def form(name: str, template: str, symbol: str, rng: random.Random, *, month: int, year: int = 2025) -> str:
    """One filled form with a blank number."""
    period = f"tháng {month} năm {year}" if "Kết quả" in template else ""
    filled = template.replace("{head}", HEAD).replace("{period}", period)
    values = {"symbol": symbol, "number": "      ", "date": "    ", "month": str(month), "year": str(year)}
    for gap, value in values.items():
        filled = filled.replace("{" + gap + "}", value)
    person = f"{rng.choice(SURNAMES)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"
    filled = filled.replace("{person}", person)
    draws = {
        "{sum}": lambda: f"{rng.randrange(100, 99_999):,}".replace(",", "."),
        "{share}": lambda: f"{rng.randrange(1, 99)},{rng.randrange(10, 99)}",
        "{count}": lambda: str(rng.randrange(2, 40)),
        "{hour}": lambda: str(rng.randrange(7, 16)),
        "{day}": lambda: f"{rng.randrange(1, 29):02d}/{month:02d}/{year}",
    }
    for gap, draw in draws.items():
        while gap in filled:
            filled = filled.replace(gap, draw(), 1)
    return filled


def edited(text: str, rng: random.Random, *, share: float) -> str:
    """Some of the words changed, a sentence more, now and then another figure."""
    words = text.split(" ")
    for place, word in enumerate(words):
        if rng.random() < share and word.isalpha():
            words[place] = f"{word} {rng.choice(OTHER_WORDS)}" if rng.random() < 0.5 else ""
        elif rng.random() < share / 2 and word[:1].isdigit():
            words[place] = str(rng.randrange(100, 999))
    return " ".join(words)


def states(work: str, folder: str, name: str, text: str, rng: random.Random, *, number: int) -> list[Paper]:
    """Two drafts, a final one and the signed one of one work."""
    first = edited(text, rng, share=0.12)
    signed = text.replace("Số:       /", f"Số: {number}/").replace(
        "ngày      tháng", f"ngày {number % 27 + 1:02d} tháng"
    )
    return [
        Paper(work, f"{folder}/Dự thảo lần 1 - {name}.docx", first),
        Paper(work, f"{folder}/Dự thảo lần 2 - {name}.docx", edited(text, rng, share=0.04)),
        Paper(work, f"{folder}/{name} (bản cuối).docx", text),
        Paper(work, f"{folder}/{name}.signed.pdf", signed),
    ]


def office_papers(seed: int) -> list[Paper]:
    """Several works of each of five forms, side by side in the same folders, each with its states."""
    rng = random.Random(seed)
    found: list[Paper] = []
    for month in range(1, 10):
        text = form("BC", REPORT, "BC", rng, month=month)
        found += states(f"BC{month}", "Báo cáo tháng", f"Báo cáo tháng {month}", text, rng, number=100 + month)
        dated = form("BC", REPORT, "BC", rng, month=month)
        found.append(Paper(f"BCd{month}", f"Khác/Báo cáo kết quả 2025{month:02d}28.docx", dated))
        same_name = form("BC", REPORT, "BC", rng, month=month)
        found.append(Paper(f"BCs{month}", f"Gom/Tháng {month}/Báo cáo gửi tỉnh.docx", same_name))
        letter = form("GM", INVITATION, "GM", rng, month=month)
        found.append(Paper(f"GM{month}", f"Giấy mời/Giấy mời họp giao ban 2025{month:02d}1{month}.docx", letter))
        contract = form("HĐ", CONTRACT, "HĐ", rng, month=month)
        found += states(f"HD{month}", "Hợp đồng", f"Hợp đồng tư vấn gói {month}", contract, rng, number=40 + month)
    for number, given in enumerate(GIVEN, start=1):
        text = form("QĐ", SALARY, "QĐ", rng, month=4)
        found += states(f"QD{given}", "Lương", f"QĐ nâng lương {given}", text, rng, number=200 + number)
        plain = form("QĐ", SALARY, "QĐ", rng, month=5)
        found.append(Paper(f"QDp{number}", f"Lương cũ/QĐ nâng bậc lương ({number}).docx", plain))
    blank = form(
        "x",
        "Họ và tên ........ Đơn vị ........ tự đánh giá mức độ hoàn thành nhiệm vụ của bản thân trong năm, " * 3,
        "",
        rng,
        month=1,
    )
    found += [Paper(f"P{given}", f"Đánh giá/Phiếu đánh giá {given}.docx", blank) for given in GIVEN]
    return found


def traces(papers: list[Paper]) -> list[Trace]:
    """In their order; ids count from 1."""
    found = []
    for id, paper in enumerate(papers, start=1):
        name = paper.path.rpartition("/")[2]
        document = Document(id, "chung", b"", paper.path, name, name.rpartition(".")[2], 1, T0)
        document = replace(document, header=read_header(paper.text))
        found.append(trace_of(document, sketch(paper.text), b""))
    return found
