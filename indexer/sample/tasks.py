"""The office's tasks: what is to be done, who leads, who coordinates, until when. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from indexer.sample.office import Member, Office, Unit

# (theme of its papers, title, lead, coordinating units, products)
_TEMPLATES: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "settlement",
        "Thẩm tra, phê duyệt quyết toán dự án hoàn thành {project}",
        "DT",
        ("QLNS", "TTS", "GCS"),
        ("Quyết định",),
    ),
    ("settlement", "Đôn đốc quyết toán vốn đầu tư công dự án {project}", "DT", ("QLNS", "HCSN"), ("Báo cáo",)),
    (
        "clearance",
        "Thẩm định phương án bồi thường, giải phóng mặt bằng {project}",
        "GCS",
        ("DT", "QLNS"),
        ("Tờ trình", "Quyết định"),
    ),
    ("clearance", "Xác định giá đất cụ thể để bồi thường tại xã {place}", "GCS", ("TTS", "TVTC"), ("Báo cáo",)),
    (
        "budget",
        "Xây dựng dự toán ngân sách nhà nước năm {year}",
        "QLNS",
        ("HCSN", "DT", "TCDN", "THTK"),
        ("Báo cáo", "Nghị quyết"),
    ),
    ("budget", "Phân bổ kinh phí sự nghiệp giáo dục xã {place} năm {year}", "HCSN", ("QLNS", "VP"), ("Quyết định",)),
    ("care", "Trợ giúp xã hội khẩn cấp tại xã {place}", "CTXH", ("HCSN", "VP"), ("Kế hoạch", "Báo cáo")),
    (
        "care",
        "Mở rộng dịch vụ công tác xã hội cho người cao tuổi xã {place}",
        "CTXH",
        ("HCSN", "QLNS", "TVTC"),
        ("Đề án",),
    ),
    ("assets", "Sắp xếp lại, xử lý nhà, đất công tại xã {place}", "GCS", ("VP", "TTS"), ("Phương án",)),
    ("assets", "Thanh lý tài sản công {project}", "GCS", ("VP", "TVTC"), ("Quyết định",)),
    ("inspection", "Thanh tra việc quản lý tài chính tại xã {place}", "TTS", ("QLNS", "HCSN"), ("Kết luận",)),
    ("digital", "Chuyển đổi số công tác quản lý ngân sách năm {year}", "THTK", ("VP", "QLNS", "HCSN"), ("Kế hoạch",)),
    (
        "rules",
        "Xây dựng quy chế phối hợp giữa các phòng, đơn vị thuộc Sở",
        "VP",
        ("TTS", "THTK", "CTXH", "TVTC"),
        ("Quy chế",),
    ),
    ("enterprise", "Giám sát tài chính doanh nghiệp nhà nước năm {year}", "TCDN", ("TTS", "THTK"), ("Báo cáo",)),
)
_PROJECTS = (
    "cầu {place}",
    "đường liên xã {place}",
    "Trường Tiểu học {place}",
    "Trạm Y tế xã {place}",
    "kè chống sạt lở sông {place}",
    "hồ chứa nước {place}",
    "khu tái định cư {place}",
    "Nhà văn hóa xã {place}",
    "chợ trung tâm {place}",
    "Trường THCS {place}",
)


@dataclass(frozen=True, slots=True)
class Task:
    """`silent` units are assigned to coordinate and never do anything."""

    code: str
    theme: str
    title: str
    project: str
    lead: Unit
    coordinating: tuple[Unit, ...]
    silent: tuple[Unit, ...]
    members: tuple[Member, ...]
    assigned_on: date
    due_on: date
    closed_on: date | None
    directive: str
    products: tuple[str, ...]

    @property
    def folder(self) -> str:
        return f"{self.lead.folder}/Nhiệm vụ/{self.code} {short(self.title)}"

    def state(self, today: date) -> str:
        if self.closed_on is None:
            return "overdue" if self.due_on < today else "open"
        return "done" if self.closed_on <= self.due_on else "done_late"


def short(title: str, words: int = 9) -> str:
    """The first words of a title, fit for a folder's name."""
    return " ".join(title.replace(",", "").split()[:words])


def tasks(random: Random, office: Office, places: list[str], today: date) -> tuple[Task, ...]:
    """One task a template, spread over the two years before today."""
    made = []
    for number, (theme, title, lead, coordinating, products) in enumerate(_TEMPLATES, start=1):
        place = places[number % len(places)]
        project = random.choice(_PROJECTS).format(place=place)
        assigned = today - timedelta(days=random.randint(60, 700))
        due = assigned + timedelta(days=random.randint(30, 180))
        end = due + timedelta(days=random.choice((-12, -5, 0, 9, 30)))
        units = tuple(office.unit(code) for code in coordinating)
        silent = units[-1:] if len(units) > 2 or random.random() < 0.3 else ()
        active = (office.unit(lead), *(unit for unit in units if unit not in silent))
        members = tuple(member for unit in active for member in random.sample(office.of(unit), 2))
        year = assigned.year + 1
        made.append(
            Task(
                code=f"NV-{number:02d}",
                theme=theme,
                title=title.format(project=project, place=place, year=year),
                project=project if "{project}" in title else f"xã {place}" if "{place}" in title else f"năm {year}",
                lead=office.unit(lead),
                coordinating=units,
                silent=silent,
                members=members,
                assigned_on=assigned,
                due_on=due,
                closed_on=end if end < today else None,
                directive=f"{random.randint(100, 999)}/QĐ-UBND",
                products=products,
            )
        )
    return tuple(made)
