"""The inner text of each kind of document, between the header and the signature. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from indexer.sample.names import person
from indexer.sample.office import DEPARTMENT, Member
from indexer.sample.topics import Reference, Topic


@dataclass(frozen=True, slots=True)
class Body:
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    footnote: str = ""


def body(topic: Topic, random: Random, *, drafter: Member, revisions: int) -> Body:
    """Sentences of the theme, in the form its kind asks for. A revision adds a sentence at the end of the matter."""
    said = _sentences(topic, random, revisions)
    write = _KINDS.get(topic.form.kind if topic.is_official else topic.form.shape, _report)
    paragraphs = tuple(write(topic, said, random, drafter))
    has_table = topic.form.shape == "sheet" or (topic.is_official and random.random() < 0.5)
    table = _table(topic, random, long=topic.form.shape == "sheet") if has_table else ()
    footnote = f"Số liệu tính đến ngày {topic.day:%d/%m/%Y}." if random.random() < 0.2 else ""
    return Body(paragraphs, table, footnote)


def _sentences(topic: Topic, random: Random, revisions: int) -> list[str]:
    """Five to eight of the theme's sentences and one for each revision, each once as long as there are enough."""
    count = random.randint(5, 8)
    order = random.sample(topic.matter.theme.sentences, len(topic.matter.theme.sentences))
    chosen = [order[number % len(order)] for number in range(count + revisions)]
    return [_filled(topic, sentence, random) for sentence in chosen]


def _filled(topic: Topic, text: str, random: Random) -> str:
    return text.format(
        **topic.matter.gaps(),
        month=f"{topic.day.month}/{topic.day.year}",
        percent=f"{random.randint(3, 97)},{random.randint(1, 9)}",
        days=random.randint(5, 30),
        number=random.randint(20, 400),
        quarter=random.choice(("I", "II", "III", "IV")),
    )


def _report(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    opening = f"Thực hiện Công văn số {random.randint(100, 4999)}/UBND-TH của Ủy ban nhân dân tỉnh, "
    if asked := topic.cited("answers", "carries_out"):
        opening = f"{'Phúc đáp' if asked.relation == 'answers' else 'Thực hiện'} {_named(asked)}, "
    opening += f"{topic.issuer.name} có ý kiến về {_lower(topic.subject)} như sau:"
    return [
        *topic.matter.theme.grounds[:1],
        opening,
        *(f"{number}. {text}" for number, text in enumerate(said, start=1)),
        f"Trên đây là nội dung {_lower(topic.subject)}, kính đề nghị xem xét, giải quyết./.",
    ]


def _decision(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    articles = [_filled(topic, text, random) for text in topic.matter.theme.articles]
    last, cited = len(articles) + 1, random.randint(10, 400)
    proposal = f"của Trưởng {drafter.unit.name} tại Tờ trình số {cited}/TTr-{drafter.unit.code}"
    if submitted := topic.cited("answers"):
        proposal = f"của {submitted.issuer} tại {_named(submitted, with_issuer=False)}"
    former = topic.cited("replaces")
    replaced = f" và thay thế {_named(former)}" if former else ""
    return [
        f"GIÁM ĐỐC {topic.issuer.name.upper()}" if not topic.is_incoming else "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        *topic.matter.theme.grounds,
        f"Theo đề nghị {proposal};",
        "Xét các nội dung sau:",
        *(f"- {text}" for text in said[:4]),
        "QUYẾT ĐỊNH:",
        *(f"Điều {number}. {text}" for number, text in enumerate(articles, start=1)),
        *said[4:],
        f"Điều {last}. Quyết định này có hiệu lực thi hành kể từ ngày ký{replaced}./.",
    ]


def _named(paper: Reference, *, with_issuer: bool = True) -> str:
    """`Công văn số 12/STC-NS ngày 05/02/2026 của Sở Tài chính về việc …`."""
    issuer = f" của {paper.issuer}" if with_issuer else ""
    about = _lower(paper.subject).removeprefix("về việc ")
    return f"{paper.kind} số {paper.number} ngày {paper.day:%d/%m/%Y}{issuer} về việc {about}"


def _minutes(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    return [
        f"Hôm nay, ngày {topic.day:%d/%m/%Y}, tại phòng họp số {random.randint(1, 4)} {DEPARTMENT}, chúng tôi gồm:",
        f"1. {drafter.name} - {drafter.unit.name}, chủ trì;",
        f"2. {topic.matter.official} - đại diện {topic.matter.investor};",
        f"3. {person(random)} - thư ký.",
        f"Nội dung: {_lower(topic.subject)}.",
        *(f"- {text}" for text in said),
        f"Biên bản lập xong lúc {random.randint(9, 16)} giờ {random.randint(10, 55)} phút, các bên cùng ký tên./.",
    ]


def _invitation(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    return [
        f"{DEPARTMENT} trân trọng kính mời dự {_lower(topic.subject)}.",
        f"Thời gian: {random.choice(('8 giờ 00', '13 giờ 30'))} phút, ngày {topic.day:%d/%m/%Y}.",
        f"Địa điểm: Phòng họp số {random.randint(1, 4)}, trụ sở {DEPARTMENT}.",
        f"Thành phần: lãnh đạo {drafter.unit.name}, đại diện Ủy ban nhân dân xã {topic.matter.place}.",
        *said[:3],
        "Đề nghị các đại biểu đến dự đúng thành phần và thời gian./.",
    ]


def _plan(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    third = max(len(said) // 3, 1)
    return [
        *topic.matter.theme.grounds[:2],
        "I. MỤC ĐÍCH, YÊU CẦU",
        *said[:third],
        "II. NỘI DUNG",
        *(f"{number}. {text}" for number, text in enumerate(said[third:], start=1)),
        "III. TỔ CHỨC THỰC HIỆN",
        f"{drafter.unit.name} chủ trì, phối hợp với các phòng, đơn vị liên quan triển khai và báo cáo Giám đốc./.",
    ]


def _note(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    return [f"{drafter.name.split()[-1]} ghi, {topic.day:%d/%m}", *(f"- {text}" for text in said)]


def _mail(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    to = random.choice(("các anh chị", "anh", "chị", "em"))
    return [f"Chào {to},", *said[:4], "Nhờ phản hồi sớm giúp nhé.", f"{drafter.name} - {drafter.unit.name}"]


def _plain(topic: Topic, said: list[str], random: Random, drafter: Member) -> list[str]:
    return said


_KINDS: dict[str, Callable[[Topic, list[str], Random, Member], list[str]]] = {
    "Quyết định": _decision,
    "Biên bản": _minutes,
    "Giấy mời": _invitation,
    "Kế hoạch": _plan,
    "Phương án": _plan,
    "Hướng dẫn": _plan,
    "Quy chế": _plan,
    "note": _note,
    "mail": _mail,
    "slides": _plain,
    "sheet": _plain,
}


def _table(topic: Topic, random: Random, *, long: bool) -> tuple[tuple[str, ...], ...]:
    """Head and rows: number, item, sum in dong as digits, share in percent. The sums make the matter's amount."""
    names = list(topic.matter.theme.rows)
    if long:
        names = [f"{name} - {random.choice(_PARTS)} {number}" for number, name in enumerate(names * 2, start=1)]
    weights = [random.randint(1, 20) for _ in names]
    whole = sum(weights)
    rows = tuple(
        (str(number), name, str(topic.matter.amount * weight // whole), str(weight * 100 // whole))
        for number, (name, weight) in enumerate(zip(names, weights, strict=True), start=1)
    )
    return (("STT", "Nội dung", "Số tiền (đồng)", "Tỷ lệ (%)"), *rows)


_PARTS = ("gói thầu", "đợt", "tổ", "thôn", "hạng mục")


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
