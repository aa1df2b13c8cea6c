"""Writes the text of a document: its topic and a person's hand in the official layout. Pure."""

from random import Random

from indexer.sample.bodies import Body, body
from indexer.sample.office import PROVINCE, Member
from indexer.sample.paper import Paper
from indexer.sample.topics import Topic

_SIGNS = (("", "GIÁM ĐỐC"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"))
_OTHERS_SIGN = {
    "investor": ("", "GIÁM ĐỐC"),
    "commune": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "contractor": ("", "TỔNG GIÁM ĐỐC"),
    "province": ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
}
_TO_THE_PROVINCE = frozenset({"Tờ trình", "Báo cáo"})


def paper(topic: Topic, seed: int, *, signer: Member, drafter: Member, revisions: int = 0) -> Paper:
    """The text after so many revisions, each of which adds to it; the same seed gives the same text."""
    random = Random(seed)
    content = body(topic, random, drafter=drafter, revisions=revisions)
    subject = topic.subject[0].upper() + topic.subject[1:]
    if not topic.is_official:
        return Paper(subject=subject, paragraphs=content.paragraphs, table=content.table, footnote=content.footnote)
    return _official(topic, subject, content, random, signer=signer, drafter=drafter)


def _official(topic: Topic, subject: str, content: Body, random: Random, *, signer: Member, drafter: Member) -> Paper:
    capacity, position = _OTHERS_SIGN.get(topic.form.by) or random.choice(_SIGNS)
    parent, name = _letterhead(topic)
    return Paper(
        subject=subject,
        paragraphs=content.paragraphs,
        kind=topic.form.kind,
        number=topic.written_number,
        symbol="" if topic.number else topic.symbol,
        place_date=_place_date(topic),
        parent=parent.upper(),
        issuer=name.upper(),
        addressees=_addressees(topic, random),
        recipients=("Như trên;", "Lãnh đạo Sở;", f"Lưu: VT, {drafter.unit.code} ({drafter.name.split()[-1]}-05b)."),
        capacity=capacity,
        position=position,
        signer=topic.matter.official if topic.is_incoming else signer.name,
        secrecy=topic.secrecy.upper(),
        table=content.table,
        footnote=content.footnote,
    )


def _letterhead(topic: Topic) -> tuple[str, str]:
    """The two lines of the issuer; a commune's committee has the commune's name on a line of its own."""
    issuer = topic.issuer
    if topic.form.by == "commune":
        committee, _, commune = issuer.name.partition(" xã ")
        return (committee, f"xã {commune}")
    return (issuer.parent, issuer.name)


def _place_date(topic: Topic) -> str:
    """A leading zero for days below 10 and for January and February (Decree 30/2020, appendix I)."""
    day = topic.day
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{PROVINCE}, ngày {day.day:02d} tháng {month} năm {day.year}"


def _addressees(topic: Topic, random: Random) -> tuple[str, ...]:
    if topic.form.kind == "Giấy mời":
        return ("Các phòng, đơn vị thuộc Sở",)
    if topic.form.kind not in ("", *_TO_THE_PROVINCE):
        return ()
    if topic.is_incoming:
        return ("Sở Tài chính",)
    if topic.form.kind in _TO_THE_PROVINCE:
        return (f"Ủy ban nhân dân tỉnh {PROVINCE}",)
    return random.choice(
        ((topic.matter.investor,), (f"Ủy ban nhân dân xã {topic.matter.place}",), ("Kho bạc Nhà nước",))
    )
