"""Makes papers: a theme, a project and a person's hand become a text in the official layout. Pure."""

from dataclasses import dataclass
from datetime import date
from random import Random

from indexer.sample.office import DEPARTMENT, PROVINCE, Member
from indexer.sample.paper import Paper
from indexer.sample.themes import THEMES

# kind, its code in the number; "" is the official letter
KINDS = (
    ("Quyết định", "QĐ"),
    ("Tờ trình", "TTr"),
    ("Báo cáo", "BC"),
    ("Kế hoạch", "KH"),
    ("Thông báo", "TB"),
    ("Biên bản", "BB"),
    ("Giấy mời", "GM"),
    ("", ""),
)
_PARENT = f"ỦY BAN NHÂN DÂN TỈNH {PROVINCE.upper()}"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about, the same through all its versions. `number` 0: not numbered (a draft, a table)."""

    theme: str
    project: str
    kind: str
    code: str
    subject: str
    number: int
    issued_on: date
    secrecy: str = ""

    @property
    def written_number(self) -> str:
        """As it stands on the paper; "" for a draft."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""

    @property
    def symbol(self) -> str:
        return f"{self.code}-STC" if self.code else "STC-QLNS"


def topic(random: Random, theme: str, project: str, number: int, day: date, *, place: str) -> Topic:
    kind, code = random.choice(KINDS)
    gaps = _gaps(random, project, place, day.year)
    return Topic(theme, project, kind, code, random.choice(THEMES[theme].subjects).format(**gaps), number, day)


def paper(
    topic: Topic, seed: int, *, place: str, signer: Member, drafter: Member, revisions: int, words: str = ""
) -> Paper:
    """The text after so many revisions; the same seed gives the same beginning. `words` are put in as they are."""
    random = Random(seed)
    sentences = THEMES[topic.theme].sentences
    written = [
        random.choice(sentences).format(**_gaps(random, topic.project, place, topic.issued_on.year))
        for _ in range(random.randint(4, 9) + revisions)
    ]
    opening = f"Căn cứ Quyết định số {random.randint(10, 900)}/QĐ-UBND của Ủy ban nhân dân tỉnh {PROVINCE};"
    capacity, position = random.choice(
        (("", "GIÁM ĐỐC"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"))
    )
    day = topic.issued_on
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return Paper(
        subject=topic.subject[0].upper() + topic.subject[1:],
        paragraphs=(opening, f"{drafter.unit.name} báo cáo như sau:", *written, *((words,) if words else ())),
        kind=topic.kind,
        number=topic.written_number,
        symbol="" if topic.number else topic.symbol,
        place_date=f"{PROVINCE}, ngày {day.day:02d} tháng {month} năm {day.year}",
        parent=_PARENT,
        issuer=DEPARTMENT.upper(),
        addressees=("Ủy ban nhân dân tỉnh",) if topic.kind in ("", "Tờ trình", "Báo cáo") else (),
        recipients=("Như trên;", f"Lưu: VT, {drafter.unit.code} ({drafter.name.split()[-1]}-05b)."),
        capacity=capacity,
        position=position,
        signer=signer.name,
        secrecy=topic.secrecy,
        table=_table(random, place),
        footnote="Số liệu tính đến thời điểm báo cáo." if random.random() < 0.2 else "",
    )


def _table(random: Random, place: str) -> tuple[tuple[str, ...], ...]:
    rows = tuple(
        (str(n), f"Hạng mục {n} tại {place}", str(random.randint(10, 900) * 1_000_000), f"{random.randint(40, 100)}")
        for n in range(1, random.randint(3, 8))
    )
    return (("STT", "Nội dung", "Số tiền (đồng)", "Tỷ lệ (%)"), *rows)


def _gaps(random: Random, project: str, place: str, year: int) -> dict[str, object]:
    return {
        "project": project,
        "place": place,
        "year": year,
        "amount": f"{random.randint(100, 99_999)}.{random.randint(100, 999)}.000".replace(",", "."),
        "percent": random.randint(3, 99),
        "days": random.randint(5, 30),
        "number": random.randint(20, 400),
        "quarter": random.choice(("I", "II", "III", "IV")),
    }
